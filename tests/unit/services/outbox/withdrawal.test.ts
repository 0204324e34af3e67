import { expect, test } from 'vitest';
import { formForNextRegistration } from '../../../../common/attendance/registration-form';
import { AppError } from '../../../../common/errors';
import { planWithdrawal } from '../../../../main/services/registrations/withdrawal';
import { settle } from '../../../support/fakes/fake-clock';
import { listedStates, receive, started, next } from '../../../support/fakes/outbox-world';
import { sampleDraft, sampleForm, samplePending, sampleRegistration } from '../../../support/fakes/samples';

const form = sampleForm();

const input = (changes: Partial<Parameters<typeof planWithdrawal>[0]> = {}) => {
  const registration = changes.registration ?? sampleRegistration();
  const stored = { ...samplePending(), state: 'concluded' as const, nextSequence: 2 };
  const siblings = [registration];
  return {
    registration,
    stored,
    siblings,
    correction: undefined,
    next: undefined,
    newKeyPart,
    now: 5,
    ...changes,
  };
};
const draft = (values: typeof form) => sampleDraft({ form: values });
const newKeyPart = () => 'new00000';
const formOf = (changes: ReturnType<typeof planWithdrawal>) =>
  changes.find(({ collection, id }) => collection === 'drafts' && id === 'k1')?.value;

test('gives back what was typed last: the correction, else the form with its inactive values', () => {
  expect(formOf(planWithdrawal(input()))).toEqual({
    attendanceId: 'k1',
    registrationKey: 'karoo:conta1:k1:2:new00000',
    form,
    savedAt: 5,
  });
  const typed = sampleForm({ nextContactDate: '2026-12-01' });
  expect(formOf(planWithdrawal(input({ registration: sampleRegistration({ typed }) })))).toMatchObject({
    form: typed,
  });
  const corrected = sampleForm({ subject: 'Corrigido' });
  expect(formOf(planWithdrawal(input({ correction: draft(corrected) })))).toMatchObject({ form: corrected });
});

test('takes the place of the next registration’s draft only where nobody typed anything', () => {
  const next = draft(formForNextRegistration(form));
  expect(formOf(planWithdrawal(input({ next })))).toMatchObject({ form });
  expect(() => planWithdrawal(input({ next: draft(sampleForm({ subject: 'Segundo' })) }))).toThrow(
    expect.objectContaining({ code: 'not-allowed' }),
  );
  // Enviar of any of them may have prepared it.
  const other = sampleRegistration({ key: 'other', form: sampleForm({ customerCode: '00777' }) });
  const siblings = [other, sampleRegistration()];
  expect(formOf(planWithdrawal(input({ next, siblings })))).toMatchObject({ form });
});

test.each([
  ['concluded', 'pending'],
  ['pending', 'pending'],
  ['integrated-elsewhere', 'integrated-elsewhere'],
] as const)('an attendance that was %s is %s then', (state, expected) => {
  const stored = { ...samplePending(), state };
  expect(planWithdrawal(input({ stored })).at(-1)?.value).toMatchObject({ state: expected });
});

test('a withdrawn registration is the attendance’s draft again, and is sent later under a new key', async () => {
  const world = await started();
  world.bimer.error = new AppError('network-unreachable');
  const typed = sampleForm({ nextContactDate: '2026-12-01' });
  await world.outbox.submit(next('k1'), typed, false);
  await settle();
  expect(world.outbox.list().value[0]).toMatchObject({ state: 'queued', canWithdraw: true });
  await world.outbox.withdraw('karoo:conta1:k1:1:abcd1234');
  expect(world.outbox.list().value).toEqual([]);
  expect(world.store.get('attendances', 'k1')?.state).toBe('pending');
  expect(world.drafts.open(next('k1'))).toMatchObject({ form: typed, sequence: 1 });
  world.bimer.error = null;
  await world.clock.advance(600_000);
  expect(world.bimer.stored).toEqual([]);
  const view = await world.outbox.submit(next('k1', 2), typed, false);
  expect(view).toMatchObject({ key: 'karoo:conta1:k1:2:abcd1234', sequence: 1 });
  await settle();
  expect(world.bimer.stored).toHaveLength(1);
});

test('a key is made once, and never for another registration', async () => {
  let made = 0;
  const world = await started({ newKeyPart: () => `part000${(made += 1)}` });
  world.bimer.error = new AppError('network-unreachable');
  await world.drafts.save(next('k1'), form);
  await world.drafts.save(next('k1'), sampleForm({ subject: 'Outro' }));
  const typed = world.store.get('drafts', 'k1');
  expect(typed?.registrationKey).toBe('karoo:conta1:k1:1:part0001');
  const first = await world.outbox.submit(next('k1'), form, false);
  expect(first.key).toBe(typed?.registrationKey);
  await settle();
  await world.outbox.withdraw(first.key);
  expect((await world.outbox.submit(next('k1', 2), form, false)).key).toBe('karoo:conta1:k1:2:part0002');
  // Without a draft it is made at Enviar.
  await receive(world, 'k2');
  expect((await world.outbox.submit(next('k2'), form, false)).key).toBe('karoo:conta1:k2:1:part0003');
});

test('what is on its way cannot be withdrawn, nor what is not there', async () => {
  const world = await started();
  world.bimer.outcomes = [{ kind: 'lost-answer', error: new AppError('timeout') }];
  await world.outbox.submit(next('k1'), form, false);
  await settle();
  await expect(world.outbox.withdraw('karoo:conta1:k1:1:abcd1234')).rejects.toMatchObject({
    code: 'not-allowed',
  });
  await world.clock.advance(60_000);
  expect(listedStates(world)).toEqual(['registered']);
  await expect(world.outbox.withdraw('karoo:conta1:k1:1:abcd1234')).rejects.toMatchObject({
    code: 'not-allowed',
  });
  await expect(world.outbox.withdraw('other')).rejects.toMatchObject({ code: 'not-found' });
});

test('withdrawing while the conversation is being fetched sends nothing', async () => {
  const world = await started();
  let answer: () => void = () => undefined;
  const conversation = world.karoo.conversation.bind(world.karoo);
  world.karoo.conversation = (id) =>
    new Promise((resolve) => {
      answer = () => {
        resolve(conversation(id));
      };
    });
  await world.outbox.submit(next('k1'), form, false);
  await settle();
  await world.outbox.withdraw('karoo:conta1:k1:1:abcd1234');
  answer();
  await world.clock.advance(60_000);
  expect(world.bimer.stored).toEqual([]);
  expect(world.store.all('registrations')).toEqual([]);
});

test('nothing leaves in the undo time, a restart and the network’s return do not shorten it', async () => {
  const world = await started({ undoSeconds: 10 });
  await world.outbox.submit(next('k1'), form, false);
  world.outbox.retryNow();
  await world.clock.advance(4_000);
  expect(world.outbox.list().value[0]).toMatchObject({ state: 'queued', canWithdraw: true });
  expect(world.bimer.calls.filter((call) => call.startsWith('submit'))).toEqual([]);
  world.die();
  const { disk, clock, bimer, karoo } = world;
  const again = await started({ disk, clock, bimer, karoo, undoSeconds: 10 });
  await clock.advance(5_000);
  expect(bimer.stored).toEqual([]);
  await clock.advance(2_000);
  expect(listedStates(again)).toEqual(['registered']);
  expect(bimer.stored).toHaveLength(1);
});

test('a clock that is set back does not stretch the undo time', async () => {
  const world = await started({ undoSeconds: 10 });
  await world.outbox.submit(next('k1'), form, false);
  world.clock.jump(-60_000);
  world.outbox.retryNow('other');
  await settle();
  expect(world.bimer.stored).toHaveLength(1);
});

test('the agent may send at once instead of waiting', async () => {
  const world = await started({ undoSeconds: 30 });
  await receive(world, 'k2');
  await world.outbox.submit(next('k1'), form, false);
  world.outbox.retryNow('karoo:conta1:k1:1:abcd1234');
  await settle();
  expect(world.bimer.stored).toHaveLength(1);
});
