import type { FormView } from '../../../common/attendance/form-view';
import { formText } from '../../../common/attendance/form-text';
import { formForAttendance, type RegistrationForm } from '../../../common/attendance/registration-form';
import type { Suggestions } from '../../../common/attendance/proposals';
import { AppError } from '../../../common/errors';
import type { FormPayload } from '../../../common/ipc/contract';
import { registrationFormShape } from '../../../common/schemas/registration-form';
import type { Lookups } from '../lookups/lookups';
import type { Clock, KarooAccount } from '../ports';
import { toRegistrationView } from '../registration-view';
import type { SettingsService } from '../settings/settings-service';
import type { ObservedStore } from '../store/observed-store';
import type { StoredAttendance } from '../stored-shapes';
import { draftId } from './draft-id';
import type { FormTargets } from './form-targets';
import { suggestionsFor } from './suggestions';

export interface DraftsOptions {
  store: ObservedStore;
  targets: FormTargets;
  settings: Pick<SettingsService, 'current'>;
  clock: Pick<Clock, 'now'>;
  lookups: Pick<Lookups, 'list'>;
  agent: () => KarooAccount['agent'] | null;
}

/** What goes with the form into its draft; left out = what is stored stays. */
export interface DraftExtras {
  pickedMessageIds?: readonly string[];
  view?: FormView;
}

/** What agents typed and did not send yet. */
export class Drafts {
  readonly #options: DraftsOptions;

  constructor(options: DraftsOptions) {
    this.#options = options;
  }

  /**
   * Everything a form window needs: the draft where there is one, else the refused registration as it was sent, else
   * the form filled from Karoo. Throws AppError `not-found` when the attendance is unknown or needs no form any more.
   */
  open(attendanceId: string): FormPayload {
    const { store, targets, settings, agent } = this.#options;
    const stored = this.#attendance(attendanceId);
    const refused = targets.open(attendanceId);
    const draft = store.get('drafts', draftId(attendanceId, refused?.key ?? null));
    if (!refused && stored.state !== 'pending' && !draft) throw settledError(stored);
    const registrations = store.registrations.of(attendanceId);
    const rules = settings.current();
    const form = draft?.form ?? refused?.typed ?? refused?.form ?? formForAttendance(stored.attendance);
    return {
      attendance: stored.attendance,
      form,
      sequence: refused ? (refused.ordinal ?? refused.sequence) : registrations.length + 1,
      registrations: registrations.map(toRegistrationView),
      rules: {
        responsibilityCentre: rules['rules.responsibilityCentre'],
        required: rules['rules.required'],
        opinionMaxLength: rules['rules.opinionMaxLength'],
        transcriptMaxLength: rules['rules.transcriptMaxLength'],
      },
      pickedText: { withTimes: rules['conversation.withTimes'], withNames: rules['conversation.withNames'] },
      pickedMessageIds: [...(draft?.pickedMessageIds ?? refused?.pickedMessageIds ?? [])],
      picksOfOthers: registrations
        .filter(({ key }) => key !== refused?.key)
        .map(({ sequence, pickedMessageIds = [] }) => ({ sequence, messageIds: [...pickedMessageIds] })),
      view: draft?.view ?? null,
      integratedElsewhere:
        stored.state === 'integrated-elsewhere' ? { processNumber: stored.integratedAs ?? null } : null,
      correcting: refused && {
        key: refused.key,
        error: refused.error ?? new AppError('invalid-request').toData(),
      },
      agentBimerLogin: agent()?.bimerLogin ?? null,
      suggestions: this.suggest(attendanceId, form.customerCode),
      agentName: agent()?.name ?? null,
    };
  }

  /** What the form proposes for the given customer ('' = none). Throws like `open` when the attendance is unknown. */
  suggest(attendanceId: string, customerCode: string): Suggestions {
    const { store, lookups, agent } = this.#options;
    return suggestionsFor({
      attendance: this.#attendance(attendanceId).attendance,
      customerCode,
      past: store.registrations.past(),
      users: lookups.list('users').items,
      agentLogin: agent()?.bimerLogin ?? null,
    });
  }

  /**
   * Durable when it resolves; `savedAt` in ms since the epoch. Rejects with AppError `not-found` (unknown or already
   * concluded attendance), `invalid-input` (not the shape of a form) or `storage-failed`.
   */
  async save(
    attendanceId: string,
    form: RegistrationForm,
    extras: DraftExtras = {},
  ): Promise<{ savedAt: number }> {
    const { store, targets, clock } = this.#options;
    if (!registrationFormShape().isValidSync(form)) throw new AppError('invalid-input');
    const savedAt = clock.now();
    await store.update(() => {
      const stored = this.#attendance(attendanceId);
      const refused = targets.correcting(attendanceId);
      if (!refused && stored.state === 'concluded') throw settledError(stored);
      const id = draftId(attendanceId, refused?.key ?? null);
      const before = store.get('drafts', id);
      const picked = extras.pickedMessageIds ?? before?.pickedMessageIds;
      const view = extras.view ?? before?.view;
      const value = {
        attendanceId,
        form,
        ...(picked && { pickedMessageIds: [...picked] }),
        ...(view && { view }),
        savedAt,
      };
      return [{ collection: 'drafts', id, value }];
    }, [attendanceId]);
    return { savedAt };
  }

  /** Keeps with the draft where the agent is in its form; without a draft there is nothing to keep it with. */
  async saveView(attendanceId: string, view: FormView): Promise<void> {
    const { store, targets } = this.#options;
    await store.update(() => {
      const id = draftId(attendanceId, targets.correcting(attendanceId)?.key ?? null);
      const draft = store.get('drafts', id);
      return draft ? [{ collection: 'drafts', id, value: { ...draft, view } }] : [];
    });
  }

  /** What was typed, as text to read. Throws AppError `not-found` when the attendance is unknown. */
  text(attendanceId: string): string {
    const { store, targets, lookups } = this.#options;
    const { attendance } = this.#attendance(attendanceId);
    const draft = store.get('drafts', draftId(attendanceId, targets.correcting(attendanceId)?.key ?? null));
    const form = draft?.form ?? formForAttendance(attendance);
    const { code, name } = attendance.customer;
    return formText({
      attendance,
      form,
      lists: {
        products: lookups.list('products').items,
        attendanceTypes: lookups.list('attendanceTypes').items,
        responsibilityCentres: lookups.list('responsibilityCentres').items,
        users: lookups.list('users').items,
      },
      customerName:
        store.get('customers', form.customerCode)?.customer.name ??
        (form.customerCode === code ? name : null),
    });
  }

  /** Drops what was typed, because the agent asked for it. */
  async discard(attendanceId: string): Promise<void> {
    const { store, targets } = this.#options;
    await store.update(() => {
      const id = draftId(attendanceId, targets.correcting(attendanceId)?.key ?? null);
      return store.get('drafts', id) ? [{ collection: 'drafts', id, value: null }] : [];
    });
  }

  #attendance(attendanceId: string): StoredAttendance {
    const stored = this.#options.store.get('attendances', attendanceId);
    if (!stored) {
      throw new AppError('not-found', {
        message:
          'Este atendimento não espera mais um registro: já foi registrado ou já foi integrado por outro meio.',
        action: 'Consulte o registro no histórico ou no Karoo.',
      });
    }
    return stored;
  }
}

function settledError({ state, attendance }: StoredAttendance): AppError {
  const how = state === 'concluded' ? 'já foi registrado' : 'já foi integrado por outro meio';
  return new AppError('not-found', {
    message: `O atendimento ${attendance.number} ${how}.`,
    action: 'Consulte o registro no histórico ou no Karoo.',
  });
}
