import { partsOfAttendanceId } from '../../../common/attendance/attendance-id';
import type { StoredAttendance } from '../stored-shapes';

const partAlphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';
const partLength = 8;

/** The random part of a key: eight lower-case letters and digits. `randomInt(n)`: a whole number from 0, below n. */
export function keyPart(randomInt: (below: number) => number): string {
  return Array.from({ length: partLength }, () => partAlphabet[randomInt(partAlphabet.length)]).join('');
}

/** Makes the random parts of keys and knows which keys were made since the app started. */
export class KeyParts {
  readonly #make: () => string;
  readonly #made = new Set<string>();

  constructor(make: () => string) {
    this.#make = make;
  }

  readonly next = (): string => {
    const part = this.#make();
    this.#made.add(part);
    return part;
  };

  /** Of any other key these records may be out of a backup, and something may have been sent that they do not know of. */
  readonly isOfThisRun = (key: string): boolean => this.#made.has(key.slice(key.lastIndexOf(':') + 1));
}

/**
 * Our key in Bimer, `karoo:<conta>:<atendimento>:<sequence>:<part>`, for the attendance's next registration. The random
 * part makes sure that a second computer, or a profile that was lost, never makes the same one.
 */
export function registrationKey({ attendance, nextSequence }: StoredAttendance, part: string): string {
  const { karooId } = partsOfAttendanceId(attendance.id);
  return `karoo:${attendance.accountId}:${karooId}:${nextSequence}:${part}`;
}
