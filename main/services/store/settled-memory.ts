import type { PastRegistration } from '../../../common/attendance/proposals';
import type { StoredRegistration } from '../stored-shapes';
import { pastCount, recentCount, type OpenRecords } from './record-store';

/** The bounded piece of what is settled that memory holds: the newest registrations, and what proposals look at. */
export class SettledMemory {
  #recent: StoredRegistration[];
  #past: PastRegistration[];

  constructor({ recent, past }: Pick<OpenRecords, 'recent' | 'past'>) {
    this.#recent = recent;
    this.#past = past;
  }

  /** Newest first. */
  recent(): readonly StoredRegistration[] {
    return this.#recent;
  }

  /** Newest first. */
  past(): readonly PastRegistration[] {
    return this.#past;
  }

  add(registrations: readonly StoredRegistration[]): void {
    if (registrations.length === 0) return;
    this.#recent = [...this.#recent, ...registrations].sort(newestFirst).slice(0, recentCount);
    this.#past = [...registrations.map(toPast), ...this.#past]
      .sort((a, b) => b.sentAt - a.sentAt)
      .slice(0, pastCount);
  }

  /** Of attendances that are open again, or gone. */
  drop(attendanceIds: ReadonlySet<string>): void {
    const isKept = ({ attendanceId }: { attendanceId: string }) => !attendanceIds.has(attendanceId);
    this.#recent = this.#recent.filter(isKept);
    this.#past = this.#past.filter(isKept);
  }
}

/** A registration as far as proposals look at it. */
export function toPast({ attendanceId, attendance, form, createdAt }: StoredRegistration): PastRegistration {
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

/** The order in which the disk gives them, too. */
export function newestFirst(a: StoredRegistration, b: StoredRegistration): number {
  return b.createdAt - a.createdAt || compareKeys(a.key, b.key);
}

function compareKeys(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
