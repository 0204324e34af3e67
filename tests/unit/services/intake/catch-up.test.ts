import { expect, test } from 'vitest';
import { AppError } from '../../../../common/errors';
import { settle } from '../../../support/fakes/fake-clock';
import { attendanceOf, finishedEvent, intakeWorld, pageOf } from '../../../support/fakes/intake-world';

const day = 24 * 60 * 60_000;
const future = '2099-01-01T00:00:00Z';
const sinceOf = ({ karoo }: ReturnType<typeof intakeWorld>) => karoo.pageQueries.map(({ since }) => since);

test('a date in the future does not move the limit: what finished before is asked for again', async () => {
  const world = intakeWorld();
  const { karoo, intake, store } = world;
  karoo.pages = [
    { attendances: [attendanceOf('a'), attendanceOf('b', { finishedAt: future })], nextCursor: null },
  ];
  intake.start();
  await settle();
  expect(store.all('attendances')).toHaveLength(2);
  intake.reconnectNow();
  await settle();
  expect(sinceOf(world)).toEqual(['2026-11-23T12:00:00.000Z', '2026-11-24T11:20:00.000Z']);
  await intake.stop();
});

test.each([
  ['years behind', -10 * 365 * day],
  ['hours behind', -day / 8],
  ['hours ahead', day / 8],
  ['years ahead', 10 * 365 * day],
])('a clock of this computer that is %s neither skips nor repeats anything', async (_, wrongMs) => {
  const world = intakeWorld();
  const { karoo, intake, clock, store } = world;
  const rightTime = clock.now();
  karoo.time = () => rightTime;
  clock.jump(wrongMs);
  karoo.pages = [
    { attendances: [attendanceOf('a'), attendanceOf('b', { finishedAt: future })], nextCursor: null },
  ];
  intake.start();
  await settle();
  expect(store.get('cursors', 'conta1')?.caughtUpTo).toBe('2026-11-24T11:30:00.000Z');
  intake.reconnectNow();
  await settle();
  expect(sinceOf(world)).toEqual(['2026-11-23T12:00:00.000Z', '2026-11-24T11:20:00.000Z']);
  await intake.stop();
});

test('a limit that was ahead of Karoo’s clock is not believed and heals', async () => {
  const world = intakeWorld();
  const { karoo, intake, store } = world;
  await store.commit([
    {
      collection: 'cursors',
      id: 'conta1',
      value: { accountId: 'conta1', lastEventId: null, caughtUpTo: future },
    },
  ]);
  karoo.pages = [pageOf('a')];
  intake.start();
  await settle();
  expect(sinceOf(world)).toEqual(['2026-11-23T12:00:00.000Z']);
  expect(store.get('cursors', 'conta1')?.caughtUpTo).toBe('2026-11-24T11:30:00.000Z');
  await intake.stop();
});

test('each page is on the disk before the next one is asked for, and the limit moves only at the end', async () => {
  const { karoo, intake, records, store, clock, caughtUp } = intakeWorld();
  karoo.pages = [{ ...pageOf('a', 'b'), nextCursor: 'p2' }, new AppError('server-error')];
  intake.start();
  await settle();
  expect(records.commits.map((changes) => changes.map(({ id }) => id))).toEqual([['a', 'b']]);
  expect(store.get('cursors', 'conta1')).toBeUndefined();
  // What is on the disk is told now: the next catch-up knows it already.
  expect(caughtUp).toEqual([2]);
  karoo.pages = [{ ...pageOf('a', 'b'), nextCursor: 'p2' }, pageOf('c')];
  await clock.advance(1_000);
  expect(caughtUp).toEqual([2, 1]);
  expect(store.get('cursors', 'conta1')?.caughtUpTo).toBe('2026-11-24T11:30:00.000Z');
  await intake.stop();
});

test('what events brought while the catch-up failed is told all the same', async () => {
  const { karoo, intake, clock, caughtUp, finished } = intakeWorld();
  karoo.opensAtOnce = false;
  karoo.pages = [new AppError('server-error')];
  intake.start();
  await settle();
  await karoo.stream.send(finishedEvent('a', 'c1'));
  karoo.stream.open();
  await settle();
  expect(caughtUp).toEqual([1]);
  karoo.opensAtOnce = true;
  await clock.advance(1_000);
  expect([caughtUp, finished]).toEqual([[1], []]);
  await intake.stop();
});

test('no more are taken than may wait, which is told; as they are worked off the next ones come', async () => {
  const { karoo, intake, store, clock, states } = intakeWorld({ 'karoo.maxBacklog': 3 });
  const pages = () => [
    { ...pageOf('a', 'b'), nextCursor: 'p2' },
    { ...pageOf('c', 'd'), nextCursor: 'p3' },
    pageOf('e'),
  ];
  karoo.pages = pages();
  intake.start();
  await settle();
  expect(store.all('attendances').map(({ attendance }) => attendance.id)).toEqual(['a', 'b', 'c']);
  expect(intake.state()).toMatchObject({ state: 'online', exceededBacklog: 3 });
  expect(store.get('cursors', 'conta1')?.caughtUpTo ?? null).toBeNull();
  // What finishes now has its place.
  await karoo.stream.send(finishedEvent('live', 'c1'));
  expect(store.get('attendances', 'live')?.state).toBe('pending');

  for (const id of ['a', 'b', 'live']) {
    const stored = store.get('attendances', id);
    if (stored)
      await store.commit([
        { collection: 'attendances', id, value: { ...stored, state: 'integrated-elsewhere' } },
      ]);
  }
  karoo.pages = [{ ...pageOf('c', 'd'), nextCursor: 'p2' }, pageOf('e')];
  await clock.advance(300_000);
  expect(store.all('attendances').map(({ attendance }) => attendance.id)).toEqual(['c', 'd', 'e']);
  expect(intake.state().exceededBacklog).toBeNull();
  expect(states.at(-1)).toBe('online');
  expect(karoo.streams).toHaveLength(1);
  karoo.stream.end();
  await clock.advance(1_000);
  expect(karoo.streams).toHaveLength(2);
  await intake.stop();
});

test.each([
  ['leads round in a circle', ['x', 'y', 'x', 'y'], 3],
  ['has no end', Array.from({ length: 2_000 }, (_, at) => String(at)), 1_101],
])('a list that %s is an error', async (_, cursors, askedFor) => {
  const { karoo, intake, states } = intakeWorld({ 'karoo.maxBacklog': 100 });
  karoo.pages = cursors.map((nextCursor) => ({ ...pageOf('a'), nextCursor }));
  intake.start();
  while (states.length < 2) await settle();
  expect(states).toEqual(['connecting', 'reconnecting: invalid-response']);
  expect(karoo.pageQueries).toHaveLength(askedFor);
  await intake.stop();
});
