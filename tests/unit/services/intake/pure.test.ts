import { expect, test } from 'vitest';
import { backOffMs } from '../../../../main/services/intake/back-off';
import { catchUpSince, caughtUpTo } from '../../../../main/services/intake/catch-up-window';
import { mergeFinished } from '../../../../main/services/intake/merge-finished';
import { sampleAttendance } from '../../../support/fakes/samples';

test.each([
  [0, 0, 0],
  [0, 1, 1_000],
  [1, 1, 2_000],
  [3, 0.5, 4_000],
  [6, 1, 60_000],
  [5_000, 1, 60_000],
])('back-off after %i failures with random %f: %i ms', (failures, random, expected) => {
  expect(backOffMs(failures, random)).toBe(expected);
});

const now = Date.parse('2026-11-24T12:00:00Z');

test.each([
  ['the first time: 24 h', null, '2026-11-23T12:00:00.000Z'],
  ['later: an overlap of 10 min', '2026-11-24T08:00:00Z', '2026-11-24T07:50:00.000Z'],
  ['from a wrong clock: now', '2030-01-01T00:00:00Z', '2026-11-24T11:50:00.000Z'],
  ['unreadable: as the first time', 'x', '2026-11-23T12:00:00.000Z'],
])('asks for what finished since, %s', (_what, before, expected) => {
  expect(catchUpSince(before, now)).toBe(expected);
});

test('knows everything up to the latest finish listed, never less than before', () => {
  const late = sampleAttendance({ finishedAt: '2026-11-24T06:30:00-03:00' });
  const since = '2026-11-24T07:50:00.000Z';
  expect(caughtUpTo('2026-11-24T08:00:00Z', since, [late])).toBe('2026-11-24T09:30:00.000Z');
  expect(caughtUpTo('2026-11-24T08:00:00Z', since, [])).toBe('2026-11-24T08:00:00.000Z');
  expect(caughtUpTo(null, since, [])).toBe(since);
  expect(caughtUpTo(null, since, [sampleAttendance({ finishedAt: 'x' })])).toBe(since);
});

test('merges pages: once each, by instant of finish, without the integrated ones', () => {
  const first = sampleAttendance({ id: 'a', finishedAt: '2026-11-24T09:00:00Z' });
  const second = sampleAttendance({ id: 'b', finishedAt: '2026-11-24T06:30:00-03:00' });
  const third = sampleAttendance({ id: 'c', finishedAt: '2026-11-24T10:00:00Z' });
  const done = sampleAttendance({ id: 'd', isIntegrated: true });
  const merged = mergeFinished([[third, first], [], [second, first, done]]);
  expect(merged.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});
