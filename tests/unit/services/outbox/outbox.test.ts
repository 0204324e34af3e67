import { expect, test } from 'vitest';
import { AppError } from '../../../../common/errors';
import { failureText } from '../../../../common/texts/failures';
import { settle } from '../../../support/fakes/fake-clock';
import { listedStates, receive, started, next } from '../../../support/fakes/outbox-world';
import { sampleForm } from '../../../support/fakes/samples';

const form = sampleForm();

test('a routine registration: durable first, then stored once, then marked in Karoo', async () => {
  const world = await started();
  await world.drafts.save(next('k1'), form);
  const view = await world.outbox.submit(next('k1'), form, false);
  expect(view).toMatchObject({ key: 'karoo:conta1:k1:1:abcd1234', state: 'queued', sequence: 1 });
  await settle();
  expect(world.bimer.stored).toHaveLength(1);
  expect(world.karoo.marks).toEqual([
    {
      attendanceId: 'k1',
      key: 'karoo:conta1:k1:1:abcd1234',
      processNumber: '900001',
      bimerId: '00A0000001',
      isConcluded: true,
    },
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
    seen.push(world.records.get('registrations', body.key)?.progress.step ?? 'missing');
    return submit(body, processNumber);
  };
  await world.outbox.submit(next('k1'), form, false);
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
  await expect(world.outbox.submit(next('k1'), bad, false)).rejects.toMatchObject({
    code: 'invalid-input',
    fields: {
      subject: 'Informe a TAG / o assunto.',
      emailRecipients: expect.stringContaining('e-mail inválido') as string,
      nextContactDate: expect.stringContaining('já passou') as string,
      nextContactUserId: expect.any(String) as string,
    },
  });
  expect(world.store.all('registrations')).toEqual([]);
  await expect(world.outbox.submit(next('unknown'), form, false)).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('a double click sends once, with múltiplos too', async () => {
  const world = await started();
  const multiple = sampleForm({ isMultiple: true });
  const both = await Promise.allSettled([
    world.outbox.submit(next('k1'), multiple, false),
    world.outbox.submit(next('k1'), multiple, false),
  ]);
  expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  await receive(world, 'k2');
  await world.outbox.submit(next('k2'), form, false);
  await expect(world.outbox.submit(next('k2'), form, false)).rejects.toMatchObject({
    code: 'not-allowed',
    message: 'O atendimento 48213 já foi enviado.',
  });
  await settle();
  expect(world.bimer.stored).toHaveLength(2);
});

test('a full disk refuses Enviar and keeps draft and attendance', async () => {
  const world = await started();
  await world.drafts.save(next('k1'), form);
  world.records.failuresLeft = 1;
  await expect(world.outbox.submit(next('k1'), form, false)).rejects.toMatchObject({
    code: 'storage-failed',
  });
  expect(world.store.get('drafts', 'k1')?.form).toEqual(form);
  expect(world.bimer.stored).toEqual([]);
  await world.outbox.submit(next('k1'), form, false);
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
  await world.outbox.submit(next('k1'), form, false);
  await world.clock.advance(120_000);
  expect(world.bimer.stored).toHaveLength(1);
  expect(listedStates(world)).toEqual(['registered']);
});

test('several registrations from one conversation, until the agent says it was the last one', async () => {
  const world = await started();
  const first = sampleForm({ isMultiple: true, subject: 'Primeiro' });
  await world.outbox.submit(next('k1'), first, false);
  expect(world.drafts.open(next('k1'))).toMatchObject({
    sequence: 2,
    form: { isMultiple: true, customerCode: '00263', subject: '' },
  });
  await world.outbox.submit(next('k1', 2), sampleForm({ isMultiple: true, subject: 'Segundo' }), true);
  await settle();
  expect(world.bimer.stored.map(({ body }) => body.key)).toEqual([
    'karoo:conta1:k1:1:abcd1234',
    'karoo:conta1:k1:2:abcd1234',
  ]);
  expect(world.bimer.stored.map(({ body }) => body.transcript)).toEqual([null, null]);
  expect(world.karoo.marks.map(({ isConcluded }) => isConcluded)).toEqual([false, true]);
  expect(() => world.drafts.open(next('k1'))).toThrow(expect.objectContaining({ code: 'not-found' }));
});

test('concluding without another registration tells Karoo so', async () => {
  const world = await started();
  await expect(world.outbox.conclude('k1')).rejects.toMatchObject({ code: 'not-allowed' });
  await world.outbox.submit(next('k1'), sampleForm({ isMultiple: true }), false);
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
  const refusal = new AppError('invalid-request', {
    fields: { productId: failureText('server-words', { words: 'Produto inativo.' }) },
  });
  world.bimer.outcomes = [{ kind: 'refused', error: refusal }];
  await world.outbox.submit(next('k1'), form, false);
  await settle();
  const target = world.drafts.targetOf('k1');
  const payload = world.drafts.open(target);
  expect(payload.correcting).toMatchObject({
    key: 'karoo:conta1:k1:1:abcd1234',
    error: { code: 'invalid-request', fields: { productId: 'Produto inativo.' } },
  });
  expect(payload.form).toEqual(form);
  await world.drafts.save(target, sampleForm({ productId: 'p2' }));
  expect(world.drafts.open(target).form.productId).toBe('p2');
  await world.outbox.submit(target, sampleForm({ productId: 'p2' }), false);
  await settle();
  expect(world.bimer.stored.map(({ body }) => [body.key, body.productId])).toEqual([
    ['karoo:conta1:k1:1:abcd1234', 'p2'],
  ]);
  expect(world.store.all('drafts')).toEqual([]);
});

test('what is typed for the next registration does not end up in one refused meanwhile', async () => {
  const world = await started();
  world.bimer.outcomes = [{ kind: 'refused', error: new AppError('invalid-request') }];
  await world.outbox.submit(next('k1'), sampleForm({ isMultiple: true, subject: 'Primeiro' }), false);
  const target = world.drafts.targetOf('k1');
  expect(world.drafts.open(target).sequence).toBe(2);
  await settle();
  const second = sampleForm({ isMultiple: true, subject: 'Segundo' });
  await world.drafts.save(target, second);
  await world.outbox.submit(target, second, false);
  await settle();
  expect(world.bimer.stored.map(({ body }) => [body.key, body.subject])).toEqual([
    ['karoo:conta1:k1:2:abcd1234', 'Segundo'],
  ]);
  expect(world.drafts.open(world.drafts.targetOf('k1'))).toMatchObject({
    sequence: 1,
    form: { subject: 'Primeiro' },
  });
});

test('nothing is stored of a failure but codes, parameters and the words of servers', async () => {
  const world = await started();
  const refusal = new AppError('invalid-request', {
    message: failureText('bimer-refused', { words: 'Produto inativo.' }),
    action: 'Só para ler agora.',
    fields: { subject: 'Só para ler agora.' },
    detail: 'HTTP 422',
  });
  world.bimer.outcomes = [{ kind: 'refused', error: refusal }];
  await world.outbox.submit(next('k1'), form, false);
  await settle();
  expect(world.store.all('registrations')[0]?.progress).toEqual({
    step: 'refused',
    failure: {
      code: 'invalid-request',
      says: { key: 'bimer-refused', params: { words: 'Produto inativo.' } },
      fields: {},
      detail: 'HTTP 422',
    },
  });
  expect(world.outbox.list().value[0]?.error).toMatchObject({
    message: 'O Bimer recusou os dados: Produto inativo.',
  });
});

test('an unknown customer goes back to the agent with its field', async () => {
  const world = await started();
  await world.outbox.submit(next('k1'), sampleForm({ customerCode: '999' }), false);
  await settle();
  expect(world.outbox.list().value[0]).toMatchObject({
    state: 'needs-you',
    error: { fields: { customerCode: 'O Bimer não tem cliente com o código 999.' } },
  });
});
