import { formatDate, isCalendarDate, weekdayOf, type CalendarDate } from '../../../../common/calendar';
import type { FieldMessage } from '../../ui/field';

/** A next contact on a weekend is allowed, but seldom meant. */
export function dateRemark(date: CalendarDate): FieldMessage | null {
  if (!isCalendarDate(date)) return null;
  const weekday = weekdayOf(date);
  if (weekday !== 0 && weekday !== 6) return null;
  return { tone: 'warning', text: `${formatDate(date)} é um ${weekday === 0 ? 'domingo' : 'sábado'}.` };
}
