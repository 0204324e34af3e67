import type { Attendance } from './attendance';
import type { FormView } from './form-view';
import type { Suggestions } from './proposals';
import type { RegistrationForm } from './registration-form';
import type { FormRules } from './rules';
import type { AppErrorData } from '../errors';
import type { RegistrationView } from '../registrations/registration-view';

/** Everything the form window needs to paint its first frame, in one message. */
export interface FormPayload {
  attendance: Attendance;
  /** The draft where there is one, else the form filled from Karoo. */
  form: RegistrationForm;
  /** 1 for the first registration of the attendance. */
  sequence: number;
  /** What has been sent from this attendance so far, oldest first. */
  registrations: RegistrationView[];
  rules: FormRules;
  /** How picked messages go into Parecer, unless the agent wants it otherwise in this window. */
  pickedText: PickedTextFormat;
  /** Messages that this registration has taken into Parecer. */
  pickedMessageIds: string[];
  /** Messages that the other registrations of this attendance have taken. */
  picksOfOthers: MessagePicks[];
  /** Where the agent was when the draft was saved; null = nothing to go back to. */
  view: FormView | null;
  /** Somebody else has registered the attendance: this form cannot be sent any more. */
  integratedElsewhere: IntegratedElsewhere | null;
  /** The registration that the form was opened for: refused (`error`: why), or with a question to answer. */
  correcting: { key: string; error: AppErrorData | null } | null;
  agentBimerLogin: string | null;
  /** For the customer of `form`. Shown, and in the form only once the agent accepts them. */
  suggestions: Suggestions;
  /** As Karoo knows the agent; null while nobody is signed in. */
  agentName: string | null;
}

export interface IntegratedElsewhere {
  /** Bimer's number there; null = not told. */
  processNumber: string | null;
}

/** Which messages of the conversation went into which registration. */
export interface MessagePicks {
  sequence: number;
  messageIds: string[];
}

export interface PickedTextFormat {
  withTimes: boolean;
  withNames: boolean;
}
