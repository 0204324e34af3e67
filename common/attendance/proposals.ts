import { formatDate, localDate } from '../calendar';
import type { Attendance } from './attendance';
import type { FormField } from './registration-form';
import { areSubjectsAlike } from './word-overlap';

/** What can be proposed for a form that opens. */
export const proposedFields = ['productId', 'attendanceTypeId', 'nextContactUserId', 'subject'] as const;
export type ProposedField = (typeof proposedFields)[number];

export function isProposed(field: FormField): field is ProposedField {
  return proposedFields.some((proposed) => proposed === field);
}

/** A value the agent may take over, and why: `porque …` goes on with `reason`. */
export interface Proposal {
  value: string;
  reason: string;
}

export type Proposals = Partial<Record<ProposedField, Proposal>>;

/** A registration made before on this workstation, as far as proposals look at it. */
export interface PastRegistration extends Record<ProposedField, string> {
  attendanceId: string;
  customerCode: string;
  department: string | null;
  /** The subject Karoo gave the conversation. */
  conversationSubject: string | null;
  /** ms since the epoch. */
  sentAt: number;
}

export interface ProposalContext {
  attendance: Attendance;
  /** The customer of the form as it opens, '' = none. */
  customerCode: string;
  /** Newest first. */
  past: readonly PastRegistration[];
  /** The agent as a Bimer user; null = not known. */
  agentUserId: string | null;
}

interface Evidence {
  past: readonly PastRegistration[];
  reason: (latest: PastRegistration, department: string) => string;
  /** How often the value must occur, alone and as a share. */
  leastCount: number;
  leastShare: number;
}

/** So many of the newest registrations speak for a value. */
const newest = 8;

/** The kinds of evidence for a field, the strongest first. */
function evidenceFor({ attendance, customerCode, past }: ProposalContext): Evidence[] {
  const ofCustomer = past.filter((one) => customerCode !== '' && one.customerCode === customerCode);
  const isAlike = (one: PastRegistration) =>
    [one.subject, one.conversationSubject ?? ''].some((subject) =>
      areSubjectsAlike(subject, attendance.subject ?? ''),
    );
  const ofDepartment = past.filter(
    (one) => attendance.department !== null && one.department === attendance.department,
  );
  const day = (one: PastRegistration) => formatDate(localDate(one.sentAt));
  return [
    {
      past: ofCustomer.filter(isAlike),
      reason: (latest) => `este cliente teve assunto parecido em ${day(latest)}`,
      leastCount: 1,
      leastShare: 0,
    },
    {
      past: ofCustomer,
      reason: (latest) => `foi assim com este cliente em ${day(latest)}`,
      leastCount: 1,
      leastShare: 0,
    },
    {
      past: past.filter(isAlike),
      reason: (latest) => `um assunto parecido foi registrado assim em ${day(latest)}`,
      leastCount: 1,
      leastShare: 0,
    },
    {
      past: ofDepartment,
      reason: (_latest, department) => `é o mais usado por você em ${department}`,
      leastCount: 2,
      leastShare: 0.5,
    },
    { past, reason: () => 'é o mais usado por você ultimamente', leastCount: 3, leastShare: 0.5 },
  ];
}

function mostFrequent(
  field: ProposedField,
  { past, leastCount, leastShare }: Evidence,
): PastRegistration | null {
  const considered = past.filter((one) => one[field].trim() !== '').slice(0, newest);
  const counts = new Map<string, number>();
  for (const one of considered) counts.set(one[field], (counts.get(one[field]) ?? 0) + 1);
  // The first of the most frequent ones is the newest, as `considered` is in that order.
  const [value, count] = [...counts].reduce<[string, number]>(
    (best, entry) => (entry[1] > best[1] ? entry : best),
    ['', 0],
  );
  if (count < leastCount || count < considered.length * leastShare) return null;
  return considered.find((one) => one[field] === value) ?? null;
}

/** Subjects are the conversation's own: habit says nothing about them, only this customer does. */
function subjectEvidence(evidence: readonly Evidence[]): readonly Evidence[] {
  return evidence.slice(0, 2);
}

/**
 * Proposes values for the fields of a form that opens, out of this customer's and this agent's past registrations and
 * of what Karoo says about the conversation. Nothing known = nothing proposed. The form only shows them: a proposal
 * that is not accepted is never sent.
 */
export function proposeValues(context: ProposalContext): Proposals {
  const { attendance, past, agentUserId } = context;
  // What this very attendance has registered says nothing about its next subject.
  const others = past.filter((one) => one.attendanceId !== attendance.id);
  const evidence = evidenceFor({ ...context, past: others });
  const proposals: Proposals = {};
  for (const field of proposedFields) {
    const kinds = field === 'subject' ? subjectEvidence(evidence) : evidence;
    for (const kind of kinds) {
      const found = mostFrequent(field, kind);
      if (!found) continue;
      proposals[field] = { value: found[field], reason: kind.reason(found, attendance.department ?? '') };
      break;
    }
  }
  const ownSubject = attendance.subject?.trim() ?? '';
  const isTaken = past.some((one) => one.attendanceId === attendance.id && one.subject.trim() === ownSubject);
  if (ownSubject !== '' && !isTaken)
    proposals.subject = { value: ownSubject, reason: 'é o assunto da conversa no Karoo' };
  if (agentUserId !== null)
    proposals.nextContactUserId ??= { value: agentUserId, reason: 'você fez o atendimento' };
  return proposals;
}

/** What a form proposes for one customer, and what its lists begin with. */
export interface Suggestions {
  proposals: Proposals;
  recents: Recents;
}

/** The choices that come first in their lists, per field. */
export type Recents = Record<'productId' | 'attendanceTypeId' | 'nextContactUserId', string[]>;

const recentCount = 5;

/** What was chosen before, most likely first: newer counts more, and of this customer threefold. */
export function recentChoices({
  customerCode,
  past,
}: Pick<ProposalContext, 'customerCode' | 'past'>): Recents {
  const rank = (field: keyof Recents): string[] => {
    const scores = new Map<string, number>();
    past.slice(0, 200).forEach((one, age) => {
      const value = one[field];
      if (value === '') return;
      const isSameCustomer = customerCode !== '' && one.customerCode === customerCode;
      scores.set(value, (scores.get(value) ?? 0) + (isSameCustomer ? 3 : 1) / (1 + age / 20));
    });
    return [...scores]
      .sort((a, b) => b[1] - a[1])
      .slice(0, recentCount)
      .map(([value]) => value);
  };
  return {
    productId: rank('productId'),
    attendanceTypeId: rank('attendanceTypeId'),
    nextContactUserId: rank('nextContactUserId'),
  };
}
