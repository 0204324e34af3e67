import type { Shortcut } from '../../../common/shortcuts/shortcut';
import { ariaShortcut } from './shortcut';

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
  /** Leads to the field; shown while Alt is held. */
  shortcut?: Shortcut | null | undefined;
  /** The id of something else that describes the control, beside its message. */
  hintId?: string | null | undefined;
  id: string;
  /** The accessible name, to the letter. */
  label: string;
  isRequired?: boolean;
  isDisabled?: boolean;
  message?: FieldMessage | null;
  /** Says changes of the message aloud; for messages that come by themselves. */
  isLive?: boolean;
}

function describedByIds({ id, message, hintId }: FieldProps): string | undefined {
  const ids = [message ? `${id}-message` : null, hintId ?? null].filter((part) => part !== null);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

/** The attributes that tie a field's control to its message. */
export function describedBy(props: FieldProps): Record<string, string | undefined> {
  return {
    'aria-describedby': describedByIds(props),
    'aria-keyshortcuts': ariaShortcut(props.shortcut ?? null),
    'aria-invalid': props.message?.tone === 'error' ? 'true' : undefined,
    'aria-required': props.isRequired === true ? 'true' : undefined,
  };
}
