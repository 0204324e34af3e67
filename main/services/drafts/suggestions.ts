import type { Attendance } from '../../../common/attendance/attendance';
import {
  proposeValues,
  recentChoices,
  type PastRegistration,
  type Suggestions,
} from '../../../common/attendance/proposals';
import type { BimerUser } from '../../../common/lookups';

export interface SuggestionSources {
  attendance: Attendance;
  /** The customer of the form as it opens, '' = none. */
  customerCode: string;
  past: readonly PastRegistration[];
  users: readonly BimerUser[];
  agentLogin: string | null;
}

/** What a form proposes and lists first, out of what was registered from this workstation. */
export function suggestionsFor(sources: SuggestionSources): Suggestions {
  const { attendance, customerCode, users, agentLogin } = sources;
  const past = sources.past.toSorted((a, b) => b.sentAt - a.sentAt);
  const login = agentLogin?.toLowerCase();
  const agent = users.find((user) => user.isActive && user.login.toLowerCase() === login);
  return {
    proposals: proposeValues({ attendance, customerCode, past, agentUserId: agent?.id ?? null }),
    recents: recentChoices({ customerCode, past }),
  };
}
