/** What a text typed into the customer search asks for. */
export type CustomerQuery =
  | { kind: 'number'; code: string; document: string | null }
  | { kind: 'name'; name: string }
  | { kind: 'too-short' };

/**
 * Only digits are a code and, when there are 11 or 14 of them, a CPF or CNPJ too; with its punctuation only the
 * latter. Names of fewer than 3 letters are never searched in Bimer: the server may try to return the whole table.
 */
export function customerQuery(text: string): CustomerQuery {
  const trimmed = text.trim();
  const digits = trimmed.replace(/[\s./-]/g, '');
  if (/^\d+$/.test(digits)) {
    const document = digits.length === 11 || digits.length === 14 ? digits : null;
    const isPlain = digits === trimmed;
    if (isPlain || document !== null) return { kind: 'number', code: isPlain ? digits : '', document };
  }
  const letters = trimmed.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return letters >= 3 ? { kind: 'name', name: trimmed } : { kind: 'too-short' };
}
