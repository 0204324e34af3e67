import { isLaterEnd } from '../../../common/attendance/later-end';
import { isRegistered } from './queries';
import type { StoredRegistration } from './registration';

/** What Karoo says of an attendance that is integrated. */
export interface ToldMark {
  /** When the attendance finished last (ISO-8601). */
  finishedAt: string;
  /** Number de processo; null = Karoo tells none. */
  number: string | null;
}

/**
 * Whether “integrated” in Karoo comes from this app's own mark: it registered the attendance, and under that number as
 * far as Karoo tells one. Without a number, what was registered before the attendance finished again says nothing.
 * `registrations`: those of the attendance.
 */
export function isOwnMark(
  registrations: readonly Pick<StoredRegistration, 'attendance' | 'progress'>[],
  { finishedAt, number }: ToldMark,
): boolean {
  return registrations.filter(isRegistered).some(({ attendance, progress }) => {
    if (number === null) return !isLaterEnd(finishedAt, attendance.finishedAt);
    return progress.step === 'registered' && progress.number === number;
  });
}
