import { expect, test } from 'vitest';
import { AppError } from '../../../../common/errors';
import type { Disk } from '../../../support/fakes/in-memory-stores';
import { settle } from '../../../support/fakes/fake-clock';
import { listedStates, next, started, type OutboxWorld } from '../../../support/fakes/outbox-world';
import { sampleForm } from '../../../support/fakes/samples';

const key = 'karoo:conta1:k1:1:abcd1234';
const calls = ({ bimer }: OutboxWorld, name: string) =>
  bimer.calls.filter((call) => call.startsWith(`${name} `)).length;

/** A registration that waits, as the records were when they were copied; and the world in which it goes on. */
async function copied(): Promise<{ backup: Disk; world: OutboxWorld }> {
  const world = await started({ undoSeconds: 5 });
  await world.outbox.submit(next('k1'), sampleForm(), false);
  return { backup: structuredClone(world.disk), world };
}

/** The app over the records that were put back. */
function putBack({ backup, world }: Awaited<ReturnType<typeof copied>>): Promise<OutboxWorld> {
  const { clock, bimer, karoo } = world;
  world.die();
  return started({ disk: backup, clock, bimer, karoo });
}

test('records put back from a copy send nothing again that Bimer has', async () => {
  const past = await copied();
  await past.world.clock.advance(10_000);
  expect(listedStates(past.world)).toEqual(['registered']);
  const again = await putBack(past);
  await again.clock.advance(60_000);
  expect(again.bimer.stored).toHaveLength(1);
  expect(calls(again, 'submit')).toBe(1);
  expect(again.outbox.list().value[0]).toMatchObject({
    state: 'registered',
    processNumber: again.bimer.stored[0]?.number,
  });
});

test('nor what was sent with other words: the agent is asked, and cannot take it back', async () => {
  const past = await copied();
  await past.world.clock.advance(10_000);
  const [stored] = past.world.bimer.stored;
  if (stored) stored.body = { ...stored.body, opinion: 'Outro texto.' };
  const again = await putBack(past);
  await again.clock.advance(60_000);
  expect(calls(again, 'submit')).toBe(1);
  expect(again.outbox.list().value[0]).toMatchObject({
    question: { kind: 'found-differs' },
    canWithdraw: false,
  });
});

test('what Bimer does not have is asked for once and sent once', async () => {
  const past = await copied();
  const again = await putBack(past);
  await again.clock.advance(60_000);
  expect([calls(again, 'findByKey'), calls(again, 'submit')]).toEqual([1, 1]);
  expect(again.bimer.stored).toHaveLength(1);
});

test('a Bimer that cannot be searched is no reason to keep it back', async () => {
  const past = await copied();
  past.world.bimer.searches = [{ kind: 'unsupported' }];
  const again = await putBack(past);
  await again.clock.advance(60_000);
  expect(again.bimer.stored).toHaveLength(1);
  expect(calls(again, 'findByKey')).toBe(1);
});

test('as long as Bimer does not answer nothing is sent', async () => {
  const past = await copied();
  const silent = { kind: 'failed' as const, error: new AppError('network-unreachable') };
  past.world.bimer.searches = [silent, silent];
  const again = await putBack(past);
  await again.clock.advance(6000);
  expect(calls(again, 'submit')).toBe(0);
  expect(listedStates(again)).toEqual(['queued']);
  await again.clock.advance(3_600_000);
  expect([calls(again, 'findByKey'), calls(again, 'submit')]).toEqual([3, 1]);
});

test('a refused one that was corrected is asked for too', async () => {
  const world = await started();
  const { bimer, clock, karoo } = world;
  bimer.outcomes = [{ kind: 'refused', error: new AppError('invalid-request') }];
  await world.outbox.submit(next('k1'), sampleForm(), false);
  await settle();
  const backup = structuredClone(world.disk);
  const correction = { attendanceId: 'k1', correctingKey: key, sequence: 1 };
  await world.outbox.submit(correction, sampleForm({ subject: 'Corrigido' }), false);
  await settle();
  expect(bimer.stored).toHaveLength(1);
  world.die();
  const again = await started({ disk: backup, clock, bimer, karoo });
  await again.outbox.submit(correction, sampleForm({ subject: 'Corrigido' }), false);
  await clock.advance(60_000);
  expect(bimer.stored).toHaveLength(1);
  expect(listedStates(again)).toEqual(['registered']);
});

test('a key of this run is asked for only when something is unknown', async () => {
  const world = await started();
  await world.outbox.submit(next('k1'), sampleForm(), false);
  await settle();
  expect([calls(world, 'findByKey'), calls(world, 'submit')]).toEqual([0, 1]);
});
