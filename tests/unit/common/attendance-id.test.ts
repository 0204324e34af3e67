import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attendanceIdOf, partsOfAttendanceId } from '../../../common/attendance/attendance-id';

test('account and identifier make one name, and come back out of it', () => {
  expect(attendanceIdOf({ accountId: 'cta-1', karooId: 'atd-1' })).toBe('cta-1/atd-1');
  fc.assert(
    fc.property(fc.string(), fc.string(), (accountId, karooId) => {
      expect(partsOfAttendanceId(attendanceIdOf({ accountId, karooId }))).toEqual({ accountId, karooId });
    }),
  );
});

test('no two attendances have the same name', () => {
  const names = [
    { accountId: 'a', karooId: 'b/c' },
    { accountId: 'a/b', karooId: 'c' },
    { accountId: 'a%2Fb', karooId: 'c' },
  ].map(attendanceIdOf);
  expect(new Set(names).size).toBe(3);
});
