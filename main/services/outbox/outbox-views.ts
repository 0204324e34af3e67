import type { RegistrationView } from '../../../common/registrations/registration-view';
import { isOpen } from '../registrations/queries';
import type { StoredRegistration } from '../registrations/registration';
import { toRegistrationView } from '../registrations/view';
import { recentCount } from '../store/record-store';

/** What the outbox window lists, newest first: all that is on its way or waits for the agent, and the last 50 done. */
export function outboxViews(registrations: readonly StoredRegistration[]): RegistrationView[] {
  const newestFirst = registrations.toSorted((a, b) => b.createdAt - a.createdAt || b.sequence - a.sequence);
  let settled = 0;
  return newestFirst
    .filter((registration) => isOpen(registration) || ++settled <= recentCount)
    .map(toRegistrationView);
}
