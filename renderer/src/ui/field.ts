export type Tone = 'info' | 'success' | 'warning' | 'error';

/** What is said under a field. */
export interface FieldMessage {
  tone: Tone;
  text: string;
  /** Shows a padlock: the field is not the agent's to change. */
  isLocked?: boolean;
  /** More about it, as a tooltip. */
  hint?: string;
}

/** What every field component understands besides its value. */
export interface FieldProps {
  id: string;
  /** The accessible name, to the letter. */
  label: string;
  isRequired?: boolean;
  isDisabled?: boolean;
  message?: FieldMessage | null;
  /** Says changes of the message aloud; for messages that come by themselves. */
  isLive?: boolean;
}

/** The attributes that tie a field's control to its message. */
export function describedBy(props: FieldProps): Record<string, string | undefined> {
  return {
    'aria-describedby': props.message ? `${props.id}-message` : undefined,
    'aria-invalid': props.message?.tone === 'error' ? 'true' : undefined,
    'aria-required': props.isRequired === true ? 'true' : undefined,
  };
}
