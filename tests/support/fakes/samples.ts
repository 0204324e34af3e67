import type { Attendance } from '../../../common/attendance/attendance';
import { emptyForm, type RegistrationForm } from '../../../common/attendance/registration-form';
import type { KarooStatus } from '../../../common/ipc/contract';
import type { BimerProcess, Customer } from '../../../common/lookups';
import type { StoredAttendance, StoredRegistration } from '../../../main/services/stored-shapes';

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

export function sampleRegistration(changes: Partial<StoredRegistration> = {}): StoredRegistration {
  return {
    key: 'karoo:conta1:k1:1',
    attendanceId: 'k1',
    sequence: 1,
    form: sampleForm(),
    attendance: sampleAttendance(),
    customer: null,
    state: 'queued',
    isLast: true,
    isMarkedInKaroo: false,
    bimerId: null,
    processNumber: null,
    attemptCount: 0,
    nextAttemptAt: null,
    error: null,
    createdAt: 1_000,
    registeredAt: null,
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
