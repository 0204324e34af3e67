/** One value of a field with many. */
export interface Chip {
  value: string;
  text: string;
  isInvalid: boolean;
}
