import type { StoredUnreadable } from '../stored-shapes';

/** What stays of a row that leaves the list for good: no more than what Karoo's list is compared with. */
export function dismissed(row: StoredUnreadable): StoredUnreadable {
  const { accountId, attendanceId, end } = row.attendance;
  const nothing = { number: null, customerCode: null, customerName: null, contactName: null };
  return { ...row, attendance: { accountId, attendanceId, end, ...nothing }, isDismissed: true };
}
