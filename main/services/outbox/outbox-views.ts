import type { RegistrationView } from '../../../common/ipc/contract';
import { toRegistrationView } from '../registration-view';
import type { StoredRegistration } from '../stored-shapes';
import { recentCount } from '../store/record-store';
import { isUnsettled } from './plan-work';

/** What the outbox window lists, newest first: all that is on its way or waits for the agent, and the last 50 done. */
export function outboxViews(registrations: readonly StoredRegistration[]): RegistrationView[] {
  const newestFirst = registrations.toSorted((a, b) => b.createdAt - a.createdAt || b.sequence - a.sequence);
  let settled = 0;
  return newestFirst
    .filter((registration) => {
      const isOpen = registration.state === 'needs-you' || isUnsettled(registration);
      return isOpen || ++settled <= recentCount;
    })
    .map(toRegistrationView);
}
