import { isCalendarDate, type CalendarDate } from '../../../common/calendar';

/**
 * What the agent typed as a date, `null` if it is none (yet). Takes `30/11/2026`, `30/11/26`, `30112026` and
 * `30/11` (also with `-` or `.`), the last meaning the next such day from `today` on.
 */
export function parseDateText(text: string, today: CalendarDate): CalendarDate | null {
  const parts = splitParts(text.trim());
  if (!parts) return null;
  const [day, month, year] = parts;
  if (year !== null) return existing(year.length === 2 ? `20${year}` : year, month, day);
  const thisYear = Number(today.slice(0, 4));
  const date = existing(String(thisYear), month, day);
  if (date !== null && date >= today) return date;
  return existing(String(thisYear + 1), month, day) ?? date;
}

type Parts = [day: string, month: string, year: string | null];

function splitParts(text: string): Parts | null {
  const digits = /^(\d{2})(\d{2})(\d{4}|\d{2})?$/.exec(text);
  const marked = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?$/.exec(text);
  const match = digits ?? marked;
  const [, day, month, year] = match ?? [];
  return day === undefined || month === undefined ? null : [day, month, year ?? null];
}

function existing(year: string, month: string, day: string): CalendarDate | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(date) ? date : null;
}

/** Puts the slashes in while digits are typed: `3011` → `30/11`, `30112` → `30/11/2`. Other text stays. */
export function formatDateTyping(text: string): string {
  if (!/^\d+$/.test(text) || text.length <= 2) return text;
  const digits = text.slice(0, 8);
  return [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)].filter((part) => part !== '').join('/');
}
