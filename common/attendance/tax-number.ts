/** The check digit of Brazil's modulus 11: 11 minus the weighted sum's rest, 10 and 11 count as 0. */
function checkDigit(digits: string, weights: readonly number[]): number {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  const rest = sum % 11;
  return rest < 2 ? 0 : 11 - rest;
}

const cpfWeights = [11, 10, 9, 8, 7, 6, 5, 4, 3, 2];
const cnpjWeights = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];

function hasCheckDigits(digits: string, weights: readonly number[]): boolean {
  if (/^(\d)\1*$/.test(digits)) return false;
  const body = digits.length - 2;
  return (
    checkDigit(digits, weights.slice(1)) === Number(digits[body]) &&
    checkDigit(digits, weights) === Number(digits[body + 1])
  );
}

/** Whether eleven digits are a CPF that can exist. */
export function isCpf(digits: string): boolean {
  return /^\d{11}$/.test(digits) && hasCheckDigits(digits, cpfWeights);
}

/** Whether fourteen digits are a CNPJ that can exist. */
export function isCnpj(digits: string): boolean {
  return /^\d{14}$/.test(digits) && hasCheckDigits(digits, cnpjWeights);
}
