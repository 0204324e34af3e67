import { readTaxNumber } from '../../../common/attendance/tax-number';
import { identifierLimit } from '../../../common/limits';
import { isCalendarDate, type CalendarDate } from '../../../common/calendar';

/** Readers for JSON of a server that nobody vouches for: each takes anything and answers null for a wrong type. */

export type WireRecord = Record<string, unknown>;

/** Half characters, as cutting leaves them, cannot be encoded: they become U+FFFD. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\uFFFD');
}

/** The JSON value of a text, or undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    return undefined;
  }
}

export function recordOf(value: unknown): WireRecord | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as WireRecord) : null;
}

export function listOf(value: unknown): unknown[] | null {
  return Array.isArray(value) ? (value as unknown[]) : null;
}

/**
 * An identifier, code or number: a non-empty text or a whole number. Longer ones are no use when cut: null; nor are those
 * with control characters or halves of characters, which the records could not find again.
 */
export function identifierOf(value: unknown, maxLength = identifierLimit): string | null {
  const text = typeof value === 'string' ? value.trim() : Number.isSafeInteger(value) ? String(value) : '';
  return text === '' || text.length > maxLength || /[\p{Cc}\p{Cs}]/u.test(text) ? null : text;
}

/** A text for people, cut to `maxLength`; null when there is nothing in it. */
export function textOf(value: unknown, maxLength = 500): string | null {
  const text = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
  return text.trim() === '' ? null : cut(text, maxLength);
}

/** Well-formed, and a copy where it was cut: a part of a long text keeps the whole of it in memory. */
function cut(text: string, maxLength: number): string {
  return text.length <= maxLength ? wellFormed(text) : Buffer.from(text.slice(0, maxLength)).toString();
}

/** A boolean, also as the servers of old tell it: `S`/`N`, `1`/`0`, `true`/`false` as text. */
export function flagOf(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const text = String(value).trim().toLowerCase();
  if (['s', 'sim', '1', 'true'].includes(text)) return true;
  return ['n', 'não', 'nao', '0', 'false'].includes(text) ? false : null;
}

/** A whole number of at least 0, also as text. */
export function countOf(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value.trim()) ? Number(value) : value;
  return Number.isSafeInteger(number) && (number as number) >= 0 ? (number as number) : null;
}

/** An ISO-8601 instant, as it came. */
export function instantOf(value: unknown): string | null {
  const text = identifierOf(value, 40);
  return text !== null && /^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
}

/** The day of a date, with or without a time of day; null for one that does not exist. */
export function calendarDateOf(value: unknown): CalendarDate | null {
  const day = identifierOf(value, 40)?.slice(0, 10) ?? '';
  return isCalendarDate(day) ? day : null;
}

/** A CPF or CNPJ as it is stored. Servers send it with punctuation, or as a number that lost its leading zeros. */
export function taxNumberOf(value: unknown): string | null {
  return readTaxNumber(identifierOf(value, 30) ?? '');
}

/** A server's own words, fit to be shown and logged: one line, no control characters, cut to `maxLength`. */
export function serverMessageOf(value: unknown, maxLength = 300): string | null {
  const text = typeof value === 'string' ? value.slice(0, maxLength * 4) : '';
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return line === '' ? null : cut(line, maxLength);
}
