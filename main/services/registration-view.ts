import type { RegistrationView } from '../../common/ipc/contract';
import { isWithdrawable } from './outbox/withdrawal';
import type { StoredRegistration } from './stored-shapes';

/** A stored registration as windows see it: without the texts and the person's data. */
export function toRegistrationView(registration: StoredRegistration): RegistrationView {
  return {
    key: registration.key,
    attendanceId: registration.attendanceId,
    attendanceNumber: registration.attendance.number,
    sequence: registration.ordinal ?? registration.sequence,
    customerCode: registration.form.customerCode,
    customerName: registration.customer?.name ?? registration.attendance.customer.name,
    subject: registration.form.subject,
    state: registration.state,
    isMarkedInKaroo: registration.isMarkedInKaroo,
    processNumber: registration.processNumber,
    attemptCount: registration.attemptCount,
    nextAttemptAt: registration.nextAttemptAt,
    undoUntil: registration.state === 'queued' ? (registration.undoUntil ?? null) : null,
    sentAt: registration.sentAt ?? null,
    isWithdrawable: isWithdrawable(registration),
    error: registration.error,
    createdAt: registration.createdAt,
    registeredAt: registration.registeredAt,
  };
}
