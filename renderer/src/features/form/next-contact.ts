import { addDays, type CalendarDate } from '../../../../common/calendar';
import type { AttendanceType } from '../../../../common/lookups';

/** The date a type proposes: today plus its days-to-next-contact. */
export function proposedDate(type: AttendanceType, today: CalendarDate): CalendarDate {
  return addDays(today, type.daysToNextContact);
}

/** Whether the date of an opened draft is the agent's own: then types propose none any more. */
export function isOwnDate(date: string, type: AttendanceType | null, today: CalendarDate): boolean {
  if (date === '') return false;
  return type === null || date !== proposedDate(type, today);
}
