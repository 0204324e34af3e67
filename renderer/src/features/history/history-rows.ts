import type { RegistrationView } from '../../../../common/registrations/registration-view';
import { dateTime } from '../../locales/date-time';

/** The next page behind those held; what a new registration pushed down does not appear twice. */
export function appended(
  held: readonly RegistrationView[],
  page: readonly RegistrationView[],
): readonly RegistrationView[] {
  const keys = new Set(held.map(({ key }) => key));
  return [...held, ...page.filter(({ key }) => !keys.has(key))];
}

/** `24/11/2026 10:32`. */
export function registeredText({ registeredAt }: RegistrationView): string {
  return registeredAt === null ? '–' : dateTime(registeredAt).replace(', ', ' ');
}

/** Says whether another registration has been done or marked, without looking at anything else. */
export function doneSignature(registrations: readonly RegistrationView[]): string {
  return registrations
    .filter(({ state }) => state === 'registered')
    .map(({ key, isMarkedInKaroo }) => `${key} ${String(isMarkedInKaroo)}`)
    .join('\n');
}
