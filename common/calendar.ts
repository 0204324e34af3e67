/** A plain calendar date, `yyyy-MM-dd`, without time or zone. */
export type CalendarDate = string;

const calendarDatePattern = /^\d{4}-\d{2}-\d{2}$/;

/** Whether the text is a date that exists (`2026-02-30` does not). */
export function isCalendarDate(text: string): boolean {
  if (!calendarDatePattern.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The computer's local calendar date of an instant in milliseconds since the epoch. */
export function localDate(instantMs: number): CalendarDate {
  const date = new Date(instantMs);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The date `days` (may be negative) after the given one. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

/** 0 = Sunday to 6 = Saturday. */
export function weekdayOf(date: CalendarDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

/** `2026-11-30` → `30/11/2026`; what is no date comes back as it is. */
export function formatDate(date: CalendarDate): string {
  return isCalendarDate(date) ? date.split('-').reverse().join('/') : date;
}
