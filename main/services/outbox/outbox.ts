import type { RegistrationForm } from '../../../common/attendance/registration-form';
import type { RuleContext } from '../../../common/attendance/rules';
import { localDate } from '../../../common/calendar';
import { AppError } from '../../../common/errors';
import type { RegistrationView, Snapshot } from '../../../common/ipc/contract';
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
import { isUnsettled } from './plan-work';
import { transition } from './transition';
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

/** The send queue (fila de envio): from Enviar to Bimer's number and the mark in Karoo, exactly once. */
export class Outbox {
  readonly changed = new Listeners<Snapshot<RegistrationView[]>>();
  readonly #options: OutboxOptions;
  readonly #dispatcher: Dispatcher;
  #snapshot: Snapshot<RegistrationView[]>;

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#dispatcher = new Dispatcher({ ...options, random: options.random ?? Math.random });
    this.#snapshot = { revision: 1, value: outboxViews(options.store.all('registrations')) };
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
    const { store, targets, customers, clock } = this.#options;
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
        isLast,
        pickedMessageIds,
        refused: targets.correcting(attendanceId),
        existing: store.all('registrations'),
        customer: customers.known(effective.customerCode),
        hasDraftOfNext: store.get('drafts', draftId(attendanceId, null)) !== undefined,
        now,
      });
      registration = plan.registration;
      return plan.changes;
    });
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
      const registrations = store.all('registrations').filter((other) => other.attendanceId === attendanceId);
      return planConclusion(stored, registrations, clock.now());
    });
    this.#dispatcher.dispatch();
  }

  /** Network back, wake from sleep, new settings, or the agent asked: what waits (or the one `key`) is due now. */
  retryNow(key?: string): void {
    const { store, clock, logger } = this.#options;
    const hurry = () =>
      store
        .all('registrations')
        .filter(
          (registration) => isUnsettled(registration) && (key === undefined || registration.key === key),
        )
        .map((before) => ({ before, after: transition(before, { kind: 'retry-requested' }, clock.now()) }))
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

  #refresh(): void {
    const value = outboxViews(this.#options.store.all('registrations'));
    this.#snapshot = { revision: this.#snapshot.revision + 1, value };
    this.changed.emit(this.#snapshot);
  }
}
