import { contactQuery, type ContactQuery } from './contact-query';
import { typedTaxNumber } from './tax-number';

/** What a text in Código de cliente asks for. */
export type CustomerQuery =
  | { kind: 'nothing' }
  | { kind: 'name'; name: string }
  /** An e-mail address, or a phone with its marks. */
  | { kind: 'contact'; contact: ContactQuery }
  /** A document, or so many digits that it may be a phone. All that it may be is set, and one of the last two is. */
  | { kind: 'number'; code: string | null; document: string | null; contact: ContactQuery | null }
  /** Anything else. */
  | { kind: 'code'; code: string };

/** Shorter names are never searched in Bimer: the server may try to return the whole table. */
const minNameLetters = 3;

export function hasNameLetters(text: string): boolean {
  return (text.match(/\p{L}/gu) ?? []).length >= minNameLetters;
}

export function customerQuery(text: string): CustomerQuery {
  const typed = text.trim();
  if (typed === '') return { kind: 'nothing' };
  const document = typedTaxNumber(typed);
  const contact = contactQuery(typed);
  const isPlain = /^\d+$/.test(typed);
  if (document !== null || (isPlain && contact !== null))
    return { kind: 'number', code: isPlain ? typed : null, document, contact };
  if (contact !== null) return { kind: 'contact', contact };
  return hasNameLetters(typed) ? { kind: 'name', name: typed } : { kind: 'code', code: typed };
}
