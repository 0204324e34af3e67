import { expect, test } from 'vitest';
import { AppError } from '../../../../common/errors';
import { settle } from '../../../support/fakes/fake-clock';
import { listedStates, next, settleMs, started, type OutboxWorld } from '../../../support/fakes/outbox-world';
import { sampleForm } from '../../../support/fakes/samples';

const key = 'karoo:conta1:k1:1:abcd1234';
const unknown = () => ({
  kind: 'unknown' as const,
  error: new AppError('unknown-outcome', { detail: 'HTTP 500' }),
});
const day = 24 * 3_600_000;
const sent = ({ bimer }: OutboxWorld) => bimer.calls.filter((call) => call.startsWith('submit')).length;

/** Bimer answers every request to store it in a way that tells nothing, and stores nothing. */
async function refusedByAll(): Promise<OutboxWorld> {
  const world = await started();
  world.bimer.outcomes = Array.from({ length: 20 }, unknown);
  await world.outbox.submit(next('k1'), sampleForm(), false);
  await world.clock.advance(day);
  return world;
}

test('a Bimer that never stores it is sent it three times, and then the agent is asked', async () => {
  const world = await refusedByAll();
  expect(sent(world)).toBe(3);
  expect(world.outbox.list().value[0]).toMatchObject({
    state: 'needs-you',
    question: { kind: 'never-stored', requests: 3 },
    canWithdraw: true,
    canRetry: false,
    canSendAnyway: null,
  });
  world.outbox.retryNow();
  world.outbox.retryNow(key);
  await world.clock.advance(day);
  expect(sent(world)).toBe(3);
});

test('neither a restart nor the time sends it again, only the agent, and then once', async () => {
  const { disk, clock, bimer, karoo, die } = await refusedByAll();
  die();
  const again = await started({ disk, clock, bimer, karoo });
  await clock.advance(day);
  expect(sent(again)).toBe(3);
  await again.outbox.answer({ key, answer: 'send', processNumber: null });
  await clock.advance(day);
  expect(sent(again)).toBe(4);
  expect(again.outbox.list().value[0]).toMatchObject({ question: { kind: 'never-stored', requests: 4 } });
  bimer.outcomes = [];
  await again.outbox.answer({ key, answer: 'send', processNumber: null });
  await clock.advance(day);
  expect(listedStates(again)).toEqual(['registered']);
  expect(bimer.stored).toHaveLength(1);
});

test('it may be taken back, changed and sent as another one, or be there after all', async () => {
  const world = await refusedByAll();
  await world.outbox.withdraw(key);
  expect(world.drafts.open(next('k1'))).toMatchObject({ form: sampleForm(), sequence: 1 });
  world.bimer.outcomes = [];
  await world.outbox.submit(next('k1', 2), sampleForm({ subject: 'Sem emoji' }), false);
  await settle();
  expect(world.bimer.stored.map(({ body }) => body.subject)).toEqual(['Sem emoji']);

  const other = await refusedByAll();
  await other.outbox.answer({ key, answer: 'in-bimer', processNumber: '900777' });
  await settle();
  expect(other.outbox.list().value[0]).toMatchObject({ state: 'registered', processNumber: '900777' });
  expect(other.karoo.marks).toMatchObject([{ processNumber: '900777' }]);
});

test('after the final look-up found nothing, one that was registered elsewhere may be withdrawn', async () => {
  const world = await started();
  world.bimer.outcomes = [unknown()];
  await world.outbox.submit(next('k1'), sampleForm(), false);
  await settle();
  world.karoo.integrated.add('k1');
  await world.clock.advance(settleMs + 20_000);
  expect(world.outbox.list().value[0]).toMatchObject({
    question: { kind: 'integrated-elsewhere' },
    canWithdraw: true,
  });
  await world.outbox.withdraw(key);
  expect(world.store.get('attendances', 'k1')?.state).toBe('integrated-elsewhere');
  await world.clock.advance(day);
  expect(sent(world)).toBe(1);
});

test('who has it sent again too early is not asked about the other one before Bimer has nothing of it', async () => {
  const world = await started();
  world.bimer.outcomes = [unknown()];
  await world.outbox.submit(next('k1'), sampleForm(), false);
  await settle();
  world.karoo.integrated.add('k1');
  await world.outbox.answer({ key, answer: 'send', processNumber: null });
  await settle();
  expect(listedStates(world)).toEqual(['verifying']);
  await world.clock.advance(settleMs + 20_000);
  expect(world.outbox.list().value[0]).toMatchObject({
    question: { kind: 'integrated-elsewhere' },
    canWithdraw: true,
  });
  expect(sent(world)).toBe(1);
});

test('where Bimer cannot be searched the agent’s word and the time make it withdrawable', async () => {
  const world = await started();
  world.bimer.outcomes = [unknown()];
  world.bimer.searches = [{ kind: 'unsupported' }];
  await world.outbox.submit(next('k1'), sampleForm(), false);
  await world.clock.advance(10_000);
  world.karoo.integrated.add('k1');
  await world.outbox.answer({ key, answer: 'send', processNumber: null });
  await settle();
  expect(world.outbox.list().value[0]).toMatchObject({
    question: { kind: 'integrated-elsewhere' },
    canWithdraw: false,
  });
  await world.clock.advance(settleMs);
  expect(world.outbox.list().value[0]).toMatchObject({
    question: { kind: 'integrated-elsewhere' },
    canWithdraw: true,
  });
});
