/** A value proposed for an empty field, and why: goes on after `porque`. */
export interface ShownSuggestion {
  value: string;
  label: string;
  reason: string;
}

/** The id of what describes the suggestion of the field. */
export function suggestionId(fieldId: string): string {
  return `${fieldId}-sugestao`;
}
