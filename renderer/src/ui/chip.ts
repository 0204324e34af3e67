/** One value of a field with many. */
export interface Chip {
  value: string;
  text: string;
  isInvalid: boolean;
}

/** The chip as it is heard, where no colour says that it is wrong. */
export function chipText({ text, isInvalid }: Chip): string {
  return isInvalid ? `${text} (inválido)` : text;
}

/** The id of what tells the control of the field which values it holds. */
export function chipsId(fieldId: string): string {
  return `${fieldId}-escolhidos`;
}
