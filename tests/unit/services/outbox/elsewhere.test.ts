import { expect, test } from 'vitest';
import { AppError } from '../../../../common/errors';
import { AttendanceRecorder } from '../../../../main/services/intake/attendance-recorder';
import { settle } from '../../../support/fakes/fake-clock';
import { listedStates, next, started, type OutboxWorld } from '../../../support/fakes/outbox-world';
import {
  sampleAttendance,
  sampleForm,
  sampleRegistered,
  sampleRegistration,
} from '../../../support/fakes/samples';

const key = 'karoo:conta1:k1:1:abcd1234';
const recorder = (world: OutboxWorld) => new AttendanceRecorder({ ...world, time: world.clock });
const tell = (world: OutboxWorld, processNumber: string | null) =>
  recorder(world).recordIntegrated('conta1', 'k1', processNumber, { lastEventId: 'e1' });

async function queued(): Promise<OutboxWorld> {
  const world = await started();
  world.bimer.error = new AppError('network-unreachable');
  await world.outbox.submit(next('k1'), sampleForm(), false);
  await settle();
  world.bimer.error = null;
  return world;
}

test('what waits while somebody else registers the attendance asks first', async () => {
  const world = await queued();
  await tell(world, '77');
  await world.clock.advance(600_000);
  expect(world.bimer.stored).toEqual([]);
  const [view] = world.outbox.list().value;
  expect(view).toMatchObject({
    state: 'needs-you',
    question: { kind: 'integrated-elsewhere', number: '77' },
    canWithdraw: true,
    canCorrect: false,
  });
  await expect(world.outbox.submit(next('k1'), sampleForm(), false)).rejects.toMatchObject({
    code: 'not-allowed',
  });

  await world.outbox.answer({ key, answer: 'send', processNumber: null });
  world.karoo.integrated.add('k1');
  await tell(world, '77');
  await settle();
  expect(world.bimer.stored).toHaveLength(1);
  await expect(world.outbox.answer({ key, answer: 'send', processNumber: null })).rejects.toMatchObject({
    code: 'not-allowed',
  });
});

test('withdrawn, it keeps what was typed and is not pending again', async () => {
  const world = await queued();
  await tell(world, '77');
  await world.outbox.withdraw(key);
  expect(world.store.get('attendances', 'k1')?.state).toBe('integrated-elsewhere');
  expect(world.store.get('drafts', 'k1')?.form).toEqual(sampleForm());
});

test.each([false, true])(
  'before the first send Karoo is asked, as its news may not have come (múltiplos: %s)',
  async (isMultiple) => {
    const world = await started();
    world.karoo.integrated.add('k1');
    await world.outbox.submit(next('k1'), sampleForm({ isMultiple }), false);
    await settle();
    expect(world.bimer.stored).toEqual([]);
    expect(world.outbox.list().value[0]).toMatchObject({ question: { kind: 'integrated-elsewhere' } });
  },
);

test.each([false, true])(
  'before the first send Karoo has to say that nobody else did it (múltiplos: %s), however long that takes',
  async (isMultiple) => {
    const world = await started();
    world.karoo.conversationError = new AppError('network-unreachable');
    await world.outbox.submit(next('k1'), sampleForm({ isMultiple }), true);
    await world.clock.advance(3_600_000);
    expect(world.bimer.stored).toEqual([]);
    expect(world.outbox.list().value[0]).toMatchObject({
      state: 'queued',
      canSendAnyway: 'unasked',
      canWithdraw: true,
      error: { code: 'network-unreachable' },
    });
    world.karoo.conversationError = null;
    world.outbox.retryNow();
    await settle();
    expect(listedStates(world)).toEqual(['registered']);
  },
);

test('an answer that does not say it is no answer', async () => {
  const world = await started();
  world.karoo.isSilentOnIntegration = true;
  await world.outbox.submit(next('k1'), sampleForm(), true);
  await settle();
  expect(world.outbox.list().value[0]).toMatchObject({
    canSendAnyway: 'unasked',
    error: { code: 'invalid-response' },
  });
});

test.each([
  [false, null],
  [true, null],
])(
  'the agent may send without Karoo’s answer (múltiplos: %s), then without the conversation',
  async (isMultiple, transcript) => {
    const world = await started();
    world.karoo.conversationError = new AppError('network-unreachable');
    await world.outbox.submit(next('k1'), sampleForm({ isMultiple }), true);
    await settle();
    await world.outbox.answer({ key, answer: 'send', processNumber: null });
    await settle();
    expect(world.bimer.stored.map(({ body }) => body.transcript)).toEqual([transcript]);
  },
);

test('sent without waiting for Karoo, it is asked about all the same when Karoo does answer', async () => {
  const world = await started();
  world.karoo.conversationError = new AppError('network-unreachable');
  await world.outbox.submit(next('k1'), sampleForm(), true);
  await settle();
  world.karoo.conversationError = null;
  world.karoo.integrated.add('k1');
  await world.outbox.answer({ key, answer: 'send', processNumber: null });
  await settle();
  expect(world.bimer.stored).toEqual([]);
  expect(world.outbox.list().value[0]).toMatchObject({ question: { kind: 'integrated-elsewhere' } });
});

test('what this app registered of the attendance is answer enough', async () => {
  const world = await started();
  await world.outbox.submit(next('k1'), sampleForm({ isMultiple: true }), false);
  await settle();
  world.karoo.conversationError = new AppError('network-unreachable');
  await world.outbox.submit(next('k1', 2), sampleForm({ isMultiple: true, subject: 'Segundo' }), true);
  await settle();
  expect(world.bimer.stored).toHaveLength(2);
});

test.each([false, true])(
  'once it finished again, what this app registered the first time is no answer (múltiplos: %s)',
  async (isMultiple) => {
    const world = await started();
    await world.outbox.submit(next('k1'), sampleForm({ isMultiple: true }), false);
    await settle();
    const again = sampleAttendance({ finishedAt: '2026-11-24T11:59:00Z' });
    await recorder(world).record('conta1', [again], {});
    world.karoo.integrated.add('k1');
    await world.outbox.submit(next('k1', 2), sampleForm({ isMultiple, subject: 'De novo' }), true);
    await settle();
    expect(world.bimer.stored).toHaveLength(1);
    expect(world.outbox.list().value[0]).toMatchObject({ question: { kind: 'integrated-elsewhere' } });
  },
);

test('our own mark asks nobody', async () => {
  const world = await started();
  await world.outbox.submit(next('k1'), sampleForm({ isMultiple: true }), false);
  await settle();
  world.karoo.integrated.add('k1');
  await tell(world, '900001');
  await world.outbox.submit(next('k1', 2), sampleForm({ subject: 'Segundo' }), true);
  await settle();
  expect(world.bimer.stored).toHaveLength(2);
});

test('our own mark that comes while Karoo is asked asks nobody', async () => {
  const world = await started();
  const { karoo, store } = world;
  const ask = karoo.conversation.bind(karoo);
  const value = sampleRegistration({
    key: 'karoo:conta1:k1:9:abcd1234',
    progress: sampleRegistered({ number: '900009' }),
  });
  karoo.conversation = async (attendanceId) => {
    await store.update(() => [{ collection: 'registrations', id: value.key, value }]);
    karoo.integrated.add(attendanceId);
    return ask(attendanceId);
  };
  await world.outbox.submit(next('k1'), sampleForm({ isMultiple: true }), false);
  await settle();
  expect(world.bimer.stored).toHaveLength(1);
});

test('answers to an unknown outcome: the number found is marked in Karoo, or it is sent once more', async () => {
  const world = await started();
  world.bimer.outcomes = [{ kind: 'unknown', error: new AppError('server-error') }];
  world.bimer.searches = [{ kind: 'unsupported' }];
  await world.outbox.submit(next('k1'), sampleForm(), false);
  await world.clock.advance(5_000);
  await expect(world.outbox.submit(next('k1'), sampleForm(), false)).rejects.toMatchObject({
    code: 'not-allowed',
  });
  await expect(world.outbox.withdraw(key)).rejects.toMatchObject({ code: 'not-allowed' });
  await expect(world.outbox.answer({ key: 'x', answer: 'send', processNumber: null })).rejects.toMatchObject({
    code: 'not-found',
  });
  await world.outbox.answer({ key, answer: 'in-bimer', processNumber: '900777' });
  await settle();
  expect(world.karoo.marks).toMatchObject([{ key, processNumber: '900777' }]);
  expect(world.bimer.stored).toEqual([]);
});
