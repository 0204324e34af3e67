import { expect, test } from 'vitest';
import { AttendanceRecorder } from '../../../../main/services/intake/attendance-recorder';
import { caughtUpTo } from '../../../../main/services/intake/catch-up-window';
import { ObservedStore } from '../../../../main/services/store/observed-store';
import type { StoreChange } from '../../../../main/services/stored-shapes';
import { FakeClock } from '../../../support/fakes/fake-clock';
import { InMemoryRecordStore } from '../../../support/fakes/in-memory-stores';
import { sampleAttendance } from '../../../support/fakes/samples';
import { attendance, registered, registration, settled } from '../../../support/records/changes';

const account = 'conta1';
const iso = (ms: number) => new Date(ms).toISOString();

async function recording(...changes: StoreChange[]) {
  const clock = new FakeClock();
  const disk = new InMemoryRecordStore();
  await disk.commit(changes);
  const store = new ObservedStore(disk, () => clock.now());
  const recorder = new AttendanceRecorder({ store, clock, time: clock });
  const finished = (id: string, afterMs = 0, isIntegrated = false) =>
    sampleAttendance({ id, finishedAt: iso(clock.now() + afterMs), isIntegrated });
  return { clock, store, recorder, finished };
}

test('what was heard to be integrated before its end was known waits for nobody', async () => {
  const { recorder, store, finished } = await recording();
  expect(await recorder.recordIntegrated(account, 'a', '77', {})).toBe(false);
  expect(await recorder.record(account, [finished('a')], {})).toMatchObject({ waiting: [], reopenedIds: [] });
  expect(store.all('attendances').filter(({ state }) => state === 'pending')).toEqual([]);
});

test('what Karoo lists as integrated is not recorded', async () => {
  const { recorder, store, finished } = await recording();
  await recorder.record(account, [finished('a', 0, true)], {});
  expect(store.all('attendances')).toEqual([]);
});

test('only what waits for the agent counts as waiting', async () => {
  const { recorder } = await recording(
    attendance('a'),
    attendance('b', { state: 'concluded' }),
    registration('b'),
  );
  expect(recorder.waitingCount()).toBe(1);
});

test('what waits already and ended later needs no room, what is new does', async () => {
  const { recorder, finished } = await recording(attendance('a'));
  const told = await recorder.record(account, [finished('a'), finished('b')], {}, 0);
  expect(told.waiting.map((one) => one.attendance.id)).toEqual(['a']);
  expect(told).toMatchObject({ isFull: true, reopenedIds: [] });
});

test('integrated elsewhere once more, without a number either time, it is closed again', async () => {
  const { recorder, store, finished, clock } = await recording(attendance('a'));
  expect(await recorder.recordIntegrated(account, 'a', null, {})).toBe(true);
  await clock.advance(60_000);
  await recorder.record(account, [finished('a')], {});
  expect(store.get('attendances', 'a')?.state).toBe('pending');
  expect(await recorder.recordIntegrated(account, 'a', null, {})).toBe(true);
  expect(store.get('attendances', 'a')).toBeUndefined();
});

test('our own mark of what is settled here says nothing of an attendance that has finished again', async () => {
  const { recorder, finished } = await recording(
    ...settled('a'),
    registered('a', 1, 1_000, { attendance: sampleAttendance({ id: 'a', number: 'n-a' }) }),
  );
  expect(await recorder.recordIntegrated(account, 'a', '77', {})).toBe(false);
  const { waiting, reopenedIds } = await recorder.record(account, [finished('a')], {});
  expect(waiting).toHaveLength(1);
  expect(reopenedIds).toEqual(['a']);
});

test('everything is known up to the latest end of a list, whatever its order', () => {
  const [since, now] = ['2026-11-24T07:00:00.000Z', Date.parse('2026-11-24T12:00:00Z')];
  const [early, late] = ['2026-11-24T08:00:00.000Z', '2026-11-24T09:00:00.000Z'];
  expect(caughtUpTo(null, since, [late, early], now)).toBe(late);
  expect(caughtUpTo(late, since, [early], now)).toBe(late);
});
