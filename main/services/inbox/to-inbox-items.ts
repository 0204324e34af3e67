import type { InboxItem } from '../../../common/attendance/inbox-item';
import { isRegistered, waitsForAgent } from '../registrations/queries';
import type { StoredRegistration } from '../registrations/registration';
import type { StoredAttendance } from '../stored-shapes';

export interface InboxSources {
  attendances: readonly StoredAttendance[];
  registrations: readonly StoredRegistration[];
  /** Attendances with a draft. */
  draftIds: ReadonlySet<string>;
}

/**
 * What still asks for attention, oldest finish first. Listed are: pending attendances; concluded ones while a
 * registration of theirs is on its way or was refused; those integrated elsewhere while they have a draft, since
 * what was typed is never dropped silently.
 */
export function toInboxItems(sources: InboxSources): InboxItem[] {
  const byAttendance = new Map<string, StoredRegistration[]>();
  for (const registration of sources.registrations) {
    const siblings = byAttendance.get(registration.attendanceId);
    if (siblings) siblings.push(registration);
    else byAttendance.set(registration.attendanceId, [registration]);
  }
  const items = sources.attendances.flatMap((stored) => {
    const { id } = stored.attendance;
    return toInboxItem(stored, byAttendance.get(id) ?? [], sources.draftIds.has(id)) ?? [];
  });
  return items.sort(byFinish);
}

/** One attendance as the inbox lists it; null = it does not. */
export function toInboxItem(
  stored: StoredAttendance,
  registrations: readonly StoredRegistration[],
  hasDraft: boolean,
): InboxItem | null {
  const state = inboxState(stored, registrations, hasDraft);
  return state && toItem(stored, registrations, hasDraft, state);
}

function inboxState(
  { state }: StoredAttendance,
  registrations: readonly StoredRegistration[],
  hasDraft: boolean,
): InboxItem['state'] | null {
  if (registrations.some(waitsForAgent)) return 'needs-you';
  switch (state) {
    case 'pending':
      return 'pending';
    case 'integrated-elsewhere':
      return hasDraft ? 'integrated-elsewhere' : null;
    case 'concluded':
      return registrations.every(isRegistered) ? null : 'sending';
  }
}

function toItem(
  { attendance, integratedAs = null }: StoredAttendance,
  registrations: readonly StoredRegistration[],
  hasDraft: boolean,
  state: InboxItem['state'],
): InboxItem {
  return {
    attendanceId: attendance.id,
    number: attendance.number,
    customerCode: attendance.customer.code,
    customerName: attendance.customer.name,
    contactName: attendance.contact.name,
    channel: attendance.channel,
    department: attendance.department,
    subject: attendance.subject,
    finishedAt: attendance.finishedAt,
    state,
    integratedAs: state === 'integrated-elsewhere' ? integratedAs : null,
    hasDraft,
    registrationCount: registrations.length,
  };
}

/** By instant, not by text: Karoo's times may carry different offsets. */
export function byFinish(a: InboxItem, b: InboxItem): number {
  return Date.parse(a.finishedAt) - Date.parse(b.finishedAt) || a.number.localeCompare(b.number);
}
