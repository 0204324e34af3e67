import { expect, test } from 'vitest';
import { AppError } from '../../../../common/errors';
import { settle } from '../../../support/fakes/fake-clock';
import { attendanceOf, finishedEvent, intakeWorld, pageOf } from '../../../support/fakes/intake-world';
import { inStep, sampleDraft, samplePending, sampleRegistration } from '../../../support/fakes/samples';

test('announces what finishes live once, and stores attendance and cursor in one commit', async () => {
  const { karoo, intake, records, finished, caughtUp, states } = intakeWorld();
  intake.start();
  await settle();
  expect(states).toEqual(['connecting', 'online']);
  await karoo.stream.send(finishedEvent('a', 'c1'));
  await karoo.stream.send(finishedEvent('a', 'c2'));
  expect(finished).toEqual(['a']);
  expect(caughtUp).toEqual([]);
  const commit = records.commits.find((changes) => changes.some(({ id }) => id === 'a'));
  expect(commit?.map(({ collection }) => collection)).toEqual(['attendances', 'cursors']);
  expect(records.get('cursors', 'conta1')?.lastEventId).toBe('c2');
  await intake.stop();
});

test('reports the backlog as a number, even where the resumed stream repeats it', async () => {
  const { karoo, intake, store, finished, caughtUp } = intakeWorld();
  karoo.opensAtOnce = false;
  karoo.pages = [
    { ...pageOf('b'), nextCursor: 'p2' },
    { attendances: [attendanceOf('a', { finishedAt: '2026-11-24T08:00:00Z' })], nextCursor: null },
  ];
  intake.start();
  await settle();
  karoo.stream.open();
  const backlog = karoo.stream.send(finishedEvent('b', 'c1'));
  const live = karoo.stream.send(finishedEvent('z', 'c2'));
  await Promise.all([backlog, live]);
  await settle();
  expect(caughtUp).toEqual([2]);
  expect(finished).toEqual(['z']);
  expect(store.all('attendances')).toHaveLength(3);
  await intake.stop();
});

test('resumes at the stored cursor and asks again with an overlap after an outage', async () => {
  const { karoo, intake, clock, states, caughtUp } = intakeWorld();
  karoo.pages = [pageOf('a')];
  intake.start();
  await settle();
  await karoo.stream.send({ kind: 'ignored', cursor: 'c9' });
  karoo.stream.end(new AppError('network-unreachable'));
  await settle();
  expect(states.at(-1)).toBe('reconnecting: network-unreachable');
  karoo.pages = [pageOf('a', 'b')];
  await clock.advance(500);
  expect(karoo.stream.lastEventId).toBe('c9');
  expect(karoo.pageQueries.map(({ since }) => since)).toEqual([
    '2026-11-23T12:00:00.000Z',
    '2026-11-24T11:20:00.000Z',
  ]);
  expect(caughtUp).toEqual([1, 1]);
  expect(states.at(-1)).toBe('online');
  await intake.stop();
});

test('a failed catch-up ends the connection, which would otherwise look complete', async () => {
  const { karoo, intake, clock, states } = intakeWorld();
  karoo.pages = [new AppError('server-error')];
  intake.start();
  await settle();
  expect(states).toEqual(['connecting', 'reconnecting: server-error']);
  await clock.advance(1_000);
  expect(states.at(-1)).toBe('online');
  await intake.stop();
});

test('backs off while it fails, and starts from the beginning after a stream that delivered', async () => {
  const { karoo, intake, clock } = intakeWorld();
  karoo.accountError = new AppError('network-unreachable');
  intake.start();
  const delays: (number | null)[] = [];
  for (let attempt = 0; attempt < 4; attempt += 1) {
    await settle();
    delays.push(clock.nextDelayMs);
    await clock.advance(clock.nextDelayMs ?? 0);
  }
  expect(delays).toEqual([500, 1_000, 2_000, 4_000]);
  karoo.accountError = null;
  await clock.advance(10_000);
  await karoo.stream.send({ kind: 'ignored', cursor: 'c1' });
  karoo.stream.end();
  await settle();
  expect(clock.nextDelayMs).toBe(500);
  await intake.stop();
});

test('a list without end is an error, not an endless loop', async () => {
  const { karoo, intake, states } = intakeWorld();
  karoo.pages = [
    { ...pageOf('a'), nextCursor: 'same' },
    { ...pageOf('a'), nextCursor: 'same' },
  ];
  intake.start();
  await settle();
  expect(states.at(-1)).toBe('reconnecting: invalid-response');
  await intake.stop();
});

test.each([
  ['unauthorized' as const, 'signed-out: unauthorized'],
  ['forbidden' as const, 'signed-out: forbidden'],
  ['not-configured' as const, 'not-configured'],
])('%s waits for new settings instead of hammering', async (code, state) => {
  const { karoo, intake, clock, states } = intakeWorld();
  karoo.accountError = new AppError(code);
  intake.start();
  await settle();
  expect(states.at(-1)).toBe(state);
  expect(clock.nextDelayMs).toBe(300_000);
  karoo.accountError = null;
  intake.reconnectNow();
  await settle();
  expect(states.at(-1)).toBe('online');
  await intake.stop();
});

test('an account without the integration opens no stream', async () => {
  const { karoo, intake, clock, states } = intakeWorld();
  karoo.who.account.isIntegratedWithBimer = false;
  intake.start();
  await settle();
  expect(states.at(-1)).toBe('not-integrated: not-integrated');
  expect(karoo.streams).toEqual([]);
  expect(clock.nextDelayMs).toBe(300_000);
  await intake.stop();
});

test('a full disk holds the cursor back and shows why, until it can be written', async () => {
  const { karoo, intake, records, clock, states, finished } = intakeWorld();
  intake.start();
  await settle();
  records.failuresLeft = 2;
  const accepted = karoo.stream.send(finishedEvent('a', 'c1'));
  await settle();
  expect(states.at(-1)).toBe('online: storage-failed');
  expect(records.get('cursors', 'conta1')?.lastEventId ?? null).toBeNull();
  await clock.advance(5_000);
  await accepted;
  expect(states.at(-1)).toBe('online');
  expect(finished).toEqual(['a']);
  await intake.stop();
});

test('an integration elsewhere closes the pending attendance and keeps its draft', async () => {
  const { karoo, intake, store, records } = intakeWorld();
  intake.start();
  await settle();
  await karoo.stream.send(finishedEvent('a', 'c1'));
  const draft = sampleDraft({ attendanceId: 'a' });
  await store.commit([{ collection: 'drafts', id: 'a', value: draft }]);
  await karoo.stream.send({ kind: 'integrated', cursor: 'c2', attendanceId: 'a', processNumber: '7' });
  expect(store.get('attendances', 'a')?.state).toBe('integrated-elsewhere');
  expect(store.get('drafts', 'a')).toEqual(draft);
  // The other order happens too.
  await karoo.stream.send({ kind: 'integrated', cursor: 'c3', attendanceId: 'b', processNumber: '8' });
  await karoo.stream.send(finishedEvent('b', 'c4'));
  expect(records.get('attendances', 'b')?.state).toBe('integrated-elsewhere');
  await intake.stop();
});

test('the echo of our own mark closes nothing', async () => {
  const { karoo, intake, store } = intakeWorld();
  await store.commit([
    { collection: 'attendances', id: 'k1', value: { ...samplePending(), nextSequence: 2 } },
    {
      collection: 'registrations',
      id: 'r',
      value: sampleRegistration({ progress: inStep.registered }),
    },
  ]);
  intake.start();
  await settle();
  await karoo.stream.send({ kind: 'integrated', cursor: 'c1', attendanceId: 'k1', processNumber: '900001' });
  expect(store.get('attendances', 'k1')?.state).toBe('pending');
  await intake.stop();
});

test('another account starts with a cursor of its own', async () => {
  const { karoo, intake } = intakeWorld();
  intake.start();
  await settle();
  await karoo.stream.send({ kind: 'ignored', cursor: 'c1' });
  karoo.who = { ...karoo.who, account: { ...karoo.who.account, id: 'conta2' } };
  intake.reconnectNow();
  await settle();
  expect(karoo.streams.map(({ lastEventId }) => lastEventId)).toEqual([null, null]);
  karoo.who = { ...karoo.who, account: { ...karoo.who.account, id: 'conta1' } };
  intake.reconnectNow();
  await settle();
  expect(karoo.stream.lastEventId).toBe('c1');
  await intake.stop();
});
