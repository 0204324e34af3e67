import type { FormView } from '../../../common/attendance/form-view';
import { formText } from '../../../common/attendance/form-text';
import {
  formForAttendance,
  wholeForm,
  type RegistrationForm,
} from '../../../common/attendance/registration-form';
import type { Suggestions } from '../../../common/attendance/proposals';
import { AppError } from '../../../common/errors';
import type { FormPayload } from '../../../common/attendance/form-payload';
import { registrationFormShape } from '../../../common/schemas/registration-form';
import type { Lookups } from '../lookups/lookups';
import type { Clock, KarooAccount } from '../ports';
import { registrationKey } from '../registrations/key';
import { firstForAgent } from '../registrations/queries';
import type { StoredRegistration } from '../registrations/registration';
import type { SettingsService } from '../settings/settings-service';
import type { ObservedStore } from '../store/observed-store';
import type { StoredAttendance, StoredDraft } from '../stored-shapes';
import { formPayload } from './form-payload';
import { draftIdOf, type FormTarget, type OpenedForm } from './form-target';
import { suggestionsFor } from './suggestions';

export interface DraftsOptions {
  store: ObservedStore;
  settings: Pick<SettingsService, 'current'>;
  clock: Pick<Clock, 'now'>;
  lookups: Pick<Lookups, 'list'>;
  agent: () => KarooAccount['agent'] | null;
  /** Makes the random part of a key. */
  newKeyPart: () => string;
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
   * What a form that is opened now is about: a registration that waits for the agent comes first, the oldest one.
   * Throws AppError `not-found` when the attendance is unknown.
   */
  targetOf(attendanceId: string): OpenedForm {
    const { nextSequence } = this.#attendance(attendanceId);
    const waiting = firstForAgent(this.#options.store.registrations.of(attendanceId));
    return { attendanceId, correctingKey: waiting?.key ?? null, sequence: nextSequence };
  }

  /**
   * Everything a form window needs: the draft where there is one, else the refused registration as it was sent, else
   * the form filled from Karoo. Throws AppError `not-found` when the attendance is unknown or needs no form any more.
   */
  open(target: FormTarget): FormPayload {
    const { store, settings, agent } = this.#options;
    const { attendanceId } = target;
    const stored = this.#attendance(attendanceId);
    const corrected = this.#corrected(target);
    const draft = store.get('drafts', draftIdOf(target));
    if (!corrected && stored.state !== 'pending' && !draft) throw settledError(stored);
    const form = wholeForm(
      draft?.form ?? corrected?.typed ?? corrected?.form ?? formForAttendance(stored.attendance),
    );
    return formPayload({
      stored,
      form,
      draft,
      corrected,
      registrations: store.registrations.of(attendanceId),
      settings: settings.current(),
      agent: agent(),
      suggestions: this.suggest(attendanceId, form.customerCode),
    });
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
   * concluded attendance), `not-allowed` (the registration to be corrected is on its way again), `invalid-input` (not
   * the shape of a form) or `storage-failed`.
   */
  async save(
    target: FormTarget,
    form: RegistrationForm,
    extras: DraftExtras = {},
  ): Promise<{ savedAt: number }> {
    const { store, clock } = this.#options;
    if (!registrationFormShape().isValidSync(form)) throw new AppError('invalid-input');
    const savedAt = clock.now();
    await store.update(() => {
      const before = store.get('drafts', draftIdOf(target));
      const picked = extras.pickedMessageIds ?? before?.pickedMessageIds;
      const view = extras.view ?? before?.view;
      const value: StoredDraft = {
        attendanceId: target.attendanceId,
        registrationKey: this.#keyFor(target, before),
        form,
        ...(picked && { pickedMessageIds: [...picked] }),
        ...(view && { view }),
        savedAt,
      };
      return [{ collection: 'drafts', id: draftIdOf(target), value }];
    }, [target.attendanceId]);
    return { savedAt };
  }

  /** Keeps with the draft where the agent is in its form; without a draft there is nothing to keep it with. */
  async saveView(target: FormTarget, view: FormView): Promise<void> {
    const { store } = this.#options;
    await store.update(() => {
      const id = draftIdOf(target);
      const draft = store.get('drafts', id);
      return draft ? [{ collection: 'drafts', id, value: { ...draft, view } }] : [];
    });
  }

  /** What was typed, as text to read. Throws AppError `not-found` when the attendance is unknown. */
  text(target: FormTarget): string {
    const { store, lookups } = this.#options;
    const { attendance } = this.#attendance(target.attendanceId);
    const form = wholeForm(store.get('drafts', draftIdOf(target))?.form ?? formForAttendance(attendance));
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
  async discard(target: FormTarget): Promise<void> {
    const { store } = this.#options;
    await store.update(() => {
      const id = draftIdOf(target);
      return store.get('drafts', id) ? [{ collection: 'drafts', id, value: null }] : [];
    });
  }

  /** The registration that the form is about, as long as it waits for the agent. */
  #corrected({ correctingKey }: FormTarget): StoredRegistration | null {
    const found =
      correctingKey === null ? undefined : this.#options.store.get('registrations', correctingKey);
    return found ? firstForAgent([found]) : null;
  }

  /** Which registration the draft becomes or corrects; throws when there is none that it could. */
  #keyFor(target: FormTarget, before: StoredDraft | undefined): string {
    const stored = this.#attendance(target.attendanceId);
    if (target.correctingKey === null) {
      if (stored.state === 'concluded') throw settledError(stored);
      return before?.registrationKey ?? registrationKey(stored, this.#options.newKeyPart());
    }
    // What was typed for it must not take the place of what is typed for the next one.
    if (!this.#corrected(target)) {
      throw new AppError('not-allowed', {
        message: 'Este registro já foi enviado de novo.',
        action: 'Feche esta janela e acompanhe o registro na fila de envio.',
      });
    }
    return target.correctingKey;
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
