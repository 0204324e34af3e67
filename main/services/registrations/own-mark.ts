import { isRegistered } from './queries';
import type { StoredRegistration } from './registration';

type Registered = Pick<StoredRegistration, 'progress'>;

/**
 * Whether “integrated” in Karoo comes from this app's own mark: it registered the attendance, and under that number as
 * far as Karoo tells one. `registrations`: those of the attendance; `number` left out: Karoo tells none.
 */
export function isOwnMark(registrations: readonly Registered[], number: string | null = null): boolean {
  return registrations.filter(isRegistered).some(({ progress }) => {
    const own = progress.step === 'registered' ? progress.number : null;
    return number === null || own === number;
  });
}
