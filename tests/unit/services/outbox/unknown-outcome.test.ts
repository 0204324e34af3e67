import { expect, test } from 'vitest';
import { AppError } from '../../../../common/errors';
import { settle } from '../../../support/fakes/fake-clock';
import { listedStates, next, settleMs, started, type OutboxWorld } from '../../../support/fakes/outbox-world';
import { sampleForm } from '../../../support/fakes/samples';

const form = sampleForm();

/** Bimer is at work on the request, whose client has given up, and stores it after so long. */
function storesLate(world: OutboxWorld, afterMs: number): void {
  const submit = world.bimer.submit.bind(world.bimer);
  world.bimer.submit = (body, processNumber) => {
    world.bimer.submit = submit;
    world.clock.after(afterMs, () => world.bimer.store(body, processNumber));
    return Promise.resolve({ kind: 'unknown', error: new AppError('unknown-outcome') });
  };
}

test('absence counts only when the request cannot be stored any more, and until then Bimer is asked now and then', async () => {
  const world = await started();
  world.bimer.outcomes = [{ kind: 'unknown', error: new AppError('timeout') }];
  await world.outbox.submit(next('k1'), form, false);
  await world.clock.advance(settleMs - 1_000);
  const searches = world.bimer.calls.filter((call) => call.startsWith('findByKey'));
  expect(searches.length).toBeGreaterThan(5);
  expect(world.outbox.list().value[0]).toMatchObject({
    state: 'verifying',
    canSendAnyway: 'absent',
    canWithdraw: false,
  });
  await world.clock.advance(2_000);
  expect(world.bimer.stored).toHaveLength(1);
  expect(listedStates(world)).toEqual(['registered']);
});

test.each([500, 15_000, 60_000])(
  'what Bimer stores %i ms late is found, and not sent again',
  async (lateMs) => {
    const world = await started();
    storesLate(world, lateMs);
    await world.outbox.submit(next('k1'), form, false);
    await world.clock.advance(lateMs + 12_000);
    expect(listedStates(world)).toEqual(['registered']);
    await world.clock.advance(600_000);
    expect(world.bimer.stored).toHaveLength(1);
  },
);

test('a clock that is set does not shorten the wait, a restart begins it anew, the setting measures it', async () => {
  const world = await started({ settings: { 'bimer.settleSeconds': 600 } });
  world.bimer.outcomes = [{ kind: 'unknown', error: new AppError('timeout') }];
  await world.outbox.submit(next('k1'), form, false);
  await world.clock.advance(400_000);
  world.clock.jump(9 * 3_600_000);
  world.outbox.retryNow();
  await world.clock.advance(1_000);
  expect(listedStates(world)).toEqual(['verifying']);
  world.die();
  const { disk, clock, bimer, karoo } = world;
  const again = await started({ disk, clock, bimer, karoo, settings: { 'bimer.settleSeconds': 600 } });
  await clock.advance(600_000);
  expect(listedStates(again)).toEqual(['verifying']);
  await clock.advance(31_000);
  expect(listedStates(again)).toEqual(['registered']);
  expect(bimer.stored).toHaveLength(1);
});

test('a wait that was over stays so across a restart', async () => {
  const world = await started();
  world.bimer.outcomes = [{ kind: 'unknown', error: new AppError('timeout') }];
  await world.outbox.submit(next('k1'), form, false);
  world.bimer.searches = Array.from({ length: 40 }, () => ({
    kind: 'failed' as const,
    error: new AppError('network-unreachable'),
  }));
  await world.clock.advance(settleMs + 5_000);
  expect(world.store.all('registrations')[0]?.trace).toMatchObject({ mayStillArrive: false });
  world.die();
  const { disk, clock, bimer, karoo } = world;
  bimer.searches = [];
  const again = await started({ disk, clock, bimer, karoo });
  again.outbox.retryNow();
  await settle();
  expect(listedStates(again)).toEqual(['registered']);
});

test('the agent cuts the wait short; what arrives after all is told with both numbers, and marked under the first', async () => {
  const world = await started();
  storesLate(world, 50_000);
  await world.outbox.submit(next('k1'), form, false);
  await world.clock.advance(10_000);
  const { key } = world.outbox.list().value[0] ?? { key: '' };
  await world.outbox.answer({ key, answer: 'send', processNumber: null });
  await world.clock.advance(5_000);
  expect(world.outbox.list().value[0]).toMatchObject({ state: 'registered', processNumber: '900001' });
  await world.clock.advance(settleMs);
  expect(world.bimer.stored).toHaveLength(2);
  expect(world.outbox.list().value[0]).toMatchObject({
    state: 'needs-you',
    processNumber: '900001',
    isMarkedInKaroo: true,
    question: { kind: 'stored-twice', number: '900001', other: '900002' },
  });
  await world.outbox.answer({ key, answer: 'seen', processNumber: null });
  expect(listedStates(world)).toEqual(['registered']);
  await expect(world.outbox.answer({ key, answer: 'seen', processNumber: null })).rejects.toMatchObject({
    code: 'not-allowed',
  });
});

test('after it was sent again Bimer is asked once more, and mostly has one record', async () => {
  const world = await started();
  world.bimer.outcomes = [{ kind: 'unknown', error: new AppError('timeout') }];
  await world.outbox.submit(next('k1'), form, false);
  await world.clock.advance(settleMs + 5_000);
  expect(world.bimer.calls.at(-1)).toMatch(/^findByKey/);
  expect(world.records.all('registrations')[0]?.progress).toMatchObject({
    mark: { kind: 'marked' },
    twin: { kind: 'none' },
  });
});

test.each([
  ['in-bimer' as const, 1],
  ['send' as const, 2],
])('what Bimer has is not what was sent: the agent is asked, and answers %s', async (answer, storedCount) => {
  const world = await started();
  const submit = world.bimer.submit.bind(world.bimer);
  world.bimer.submit = (body, processNumber) => {
    world.bimer.submit = submit;
    world.bimer.store({ ...body, subject: 'Outro' }, processNumber);
    return Promise.resolve({ kind: 'unknown', error: new AppError('timeout') });
  };
  await world.outbox.submit(next('k1'), form, false);
  await world.clock.advance(3_600_000);
  expect(world.bimer.stored).toHaveLength(1);
  const [view] = world.outbox.list().value;
  expect(view).toMatchObject({
    state: 'needs-you',
    question: { kind: 'found-differs', number: '900001', differing: ['subject'], untold: [] },
    canCorrect: false,
    canWithdraw: false,
  });
  await world.outbox.answer({ key: view?.key ?? '', answer, processNumber: null });
  await world.clock.advance(settleMs * 2);
  expect(world.bimer.stored).toHaveLength(storedCount);
  expect(world.outbox.list().value[0]).toMatchObject({
    state: 'registered',
    processNumber: `90000${storedCount}`,
    isMarkedInKaroo: true,
  });
});
