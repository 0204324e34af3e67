import { createHash } from 'node:crypto';
import type { Attendance, UnreadableAttendance } from '../../../common/attendance/attendance';

/** By what an attendance that could not be read is known: its identifier, else its number, else all that is there. */
export function unreadableKey(unreadable: UnreadableAttendance): string {
  const { attendanceId, accountId, number } = unreadable;
  if (attendanceId !== null) return idKey(attendanceId);
  if (number !== null) return numberKey(accountId, number);
  return `content:${createHash('sha256').update(JSON.stringify(unreadable)).digest('hex')}`;
}

/** Under what an attendance may have been listed before it could be read. */
export function formerKeysOf({
  id,
  accountId,
  number,
}: Pick<Attendance, 'id' | 'accountId' | 'number'>): string[] {
  return [idKey(id), numberKey(accountId, number)];
}

export function idKey(attendanceId: string): string {
  return `id:${attendanceId}`;
}

function numberKey(accountId: string, number: string): string {
  return `number:${accountId}/${number}`;
}
