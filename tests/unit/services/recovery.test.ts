import { expect, test } from 'vitest';
import { AttendanceRecorder } from '../../../main/services/intake/attendance-recorder';
import { ObservedStore } from '../../../main/services/store/observed-store';
import { afterRepair } from '../../../main/services/store/recovery';
import { InMemoryRecordStore } from '../../support/fakes/in-memory-stores';
import { sampleRegistration } from '../../support/fakes/samples';

const now = Date.parse('2026-11-24T12:00:00Z');

test('what was on its way is looked up before it is sent, what is done is not touched', () => {
  const queued = sampleRegistration({ key: 'queued' });
  const done = sampleRegistration({
    key: 'done',
    progress: {
      step: 'registered',
      number: '7',
      bimerId: 'b7',
      at: 1,
      mark: { kind: 'marked' },
      twin: { kind: 'none' },
    },
  });
  const cursor = { accountId: 'conta1', lastEventId: null, caughtUpTo: null };
  const changes = afterRepair([queued, done], [cursor], now).filter(
    ({ collection }) => collection === 'registrations',
  );
  expect(changes).toHaveLength(1);
  expect(changes).toMatchObject([{ id: 'queued', value: { progress: { step: 'verifying' } } }]);
});

test('Karoo is asked again for the last thirty days', () => {
  const cursor = { accountId: 'conta1', lastEventId: 'e9', caughtUpTo: '2026-11-24T11:59:00Z' };
  expect(afterRepair([], [cursor], now)).toEqual([
    {
      collection: 'cursors',
      id: 'conta1',
      value: { accountId: 'conta1', lastEventId: null, caughtUpTo: '2026-10-25T12:00:00.000Z' },
    },
  ]);
});

test('also by an account whose cursor is lost; one that signs in later starts as ever', async () => {
  const records = new InMemoryRecordStore();
  const store = new ObservedStore(records, () => now);
  const recorder = new AttendanceRecorder({ store, clock: { now: () => now } });
  expect(recorder.cursor('conta1').caughtUpTo).toBeNull();
  await store.recover();
  expect(recorder.cursor('conta1')).toEqual({
    accountId: 'conta1',
    lastEventId: null,
    caughtUpTo: '2026-10-25T12:00:00.000Z',
  });
  await recorder.record('conta1', [], { lastEventId: 'e1' });
  expect(recorder.cursor('conta1').caughtUpTo).toBe('2026-10-25T12:00:00.000Z');
  expect(records.all('cursors')).toHaveLength(1);
  expect(recorder.cursor('conta2').caughtUpTo).toBeNull();
});
