import { partsOfAttendanceId } from '../../../common/attendance/attendance-id';
import type { StoredAttendance } from '../stored-shapes';

const partAlphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';
const partLength = 8;

/** The random part of a key: eight lower-case letters and digits. `randomInt(n)`: a whole number from 0, below n. */
export function keyPart(randomInt: (below: number) => number): string {
  return Array.from({ length: partLength }, () => partAlphabet[randomInt(partAlphabet.length)]).join('');
}

/**
 * Our key in Bimer, `karoo:<conta>:<atendimento>:<sequence>:<part>`, for the attendance's next registration. The random
 * part makes sure that a second computer, or a profile that was lost, never makes the same one.
 */
export function registrationKey({ attendance, nextSequence }: StoredAttendance, part: string): string {
  const { karooId } = partsOfAttendanceId(attendance.id);
  return `karoo:${attendance.accountId}:${karooId}:${nextSequence}:${part}`;
}
