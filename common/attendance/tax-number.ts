import { cnpj, cpf } from 'cpf-cnpj-validator';

/**
 * CPF and CNPJ. Stored and compared without punctuation: 11 digits (CPF), or 14 characters (CNPJ) of which since July 2026
 * the first twelve may be letters, in upper case.
 */
const cpfShape = /^\d{11}$/;
const cnpjShape = /^[\dA-Z]{12}\d{2}$/;
const punctuatedCnpj = /^[\dA-Z]{2}\.[\dA-Z]{3}\.[\dA-Z]{3}\/[\dA-Z]{4}-\d{2}$/;

/** Whether the text is written as a tax number is stored; its check digits may be wrong. */
export function isTaxNumber(text: string): boolean {
  return cpfShape.test(text) || cnpjShape.test(text);
}

/** Whether eleven digits are a CPF that can exist. */
export function isCpf(text: string): boolean {
  return cpfShape.test(text) && cpf.isValid(text);
}

/** Whether fourteen digits or capital letters are a CNPJ that can exist. */
export function isCnpj(text: string): boolean {
  return cnpjShape.test(text) && cnpj.isValid(text);
}

/**
 * The tax number in a field that holds nothing else, with or without punctuation; null for anything else. Numbers have
 * lost their leading zeros: where check digits do not tell, up to 11 digits are a CPF and up to 14 a CNPJ.
 */
export function readTaxNumber(text: string): string | null {
  const bare = withoutPunctuation(text);
  if (cnpjShape.test(bare) && !/^0+$/.test(bare)) return bare;
  if (!/^\d{1,14}$/.test(bare) || /^0+$/.test(bare)) return null;
  const asCpf = bare.length <= 11 ? bare.padStart(11, '0') : null;
  const asCnpj = bare.padStart(14, '0');
  return asCpf === null || (!isCpf(asCpf) && isCnpj(asCnpj)) ? asCnpj : asCpf;
}

/**
 * The tax number in a text that may as well be a code or a name; null for those. With letters it takes all the
 * punctuation, or the right check digits.
 */
export function typedTaxNumber(text: string): string | null {
  const bare = withoutPunctuation(text);
  if (/^(\d{11}|\d{14})$/.test(bare)) return bare;
  return isCnpj(bare) || punctuatedCnpj.test(text.trim().toUpperCase()) ? bare : null;
}

/** With its punctuation, to be shown; anything else comes back as it is. */
export function formatTaxNumber(text: string): string {
  if (cpfShape.test(text)) return cpf.format(text);
  return cnpjShape.test(text) ? cnpj.format(text) : text;
}

/** Only punctuation that follows something, so that `-5` stays no number. */
function withoutPunctuation(text: string): string {
  return text
    .trim()
    .toUpperCase()
    .replace(/(?<=[\dA-Z])[.\-/\s]+/g, '');
}
