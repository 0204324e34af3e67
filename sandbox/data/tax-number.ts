import type { Random } from './random';

const cnpjWeights = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];

/** The check digit of the digits so far; CPF and CNPJ differ only in their weights. */
function checkDigit(digits: readonly number[], weightOf: (index: number) => number): number {
  const sum = digits.reduce((total, digit, index) => total + digit * weightOf(index), 0);
  const rest = sum % 11;
  return rest < 2 ? 0 : 11 - rest;
}

function complete(base: readonly number[], weightOf: (index: number, length: number) => number): string {
  const digits = [...base];
  for (let i = 0; i < 2; i += 1) {
    const length = digits.length;
    digits.push(checkDigit(digits, (index) => weightOf(index, length)));
  }
  return digits.join('');
}

/** A valid CNPJ, 14 digits. `root` is the company's 8 digits, the branch is always 0001. */
export function completeCnpj(root: string): string {
  const base = digitsOf(`${root.padStart(8, '0')}0001`);
  return complete(base, (index, length) => cnpjWeights[cnpjWeights.length - length + index] as number);
}

/** A valid CPF, 11 digits, from its first 9. */
export function completeCpf(base: string): string {
  return complete(digitsOf(base.padStart(9, '0')), (index, length) => length + 1 - index);
}

/** About one in three starts with a zero, as small old companies do. */
export function randomCnpj(random: Random): string {
  const first = random.chance(0.33) ? 0 : random.int(1, 5);
  return completeCnpj(`${first}${String(random.int(0, 9_999_999)).padStart(7, '0')}`);
}

export function randomCpf(random: Random): string {
  return completeCpf(String(random.int(10_000_000, 999_999_998)));
}

/** Digits and capital letters only, with the leading zeros that a number has lost. */
export function normalTaxNumber(value: string | number): string {
  const digits = String(value)
    .toUpperCase()
    .replaceAll(/[^\dA-Z]/g, '');
  return digits.padStart(digits.length <= 11 && typeof value === 'string' ? 11 : 14, '0');
}

const digitsOf = (text: string) => Array.from(text, Number);
