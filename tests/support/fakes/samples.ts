import type { Attendance, UnreadableAttendance } from '../../../common/attendance/attendance';
import { AppError, type ErrorCode, type Failure } from '../../../common/errors';
import { emptyForm, type RegistrationForm } from '../../../common/attendance/registration-form';
import type { KarooStatus } from '../../../common/app-status';
import type { BimerProcess, Customer } from '../../../common/lookups';
import type {
  Progress,
  Registered,
  StoredRegistration,
} from '../../../main/services/registrations/registration';
import type { StoredAttendance, StoredDraft } from '../../../main/services/stored-shapes';

export function sampleAttendance(changes: Partial<Attendance> = {}): Attendance {
  return {
    id: 'k1',
    number: '48213',
    accountId: 'conta1',
    department: 'Suporte',
    channel: 'whatsapp',
    startedAt: '2026-11-24T11:00:00Z',
    finishedAt: '2026-11-24T11:30:00Z',
    finishedBy: 'Ana Souza',
    subject: 'Nota fiscal',
    customer: { code: '00263', name: 'Mercearia São João', cpfCnpj: '11222333000181' },
    contact: { name: 'João', email: null, phone: null },
    opinionDraft: null,
    isIntegrated: false,
    ...changes,
  };
}

export function sampleUnreadable(changes: Partial<UnreadableAttendance> = {}): UnreadableAttendance {
  return {
    accountId: 'conta1',
    attendanceId: 'u1',
    number: '48213',
    end: '24/11/2026 08:30',
    customerCode: '00263',
    customerName: 'Mercearia São João',
    contactName: null,
    ...changes,
  };
}

export function samplePending(changes: Partial<Attendance> = {}): StoredAttendance {
  return {
    attendance: sampleAttendance(changes),
    receivedAt: 0,
    state: 'pending',
    nextSequence: 1,
    settledAt: null,
  };
}

export function sampleCustomer(changes: Partial<Customer> = {}): Customer {
  return {
    id: '00A0000001',
    code: '00263',
    name: 'Mercearia São João',
    cpfCnpj: '11222333000181',
    ...changes,
  };
}

/** A form that fulfils the default rules: closed, one registration. */
export function sampleForm(changes: Partial<RegistrationForm> = {}): RegistrationForm {
  return {
    ...emptyForm(),
    customerCode: '00263',
    productId: '00A0000010',
    attendanceTypeId: '00A0000020',
    isClosing: true,
    contactName: 'João',
    subject: 'Nota fiscal',
    opinion: 'Orientado.',
    ...changes,
  };
}

/** The random part of every key, unless a test wants others. */
export const sampleKeyPart = 'abcd1234';

/** What was typed for the next registration of `k1`. */
export function sampleDraft(changes: Partial<StoredDraft> = {}): StoredDraft {
  return {
    attendanceId: 'k1',
    registrationKey: `karoo:conta1:k1:1:${sampleKeyPart}`,
    form: sampleForm(),
    savedAt: 1,
    ...changes,
  };
}

export const sampleFailure = (code: ErrorCode = 'server-error'): Failure => new AppError(code).toFailure();

/** A typical case of each step. */
export const inStep = {
  queued: { step: 'queued', wait: { for: 'turn' } },
  sending: { step: 'sending' },
  verifying: { step: 'verifying', dueAt: null, failure: sampleFailure('unknown-outcome') },
  asking: { step: 'asking', question: { kind: 'unknown-outcome' } },
  refused: { step: 'refused', failure: sampleFailure('invalid-request') },
  /** Marked in Karoo: nothing is left to be done. */
  registered: {
    step: 'registered',
    number: '900001',
    bimerId: '00A0000001',
    at: 2_000,
    mark: { kind: 'marked' },
    twin: { kind: 'none' },
  },
} as const satisfies { [S in Progress['step']]: Extract<Progress, { step: S }> };

/** In Bimer under the number of the sample, with what differs. */
export function sampleRegistered(changes: Partial<Registered> = {}): Registered {
  return { ...inStep.registered, ...changes };
}

export function sampleRegistration(changes: Partial<StoredRegistration> = {}): StoredRegistration {
  return {
    key: `karoo:conta1:k1:1:${sampleKeyPart}`,
    attendanceId: 'k1',
    sequence: 1,
    ordinal: 1,
    form: sampleForm(),
    typed: null,
    pickedMessageIds: [],
    attendance: sampleAttendance(),
    customer: null,
    isLast: true,
    createdAt: 1_000,
    attemptCount: 0,
    sentAt: null,
    sentTo: [],
    trace: { kind: 'none' },
    disowned: [],
    karooCheck: 'needed',
    progress: inStep.queued,
    ...changes,
  };
}

/** An open attendance of the sample customer. */
export function sampleProcess(changes: Partial<BimerProcess> = {}): BimerProcess {
  return {
    id: '00A0000900',
    number: '123',
    isClosed: false,
    customerCode: '00263',
    customerName: 'Mercearia São João',
    subject: 'Nota fiscal',
    productId: '00A0000010',
    attendanceTypeId: '00A0000020',
    openedOn: null,
    nextContactDate: '2026-12-01',
    nextContactUserId: null,
    contactName: 'João',
    isPriority: false,
    ...changes,
  };
}

export function sampleKarooStatus(changes: Partial<KarooStatus> = {}): KarooStatus {
  return {
    state: 'online',
    error: null,
    pollSeconds: null,
    exceededBacklog: null,
    oversizedEvents: 0,
    ...changes,
  };
}
