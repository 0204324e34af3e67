import { addDays, isCalendarDate, weekdayOf, type CalendarDate } from '../../../common/calendar';
import { foldText } from '../../../common/fold-text';

/**
 * What the agent typed as a date, `null` if it is none (yet). Takes `30/11/2026`, `30/11/26`, `30112026` and
 * `30/11` (also with `-` or `.`), the last meaning the next such day from `today` on, and what
 * `parseRelativeDate` takes.
 */
export function parseDateText(text: string, today: CalendarDate): CalendarDate | null {
  const relative = parseRelativeDate(text, today);
  if (relative !== null) return relative;
  const parts = splitParts(text.trim());
  if (!parts) return null;
  const [day, month, year] = parts;
  if (year !== null) return existing(year.length === 2 ? `20${year}` : year, month, day);
  const thisYear = Number(today.slice(0, 4));
  const date = existing(String(thisYear), month, day);
  if (date !== null && date >= today) return date;
  return existing(String(thisYear + 1), month, day) ?? date;
}

const daysFromToday: Readonly<Record<string, number>> = { hoje: 0, amanha: 1, 'depois de amanha': 2 };
const weekdays = ['domingo', 'segunda', 'terca', 'quarta', 'quinta', 'sexta', 'sabado'];
/** Ten years: what is further away is a slip of the fingers. */
const mostDays = 3660;

/**
 * A date said from today: `hoje`, `amanhã`, `+3` (days), or a weekday from its first three letters on (`seg`,
 * `sexta-feira`), which is the next one after today. `null` = none of these.
 */
export function parseRelativeDate(text: string, today: CalendarDate): CalendarDate | null {
  const words = foldText(text).trim().replace(/\s+/g, ' ');
  const named = Object.hasOwn(daysFromToday, words) ? daysFromToday[words] : undefined;
  if (named !== undefined) return addDays(today, named);
  const count = /^\+ ?(\d{1,4})$/.exec(words)?.[1];
  if (count !== undefined) return Number(count) <= mostDays ? addDays(today, Number(count)) : null;
  const name = words.replace(/[- ]feira$/, '');
  const weekday = name.length < 3 ? -1 : weekdays.findIndex((day) => day.startsWith(name));
  return weekday < 0 ? null : addDays(today, ((weekday - weekdayOf(today) + 6) % 7) + 1);
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
