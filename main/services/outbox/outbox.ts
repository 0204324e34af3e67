import type { RegistrationForm } from '../../../common/attendance/registration-form';
import type { RuleContext } from '../../../common/attendance/rules';
import { localDate } from '../../../common/calendar';
import { AppError } from '../../../common/errors';
import type { OutboxAnswer, RegistrationView, Snapshot } from '../../../common/ipc/contract';
import { draftId } from '../drafts/draft-id';
import type { FormTargets } from '../drafts/form-targets';
import { Listeners } from '../listeners';
import type { Customers } from '../lookups/customers';
import type { Lookups } from '../lookups/lookups';
import type { BimerApi, Clock, KarooApi, Logger } from '../ports';
import { toRegistrationView } from '../registration-view';
import type { SettingsService } from '../settings/settings-service';
import type { ObservedStore } from '../store/observed-store';
import type { StoredRegistration } from '../stored-shapes';
import { Dispatcher } from './dispatcher';
import { outboxViews } from './outbox-views';
import { planConclusion } from './plan-conclusion';
import { planSubmission } from './plan-submission';
import { transition } from './transition';
import { planWithdrawal } from './withdrawal';
import { validSubmission } from './validate-submission';

export interface OutboxOptions {
  store: ObservedStore;
  targets: FormTargets;
  bimer: Pick<BimerApi, 'submit' | 'findByKey'>;
  karoo: Pick<KarooApi, 'conversation' | 'markIntegrated'>;
  lookups: Pick<Lookups, 'list'>;
  customers: Pick<Customers, 'byCode' | 'known'>;
  settings: Pick<SettingsService, 'current'>;
  clock: Clock;
  logger: Logger;
  /** In [0, 1); for the jitter of retries. */
  random?: () => number;
}

const nothingAsked = {
  message: 'Este registro não espera mais uma resposta.',
  action: 'Acompanhe o resultado na fila de envio.',
};

/** The send queue (fila de envio): from Enviar to Bimer's number and the mark in Karoo, exactly once. */
export class Outbox {
  readonly changed = new Listeners<Snapshot<RegistrationView[]>>();
  readonly #options: OutboxOptions;
  readonly #dispatcher: Dispatcher;
  #snapshot: Snapshot<RegistrationView[]>;

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#dispatcher = new Dispatcher({ ...options, random: options.random ?? Math.random });
    this.#snapshot = { revision: 1, value: this.#views() };
    options.store.committed.add((touched) => {
      if (touched.has('registrations')) this.#refresh();
    });
  }

  /** Takes up what an earlier run of the app left. */
  start(): void {
    this.#dispatcher.start();
  }

  /** Begins nothing new; resolves when what is under way has come to its outcome and is written down. */
  stop(): Promise<void> {
    return this.#dispatcher.stop();
  }

  /** The unsettled ones and the last 50, newest first. */
  list(): Snapshot<RegistrationView[]> {
    return this.#snapshot;
  }

  view(registration: StoredRegistration): RegistrationView {
    return toRegistrationView(registration);
  }

  /**
   * Enviar. When it resolves the registration is durable and on its way. `isLast` matters for múltiplos only.
   * Rejects with AppError `invalid-input` (with `fields`), `not-found` (unknown attendance), `not-allowed` (already
   * sent, or integrated elsewhere) or `storage-failed`; then nothing has changed.
   */
  async submit(
    attendanceId: string,
    form: RegistrationForm,
    isLast: boolean,
    pickedMessageIds?: readonly string[],
  ): Promise<RegistrationView> {
    const { store, targets, customers, settings, clock } = this.#options;
    const now = clock.now();
    const effective = validSubmission(form, this.#ruleContext(form), localDate(now));
    let registration: StoredRegistration | undefined;
    await store.update(() => {
      const stored = store.get('attendances', attendanceId);
      if (!stored)
        throw new AppError('not-found', { message: 'Este atendimento não está neste computador.' });
      const plan = planSubmission({
        stored,
        form: effective,
        typed: form,
        isLast,
        pickedMessageIds,
        refused: targets.correcting(attendanceId),
        existing: store.registrations.around(attendanceId),
        customer: customers.known(effective.customerCode),
        hasDraftOfNext: store.get('drafts', draftId(attendanceId, null)) !== undefined,
        undoMs: settings.current()['outbox.undoSeconds'] * 1000,
        now,
      });
      registration = plan.registration;
      return plan.changes;
    }, [attendanceId]);
    targets.release(attendanceId);
    this.#dispatcher.dispatch();
    if (!registration) throw new AppError('internal');
    return this.view(registration);
  }

  /**
   * The agent says that nothing more will be registered from this attendance. Rejects with AppError `not-found`,
   * `not-allowed` (nothing was registered yet, or a refused registration waits) or `storage-failed`.
   */
  async conclude(attendanceId: string): Promise<void> {
    const { store, clock } = this.#options;
    await store.update(() => {
      const stored = store.get('attendances', attendanceId);
      if (!stored)
        throw new AppError('not-found', { message: 'Este atendimento não está neste computador.' });
      return planConclusion(stored, store.registrations.of(attendanceId), clock.now());
    }, [attendanceId]);
    this.#dispatcher.dispatch();
  }

  /**
   * Takes back what has certainly not been sent: its form is the attendance's draft again. Resolves when that is
   * durable; rejects with AppError `not-found`, `not-allowed` (see `planWithdrawal`) or `storage-failed`.
   */
  async withdraw(key: string): Promise<void> {
    const { store, clock } = this.#options;
    await store.update(() => {
      const registration = this.#known(key);
      const { attendanceId } = registration;
      const stored = store.get('attendances', attendanceId);
      if (!stored) throw unknownRegistration();
      return planWithdrawal({
        registration,
        stored,
        siblings: store.registrations.of(attendanceId),
        correction: store.get('drafts', draftId(attendanceId, key)),
        next: store.get('drafts', draftId(attendanceId, null)),
        now: clock.now(),
      });
    }, [key]);
    this.#dispatcher.dispatch();
  }

  /**
   * The agent answers what only a person can find out. Rejects with AppError `not-found`, `not-allowed` (nothing is
   * asked, or answered already) or `storage-failed`.
   */
  async answer({ key, answer, processNumber }: OutboxAnswer): Promise<void> {
    const { store, clock } = this.#options;
    await store.update(() => {
      const before = this.#known(key);
      const event =
        answer === 'send'
          ? ({ kind: 'send-decided' } as const)
          : ({ kind: 'confirmed-by-agent', processNumber } as const);
      const after = transition(before, event, clock.now());
      if (after === before) throw new AppError('not-allowed', nothingAsked);
      return [{ collection: 'registrations', id: key, value: after }];
    }, [key]);
    this.#dispatcher.dispatch();
  }

  /** Attendance of a registration; null = unknown. */
  attendanceOf(key: string): string | null {
    return this.#options.store.get('registrations', key)?.attendanceId ?? null;
  }

  /** Network back, wake from sleep, new settings, or the agent asked: what waits (or the one `key`) is due now. */
  retryNow(key?: string): void {
    const { store, clock, logger } = this.#options;
    const event = { kind: 'retry-requested', isAsked: key !== undefined } as const;
    const hurry = () =>
      store.registrations
        .open()
        .filter((registration) => key === undefined || registration.key === key)
        .map((before) => ({ before, after: transition(before, event, clock.now()) }))
        .filter(({ before, after }) => before !== after)
        .map(({ after }) => ({ collection: 'registrations' as const, id: after.key, value: after }));
    store
      .update(hurry)
      .catch((thrown: unknown) => {
        logger.warn('retry not brought forward', { code: AppError.from(thrown).code });
      })
      .finally(() => {
        this.#dispatcher.dispatch();
      });
  }

  #known(key: string): StoredRegistration {
    const registration = this.#options.store.get('registrations', key);
    if (!registration) throw unknownRegistration();
    return registration;
  }

  #ruleContext(form: RegistrationForm): RuleContext {
    const settings = this.#options.settings.current();
    const types = this.#options.lookups.list('attendanceTypes').items;
    const chosen = types.find((type) => type.id === form.attendanceTypeId);
    return {
      responsibilityCentre: settings['rules.responsibilityCentre'],
      requiredFields: settings['rules.required'],
      hasStandardTexts: (chosen?.standardTexts.length ?? 0) > 0,
      opinionMaxLength: settings['rules.opinionMaxLength'],
    };
  }

  #views(): RegistrationView[] {
    const { registrations } = this.#options.store;
    return outboxViews([...registrations.open(), ...registrations.recent()]);
  }

  #refresh(): void {
    this.#snapshot = { revision: this.#snapshot.revision + 1, value: this.#views() };
    this.changed.emit(this.#snapshot);
  }
}

function unknownRegistration(): AppError {
  return new AppError('not-found', { message: 'Este registro não está mais na fila de envio.' });
}
