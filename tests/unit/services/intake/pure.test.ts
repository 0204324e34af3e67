import { expect, test } from 'vitest';
import { backOffMs, pollWaitMs } from '../../../../main/services/intake/back-off';
import { catchUpSince, caughtUpTo } from '../../../../main/services/intake/catch-up-window';
import { isLaterEnd } from '../../../../common/attendance/later-end';
import { inOrderOfFinish } from '../../../../main/services/intake/finish-order';
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
  ['from another clock of Karoo: all the same', '2026-11-24T12:00:05Z', '2026-11-24T11:50:05.000Z'],
  ['from a wrong clock: as the first time', '2030-01-01T00:00:00Z', '2026-11-23T12:00:00.000Z'],
  ['unreadable: as the first time', 'x', '2026-11-23T12:00:00.000Z'],
])('asks for what finished since, %s', (_what, before, expected) => {
  expect(catchUpSince(before, now)).toBe(expected);
});

test('knows everything up to the latest finish listed, never less than before, and nothing of the future', () => {
  const late = '2026-11-24T06:30:00-03:00';
  const since = '2026-11-24T07:50:00.000Z';
  const before = '2026-11-24T08:00:00Z';
  expect(caughtUpTo(before, since, [late], now)).toBe('2026-11-24T09:30:00.000Z');
  expect(caughtUpTo(before, since, [], now)).toBe('2026-11-24T08:00:00.000Z');
  expect(caughtUpTo(null, since, [], now)).toBe(since);
  expect(caughtUpTo(null, since, ['x'], now)).toBe(since);
  expect(caughtUpTo(before, since, ['2099-01-01T00:00:00Z', late], now)).toBe('2026-11-24T09:30:00.000Z');
  expect(caughtUpTo('2099-01-01T00:00:00Z', since, [late], now)).toBe('2026-11-24T09:30:00.000Z');
});

test.each([
  ['2026-11-24T12:00:00Z', '2026-11-24T12:00:00Z', false],
  ['2026-11-24T12:00:00.999Z', '2026-11-24T12:00:00Z', false],
  ['2026-11-24T09:00:00-03:00', '2026-11-24T12:00:00Z', false],
  ['2026-11-24T12:00:02Z', '2026-11-24T12:00:00Z', true],
  ['2026-11-24T11:00:00Z', '2026-11-24T12:00:00Z', false],
  ['x', '2026-11-24T12:00:00Z', false],
])('that it ended at %s is later than %s: %s', (end, known, expected) => {
  expect(isLaterEnd(end, known)).toBe(expected);
});

test('a page in order: once each with its latest end, by instant of finish', () => {
  const first = sampleAttendance({ id: 'a', finishedAt: '2026-11-24T09:00:00Z' });
  const second = sampleAttendance({ id: 'b', finishedAt: '2026-11-24T06:30:00-03:00' });
  const third = sampleAttendance({ id: 'c', finishedAt: '2026-11-24T10:00:00Z' });
  const again = { ...first, finishedAt: '2026-11-24T11:00:00Z' };
  expect(inOrderOfFinish([third, first, second, first])).toEqual([first, second, third]);
  expect(inOrderOfFinish([again, third, first])).toEqual([third, again]);
});

test.each([
  [30, 0, 27_000],
  [30, 0.5, 30_000],
  [30, 1, 33_000],
  [10, 0, 10_000],
])('every %i s with random %f: %i ms', (seconds, random, expected) => {
  expect(pollWaitMs(seconds, random)).toBe(expected);
});
