const prefixes = {
  customer: '00A',
  product: '00B',
  type: '00C',
  centre: '00D',
  user: '00E',
  attendance: '00F',
  opinion: '00G',
  text: '00H',
} as const;

export type IdentifiedKind = keyof typeof prefixes;

/** Bimer's `Identificador`: ten characters that say nothing to people, e.g. `00A0000263`. */
export function identifierOf(kind: IdentifiedKind, number: number): string {
  return prefixes[kind] + String(number).padStart(7, '0');
}

/** The number inside an identifier of this kind, or null. */
export function numberOf(kind: IdentifiedKind, identifier: string): number | null {
  const digits = identifier.slice(3);
  return identifier.startsWith(prefixes[kind]) && /^\d{7}$/.test(digits) ? Number(digits) : null;
}
