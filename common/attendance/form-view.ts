import { formLimits, type FormField } from './registration-form';

/** Where the agent was in an open form, so that it can be shown just like that again. Scroll positions in CSS pixels. */
export interface FormView {
  /** The field that had the focus last; null = none yet. */
  focus: FocusedField | null;
  /** Text in Destinatário that is no recipient yet. */
  unfinishedRecipient: string;
  formScroll: number;
  opinionScroll: number;
  conversation: ConversationView;
}

export interface FocusedField {
  field: FormField;
  /** null = the field has no cursor (a checkbox). */
  selection: { start: number; end: number; direction: SelectionDirection } | null;
}

export type SelectionDirection = (typeof selectionDirections)[number];
export const selectionDirections = ['forward', 'backward', 'none'] as const;

/** The conversation beside the form. */
export interface ConversationView {
  isOpen: boolean;
  scroll: number;
}

/** Longer than any text or page that can be shown. */
export const formViewLimits = {
  position: 10_000_000,
  unfinishedRecipient: formLimits.recipientDraft,
} as const;
