import type { StoredRegistration } from '../stored-shapes';

/**
 * Whether “integrated” in Karoo comes from this app's own mark: it registered the attendance, and under that number as
 * far as Karoo tells one. `registrations`: those of the attendance.
 */
export function isOwnMark(
  registrations: readonly Pick<StoredRegistration, 'state' | 'processNumber'>[],
  processNumber: string | null,
): boolean {
  return registrations.some(
    (registration) =>
      registration.state === 'registered' &&
      (processNumber === null || registration.processNumber === processNumber),
  );
}
