import { foldText } from '../fold-text';
import type { AttendanceContact } from './attendance';

/** What a text asks for as the e-mail address or phone number of a contact. */
export type ContactQuery = { kind: 'email'; text: string } | { kind: 'phone'; digits: string };

/** Shorter numbers would be codes, or fit too many phones. */
const leastDigits = 8;

/** Without country code (55) and long-distance zero. */
function localDigits(text: string): string {
  const digits = text.replace(/\D/g, '').replace(/^0+/, '');
  return digits.length > 11 ? digits.replace(/^55/, '') : digits;
}

/**
 * A text with @ is an address, also while it is being typed; a number with the marks of a phone, or with as many digits
 * as one with its area code has, may be a phone. null = neither.
 */
export function contactQuery(text: string): ContactQuery | null {
  const trimmed = text.trim();
  if (/^[^\s@]+@[^\s@]*$/.test(trimmed)) return { kind: 'email', text: foldText(trimmed) };
  if (!/^\+?[\d\s().-]+$/.test(trimmed)) return null;
  const digits = localDigits(trimmed);
  const hasMarks = /[\s()+-]/.test(trimmed);
  const isLong = digits.length === 10 || digits.length === 11;
  return isLong || (hasMarks && digits.length >= leastDigits && digits.length <= 11)
    ? { kind: 'phone', digits }
    : null;
}

/** An address by any part of it; a number with or without its area code. */
export function isContact(query: ContactQuery, { email, phone }: AttendanceContact): boolean {
  if (query.kind === 'email') return foldText(email ?? '').includes(query.text);
  const known = localDigits(phone ?? '');
  return known.length >= leastDigits && (known.endsWith(query.digits) || query.digits.endsWith(known));
}
