import { typedTaxNumber } from '../../../common/attendance/tax-number';

const secretKey = /token|senha|password|secret|authorization|nonce|cookie/i;
const personalKey =
  /opinion|parecer|transcript|historico|texto|text|subject|assunto|email|phone|telefone|cpf|cnpj|nome$|name$/i;
const longestValue = 500;
/** More is not even looked at: what is written comes from it, and looking costs time. */
const longestInput = 4 * longestValue;

const patterns: [RegExp, string | ((found: string) => string)][] = [
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, '$1 [oculto]'],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[token]'],
  [/[\w.+-]{1,64}@[\w-]{1,63}(\.[\w-]{1,63}){1,10}/g, '[e-mail]'],
  [/\b[\dA-Z]{2}\.?[\dA-Z]{3}\.?[\dA-Z]{3}\/?[\dA-Z]{4}-?\d{2}\b/gi, hideCnpj],
  [/\b\d{3}\.?\d{3}\.?\d{3}-?\d{2}\b/g, '[cpf]'],
  [/\b(?:\d[ -]?){13,16}\b/g, '[número]'],
];

/** A copy of `value` fit for a log: no secrets, no personal data, bounded in size. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (value === null || typeof value !== 'object') return value;
  if (depth >= 4) return '[…]';
  if (value instanceof Error) return redactText(value.stack ?? value.message);
  if (Array.isArray(value)) return value.slice(0, 20).map((item) => redact(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, 40)
      .map(([key, item]) => [redactText(key), isHiddenKey(key) ? '[oculto]' : redact(item, depth + 1)]),
  );
}

/** A word of twelve letters and two digits is none by its looks alone. */
function hideCnpj(found: string): string {
  return typedTaxNumber(found) === null ? found : '[cnpj]';
}

function isHiddenKey(key: string): boolean {
  // Nobody calls anything so: what it is about cannot be told.
  return key.length > longestValue || secretKey.test(key) || personalKey.test(key);
}

function redactText(text: string): string {
  const redacted = patterns.reduce(
    (result, [pattern, mark]) =>
      typeof mark === 'string' ? result.replace(pattern, mark) : result.replace(pattern, mark),
    bounded(text),
  );
  return redacted.length > longestValue ? `${redacted.slice(0, longestValue)}…` : redacted;
}

/** The beginning, without the half of a word at its end: half a secret is not recognised as one. */
function bounded(text: string): string {
  if (text.length <= longestInput) return text;
  let end = longestInput;
  while (end > 0 && !/\s/.test(text.charAt(end - 1))) end -= 1;
  return end === 0 ? '[texto longo]' : `${text.slice(0, end)}…`;
}
