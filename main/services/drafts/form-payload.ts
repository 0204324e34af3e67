import type { RegistrationForm } from '../../../common/attendance/registration-form';
import type { Suggestions } from '../../../common/attendance/proposals';
import type { FormPayload } from '../../../common/attendance/form-payload';
import { formRulesOf, type Settings } from '../../../common/settings/settings';
import type { KarooAccount } from '../ports';
import { nextOrdinal } from '../registrations/queries';
import type { StoredRegistration } from '../registrations/registration';
import { errorOf, toRegistrationView } from '../registrations/view';
import type { StoredAttendance, StoredDraft } from '../stored-shapes';

export interface FormSources {
  stored: StoredAttendance;
  form: RegistrationForm;
  draft: StoredDraft | undefined;
  /** The registration that the form corrects, or that asks in its place. */
  corrected: StoredRegistration | null;
  /** All of the attendance, by sequence. */
  registrations: readonly StoredRegistration[];
  settings: Settings;
  agent: KarooAccount['agent'] | null;
  suggestions: Suggestions;
}

/** Everything a form window shows first. */
export function formPayload(sources: FormSources): FormPayload {
  const { stored, form, draft, corrected, registrations, settings, agent, suggestions } = sources;
  return {
    attendance: stored.attendance,
    form,
    sequence: corrected?.ordinal ?? nextOrdinal(registrations),
    registrations: registrations.map(toRegistrationView),
    rules: formRulesOf(settings),
    pickedText: {
      withTimes: settings['conversation.withTimes'],
      withNames: settings['conversation.withNames'],
    },
    pickedMessageIds: [...(draft?.pickedMessageIds ?? corrected?.pickedMessageIds ?? [])],
    picksOfOthers: registrations
      .filter(({ key }) => key !== corrected?.key)
      .map(({ ordinal, pickedMessageIds }) => ({ sequence: ordinal, messageIds: [...pickedMessageIds] })),
    view: draft?.view ?? null,
    integratedElsewhere:
      stored.state === 'integrated-elsewhere' ? { processNumber: stored.integratedAs ?? null } : null,
    correcting: corrected && { key: corrected.key, error: whyRefused(corrected) },
    agentBimerLogin: agent?.bimerLogin ?? null,
    suggestions,
    agentName: agent?.name ?? null,
  };
}

function whyRefused({ progress }: StoredRegistration) {
  return progress.step === 'refused' ? errorOf(progress.failure) : null;
}
