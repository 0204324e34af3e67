import type { Attendance } from '../../../common/attendance/attendance';
import {
  proposeValues,
  recentChoices,
  type PastRegistration,
  type Suggestions,
} from '../../../common/attendance/proposals';
import type { BimerUser } from '../../../common/lookups';
import type { StoredRegistration } from '../registrations/registration';

export interface SuggestionSources {
  attendance: Attendance;
  /** The customer of the form as it opens, '' = none. */
  customerCode: string;
  registrations: readonly StoredRegistration[];
  users: readonly BimerUser[];
  agentLogin: string | null;
}

/** What a form proposes and lists first, out of what was registered from this workstation. */
export function suggestionsFor(sources: SuggestionSources): Suggestions {
  const { attendance, customerCode, registrations, users, agentLogin } = sources;
  const past = registrations
    // What Bimer refused was wrong in some way, and what is asked about may be.
    .filter(({ progress }) => progress.step !== 'refused' && progress.step !== 'asking')
    .toSorted((a, b) => b.createdAt - a.createdAt)
    .map(toPast);
  const login = agentLogin?.toLowerCase();
  const agent = users.find((user) => user.isActive && user.login.toLowerCase() === login);
  return {
    proposals: proposeValues({ attendance, customerCode, past, agentUserId: agent?.id ?? null }),
    recents: recentChoices({ customerCode, past }),
  };
}

function toPast({ attendanceId, attendance, form, createdAt }: StoredRegistration): PastRegistration {
  return {
    attendanceId,
    customerCode: form.customerCode,
    department: attendance.department,
    conversationSubject: attendance.subject,
    sentAt: createdAt,
    productId: form.productId,
    attendanceTypeId: form.attendanceTypeId,
    nextContactUserId: form.nextContactUserId,
    subject: form.subject,
  };
}
