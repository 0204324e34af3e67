import { expect, test } from 'vitest';
import { AppError } from '../../../../common/errors';
import { settle } from '../../../support/fakes/fake-clock';
import { listedStates, receive, started } from '../../../support/fakes/outbox-world';
import { sampleForm } from '../../../support/fakes/samples';

const form = sampleForm();

test('a routine registration: durable first, then stored once, then marked in Karoo', async () => {
  const world = await started();
  await world.drafts.save('k1', form);
  const view = await world.outbox.submit('k1', form, false);
  expect(view).toMatchObject({ key: 'karoo:conta1:k1:1', state: 'queued', sequence: 1 });
  await settle();
  expect(world.bimer.stored).toHaveLength(1);
  expect(world.karoo.marks).toEqual([
    { attendanceId: 'k1', key: 'karoo:conta1:k1:1', processNumber: '900001', isConcluded: true },
  ]);
  expect(world.outbox.list().value[0]).toMatchObject({
    state: 'registered',
    isMarkedInKaroo: true,
    processNumber: '900001',
    customerName: 'Mercearia São João',
  });
  expect(world.records.get('attendances', 'k1')).toMatchObject({ state: 'concluded', nextSequence: 2 });
  expect(world.store.all('drafts')).toEqual([]);
  const enviar = world.records.commits.find((changes) =>
    changes.some(({ collection }) => collection === 'registrations'),
  );
  expect(enviar?.map(({ collection }) => collection).sort()).toEqual([
    'attendances',
    'drafts',
    'registrations',
  ]);
});

test('the state sending is durable before the POST leaves', async () => {
  const world = await started();
  const seen: string[] = [];
  const submit = world.bimer.submit.bind(world.bimer);
  world.bimer.submit = (body, processNumber) => {
    seen.push(world.records.get('registrations', body.key)?.state ?? 'missing');
    return submit(body, processNumber);
  };
  await world.outbox.submit('k1', form, false);
  await settle();
  expect(seen).toEqual(['sending']);
});

test('refuses an invalid form with its fields, and changes nothing', async () => {
  const world = await started();
  const bad = sampleForm({
    subject: ' ',
    emailRecipients: ['x'],
    isClosing: false,
    nextContactDate: '2026-11-23',
  });
  await expect(world.outbox.submit('k1', bad, false)).rejects.toMatchObject({
    code: 'invalid-input',
    fields: {
      subject: 'Informe a TAG / o assunto.',
      emailRecipients: expect.stringContaining('e-mail inválido') as string,
      nextContactDate: expect.stringContaining('já passou') as string,
      nextContactUserId: expect.any(String) as string,
    },
  });
  expect(world.store.all('registrations')).toEqual([]);
  await expect(world.outbox.submit('unknown', form, false)).rejects.toMatchObject({ code: 'not-found' });
});

test('a double click sends once, with múltiplos too', async () => {
  const world = await started();
  const multiple = sampleForm({ isMultiple: true });
  const both = await Promise.allSettled([
    world.outbox.submit('k1', multiple, false),
    world.outbox.submit('k1', multiple, false),
  ]);
  expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  await receive(world, 'k2');
  await world.outbox.submit('k2', form, false);
  await expect(world.outbox.submit('k2', form, false)).rejects.toMatchObject({
    code: 'not-allowed',
    message: 'O atendimento 48213 já foi enviado.',
  });
  await settle();
  expect(world.bimer.stored).toHaveLength(2);
});

test('a full disk refuses Enviar and keeps draft and attendance', async () => {
  const world = await started();
  await world.drafts.save('k1', form);
  world.records.failuresLeft = 1;
  await expect(world.outbox.submit('k1', form, false)).rejects.toMatchObject({ code: 'storage-failed' });
  expect(world.store.get('drafts', 'k1')?.form).toEqual(form);
  expect(world.bimer.stored).toEqual([]);
  await world.outbox.submit('k1', form, false);
  await settle();
  expect(world.bimer.stored).toHaveLength(1);
});

test('a disk that fills up after the POST does not make it a second one', async () => {
  const world = await started();
  const submit = world.bimer.submit.bind(world.bimer);
  world.bimer.submit = (body, processNumber) => {
    world.records.failuresLeft = 5;
    return submit(body, processNumber);
  };
  await world.outbox.submit('k1', form, false);
  await world.clock.advance(120_000);
  expect(world.bimer.stored).toHaveLength(1);
  expect(listedStates(world)).toEqual(['registered']);
});

test('several registrations from one conversation, until the agent says it was the last one', async () => {
  const world = await started();
  const first = sampleForm({ isMultiple: true, subject: 'Primeiro' });
  await world.outbox.submit('k1', first, false);
  const next = world.drafts.open('k1');
  expect(next).toMatchObject({ sequence: 2, form: { isMultiple: true, customerCode: '00263', subject: '' } });
  await world.outbox.submit('k1', sampleForm({ isMultiple: true, subject: 'Segundo' }), true);
  await settle();
  expect(world.bimer.stored.map(({ body }) => body.key)).toEqual(['karoo:conta1:k1:1', 'karoo:conta1:k1:2']);
  expect(world.bimer.stored.map(({ body }) => body.transcript)).toEqual([null, null]);
  expect(world.karoo.marks.map(({ isConcluded }) => isConcluded)).toEqual([false, true]);
  expect(() => world.drafts.open('k1')).toThrow(expect.objectContaining({ code: 'not-found' }));
});

test('concluding without another registration tells Karoo so', async () => {
  const world = await started();
  await expect(world.outbox.conclude('k1')).rejects.toMatchObject({ code: 'not-allowed' });
  await world.outbox.submit('k1', sampleForm({ isMultiple: true }), false);
  await settle();
  await world.outbox.conclude('k1');
  await settle();
  expect(world.karoo.marks.map(({ isConcluded }) => isConcluded)).toEqual([false, true]);
  expect(world.records.get('attendances', 'k1')?.state).toBe('concluded');
  expect(world.store.all('drafts')).toEqual([]);
  expect(world.bimer.stored).toHaveLength(1);
});

test('a refusal comes back as an editable form, keeps its key and is sent again', async () => {
  const world = await started();
  const refusal = new AppError('invalid-request', { fields: { productId: 'Produto inativo.' } });
  world.bimer.outcomes = [{ kind: 'refused', error: refusal }];
  await world.outbox.submit('k1', form, false);
  await settle();
  const payload = world.drafts.open('k1');
  expect(payload.correcting).toMatchObject({ key: 'karoo:conta1:k1:1', error: { code: 'invalid-request' } });
  expect(payload.form).toEqual(form);
  await world.drafts.save('k1', sampleForm({ productId: 'p2' }));
  expect(world.drafts.open('k1').form.productId).toBe('p2');
  await world.outbox.submit('k1', sampleForm({ productId: 'p2' }), false);
  await settle();
  expect(world.bimer.stored.map(({ body }) => [body.key, body.productId])).toEqual([
    ['karoo:conta1:k1:1', 'p2'],
  ]);
  expect(world.store.all('drafts')).toEqual([]);
});

test('what is typed for the next registration does not end up in one refused meanwhile', async () => {
  const world = await started();
  world.bimer.outcomes = [{ kind: 'refused', error: new AppError('invalid-request') }];
  await world.outbox.submit('k1', sampleForm({ isMultiple: true, subject: 'Primeiro' }), false);
  expect(world.drafts.open('k1').sequence).toBe(2);
  await settle();
  const second = sampleForm({ isMultiple: true, subject: 'Segundo' });
  await world.drafts.save('k1', second);
  await world.outbox.submit('k1', second, false);
  await settle();
  expect(world.bimer.stored.map(({ body }) => [body.key, body.subject])).toEqual([
    ['karoo:conta1:k1:2', 'Segundo'],
  ]);
  expect(world.drafts.open('k1')).toMatchObject({ sequence: 1, form: { subject: 'Primeiro' } });
});

test('an unknown customer goes back to the agent with its field', async () => {
  const world = await started();
  await world.outbox.submit('k1', sampleForm({ customerCode: '999' }), false);
  await settle();
  expect(world.outbox.list().value[0]).toMatchObject({
    state: 'needs-you',
    error: { fields: { customerCode: 'O Bimer não tem cliente com o código 999.' } },
  });
});
