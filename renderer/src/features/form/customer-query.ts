import { contactQuery } from '../../../../common/attendance/contact-query';

/** What the text in Código de cliente asks for. */
export type CustomerQuery =
  { kind: 'nothing' } | { kind: 'code'; code: string } | { kind: 'search'; text: string };

/** Three letters are a name, a full CPF, CNPJ, phone or e-mail is looked for as such, anything else is a code. */
export function customerQuery(typed: string): CustomerQuery {
  const text = typed.trim();
  if (text === '') return { kind: 'nothing' };
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters >= 3) return { kind: 'search', text };
  const digits = text.replace(/[.\-/\s]/g, '');
  if (/^(\d{11}|\d{14})$/.test(digits)) return { kind: 'search', text: digits };
  return contactQuery(text) ? { kind: 'search', text } : { kind: 'code', code: text };
}
