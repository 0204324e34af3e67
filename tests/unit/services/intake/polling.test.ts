import { expect, test } from 'vitest';
import { AppError } from '../../../../common/errors';
import type { Settings } from '../../../../common/settings/settings';
import { settle } from '../../../support/fakes/fake-clock';
import { FakeKarooApi } from '../../../support/fakes/fake-karoo-api';
import { attendanceOf, finishedEvent, intakeWorld, pageOf } from '../../../support/fakes/intake-world';
import { sampleRegistered, sampleRegistration } from '../../../support/fakes/samples';

const noStream = new AppError('invalid-response', { detail: 'HTTP 404' });

function withoutStream(settings: Partial<Settings> = {}) {
  const karoo = new FakeKarooApi();
  karoo.streamRefusal = noStream;
  return intakeWorld(settings, new Map(), karoo);
}

test('a Karoo without event stream is asked for its list; the first time brings the backlog, then it is news', async () => {
  const { karoo, intake, clock, finished, caughtUp, states } = withoutStream();
  karoo.pages = [pageOf('a', 'b')];
  intake.start();
  await settle();
  expect(intake.state()).toMatchObject({ state: 'online', pollSeconds: 30, error: null });
  expect([finished, caughtUp]).toEqual([[], [2]]);
  karoo.pages = [pageOf('a', 'b', 'c')];
  await clock.advance(29_999);
  expect(karoo.pageQueries).toHaveLength(1);
  await clock.advance(1);
  expect([finished, caughtUp]).toEqual([['c'], [2]]);
  // Nothing new is no news: nobody is told that all is well again and again.
  await clock.advance(300_000);
  expect(karoo.pageQueries.length).toBeGreaterThan(10);
  expect(states).toEqual(['connecting', 'online']);
  await intake.stop();
  expect(clock.nextDelayMs).toBeNull();
});

test('the stream is tried again every ten minutes, and used once it is there', async () => {
  const { karoo, intake, clock, finished, states } = withoutStream();
  intake.start();
  await settle();
  await clock.advance(9 * 60_000);
  expect(karoo.streams).toHaveLength(1);
  await clock.advance(2 * 60_000);
  expect(karoo.streams).toHaveLength(2);
  karoo.streamRefusal = null;
  karoo.pages = [];
  await clock.advance(11 * 60_000);
  expect(karoo.streams).toHaveLength(3);
  expect(intake.state()).toMatchObject({ state: 'online', pollSeconds: null });
  await karoo.stream.send(finishedEvent('a', 'c1'));
  expect(finished).toEqual(['a']);
  expect(states).toEqual(['connecting', 'online', 'online']);
  await intake.stop();
});

test.each(['poll', 'stream'] as const)('the company may want it otherwise: %s', async (mode) => {
  const { karoo, intake, states } = withoutStream({ 'karoo.intake': mode });
  intake.start();
  await settle();
  expect(karoo.streams).toHaveLength(mode === 'poll' ? 0 : 1);
  expect(states.at(-1)).toBe(mode === 'poll' ? 'online' : 'reconnecting: invalid-response');
  await intake.stop();
});

test('a failing list is asked for less and less, never sooner than Karoo wants, and what it brings then is news', async () => {
  const { karoo, intake, clock, finished, states } = withoutStream({ 'karoo.pollSeconds': 10 });
  intake.start();
  await settle();
  karoo.pages = [
    new AppError('rate-limited', { retryAfterMs: 40_000 }),
    new AppError('server-error'),
    pageOf('a'),
  ];
  await clock.advance(10_000);
  expect(states.at(-1)).toBe('reconnecting: rate-limited');
  await clock.advance(39_999);
  expect(karoo.pageQueries).toHaveLength(2);
  await clock.advance(1);
  expect(states.at(-1)).toBe('reconnecting: server-error');
  await clock.advance(1_000);
  expect(states.at(-1)).toBe('online');
  expect(finished).toEqual(['a']);
  await intake.stop();
});

test('what finished during a long interruption is a backlog, not a heap of windows', async () => {
  const { karoo, intake, clock, finished, caughtUp } = withoutStream();
  intake.start();
  await settle();
  karoo.accountError = new AppError('network-unreachable');
  karoo.pages = [new AppError('network-unreachable')];
  await clock.advance(3_600_000);
  karoo.accountError = null;
  karoo.pages = [pageOf('a', 'b')];
  await clock.advance(60_000);
  expect([finished, caughtUp]).toEqual([[], [2]]);
  await intake.stop();
});

test('a heap of attendances at once opens no heap of windows', async () => {
  const { karoo, intake, clock, finished, caughtUp } = withoutStream();
  intake.start();
  await settle();
  karoo.pages = [pageOf(...Array.from({ length: 11 }, (_, at) => `a${at}`))];
  await clock.advance(30_000);
  expect([finished, caughtUp]).toEqual([[], [11]]);
  await intake.stop();
});

test('with more in Karoo than is taken, its whole list is not read every few seconds', async () => {
  const { karoo, intake, clock } = withoutStream({ 'karoo.maxBacklog': 1 });
  karoo.pages = [pageOf('a', 'b')];
  intake.start();
  await settle();
  expect(intake.state().exceededBacklog).toBe(1);
  expect(clock.nextDelayMs).toBe(300_000);
  await intake.stop();
});

test('a pending attendance is asked for when it is opened, and closes when somebody else registered it', async () => {
  const { karoo, intake, store } = withoutStream();
  karoo.pages = [pageOf('a', 'b', 'c', 'd')];
  intake.start();
  await settle();
  const told: string[] = [];
  intake.integratedElsewhere.add(({ attendanceId }) => told.push(attendanceId));
  karoo.known.set('a', attendanceOf('a', { isIntegrated: true }));
  karoo.known.set('b', attendanceOf('b'));
  karoo.known.set('c', new AppError('network-unreachable'));
  karoo.known.set('d', attendanceOf('d', { isIntegrated: true }));
  const own = sampleRegistration({
    key: 'r',
    attendanceId: 'd',
    progress: sampleRegistered({ number: '77' }),
  });
  await store.commit([{ collection: 'registrations', id: 'r', value: own }]);
  for (const id of ['a', 'b', 'c', 'd', 'unknown']) await intake.checkStillPending(id);
  expect(told).toEqual(['a']);
  expect(store.all('attendances').map(({ attendance }) => attendance.id)).toEqual(['b', 'c', 'd']);
  await intake.stop();
});

test('where events tell of it, nobody asks', async () => {
  const { karoo, intake, store } = intakeWorld();
  intake.start();
  await settle();
  await karoo.stream.send(finishedEvent('a', 'c1'));
  karoo.known.set('a', attendanceOf('a', { isIntegrated: true }));
  await intake.checkStillPending('a');
  expect(store.get('attendances', 'a')?.state).toBe('pending');
  await intake.stop();
});
