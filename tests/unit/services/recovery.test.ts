import { expect, test } from 'vitest';
import { AttendanceRecorder } from '../../../main/services/intake/attendance-recorder';
import { ObservedStore } from '../../../main/services/store/observed-store';
import { catchUpSince } from '../../../main/services/intake/catch-up-window';
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
  const changes = afterRepair({
    registrations: [queued, done],
    cursors: [],
    accountIds: ['conta1'],
    now,
  }).filter(({ collection }) => collection === 'registrations');
  expect(changes).toHaveLength(1);
  expect(changes).toMatchObject([{ id: 'queued', value: { progress: { step: 'verifying' } } }]);
});

test.each([
  ['of the last connection', '2026-11-24T11:59:00Z', '2026-10-25T11:59:00.000Z'],
  [
    'of a connection long ago: nothing since then is skipped',
    '2026-06-30T00:00:00Z',
    '2026-05-31T00:00:00.000Z',
  ],
  ['by a clock that is ahead now', '2025-11-24T12:00:00Z', '2025-10-25T12:00:00.000Z'],
  ['by a clock that was ahead', '2030-01-01T00:00:00Z', '2026-10-25T12:00:00.000Z'],
  ['never', null, '2026-10-25T12:00:00.000Z'],
  ['unreadable', 'x', '2026-10-25T12:00:00.000Z'],
])('Karoo is asked again for thirty days before the limit %s', (_, caughtUpTo, expected) => {
  const cursor = { accountId: 'conta1', lastEventId: 'e9', caughtUpTo };
  const changes = afterRepair({ registrations: [], cursors: [cursor], accountIds: ['conta1'], now });
  const value = { accountId: 'conta1', lastEventId: null, caughtUpTo: expected };
  expect(changes).toEqual([{ collection: 'cursors', id: 'conta1', value }]);
  // As far back as that, whatever this computer's clock says.
  expect(Date.parse(catchUpSince(expected, now))).toBeLessThan(Date.parse(expected));
});

test('an account whose limit is lost is asked for the same thirty days, not for the first one', () => {
  const changes = afterRepair({ registrations: [], cursors: [], accountIds: ['conta1', 'conta1'], now });
  const value = { accountId: 'conta1', lastEventId: null, caughtUpTo: '2026-10-25T12:00:00.000Z' };
  expect(changes).toEqual([{ collection: 'cursors', id: 'conta1', value }]);
});

test('also by an account whose cursor is lost; one that signs in later starts as ever', async () => {
  const records = new InMemoryRecordStore();
  const store = new ObservedStore(records, () => now);
  const recorder = new AttendanceRecorder({ store, clock: { now: () => now }, time: { now: () => now } });
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
