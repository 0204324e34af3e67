import type { RegistrationForm } from '../../../common/attendance/registration-form';
import { ruleContextOf, type RuleContext } from '../../../common/attendance/rules';
import { localDate } from '../../../common/calendar';
import { AppError } from '../../../common/errors';
import type { OutboxAnswer, RegistrationView } from '../../../common/registrations/registration-view';
import type { Snapshot } from '../../../common/snapshot';
import { formRulesOf } from '../../../common/settings/settings';
import type { Conversations } from '../conversations/conversations';
import { draftId } from '../drafts/draft-id';
import type { OpenedForm } from '../drafts/form-target';
import { Listeners } from '../listeners';
import type { Customers } from '../lookups/customers';
import type { Lookups } from '../lookups/lookups';
import type { BimerApi, Clock, KarooApi, Logger } from '../ports';
import { planConclusion } from '../registrations/conclusion';
import type { AgentAnswer } from '../registrations/events';
import type { StoredRegistration } from '../registrations/registration';
import { planSubmission } from '../registrations/submission';
import { transition } from '../registrations/transition';
import { validSubmission } from '../registrations/validate-submission';
import { toRegistrationView } from '../registrations/view';
import { planWithdrawal } from '../registrations/withdrawal';
import type { SettingsService } from '../settings/settings-service';
import type { ObservedStore } from '../store/observed-store';
import { Dispatcher } from './dispatcher';
import { outboxViews } from './outbox-views';

export interface OutboxOptions {
  store: ObservedStore;
  bimer: Pick<BimerApi, 'submit' | 'findByKey'>;
  karoo: Pick<KarooApi, 'markIntegrated'>;
  conversations: Pick<Conversations, 'read' | 'isIntegrated'>;
  lookups: Pick<Lookups, 'list'>;
  customers: Pick<Customers, 'require' | 'known'>;
  settings: Pick<SettingsService, 'current'>;
  clock: Clock;
  logger: Logger;
  /** The longest that one request to Bimer takes from its beginning to its end, ms. */
  requestTimeoutMs: number;
  /** Makes the random part of a key. */
  newKeyPart: () => string;
  /** Whether the key was made since the app started. */
  isKeyOfThisRun: (key: string) => boolean;
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

  /**
   * Enviar. When it resolves the registration is durable and on its way. `isLast` matters for múltiplos only.
   * Rejects with AppError `invalid-input` (with `fields`), `not-found` (unknown attendance), `not-allowed` (already
   * sent, or integrated elsewhere) or `storage-failed`; then nothing has changed.
   */
  async submit(
    { attendanceId, correctingKey, sequence }: OpenedForm,
    form: RegistrationForm,
    isLast: boolean,
    pickedMessageIds?: readonly string[],
  ): Promise<RegistrationView> {
    const { store, customers, settings, clock, newKeyPart } = this.#options;
    const now = clock.now();
    const effective = validSubmission(form, this.#ruleContext(form), localDate(now));
    const undoMs = settings.current()['outbox.undoSeconds'] * 1000;
    let registration: StoredRegistration | undefined;
    await store.update(() => {
      const stored = store.get('attendances', attendanceId);
      if (!stored) throw unknownAttendance();
      const plan = planSubmission({
        stored,
        sequence,
        form: effective,
        typed: form,
        isLast,
        pickedMessageIds,
        corrected: correctingKey === null ? null : this.#known(correctingKey),
        existing: store.registrations.around(attendanceId),
        customer: customers.known(effective.customerCode),
        draft: store.get('drafts', draftId(attendanceId, null)),
        newKeyPart,
        undoUntil: undoMs > 0 ? now + undoMs : null,
        now,
      });
      registration = plan.registration;
      return plan.changes;
    }, [attendanceId, ...(correctingKey === null ? [] : [correctingKey])]);
    this.#dispatcher.dispatch();
    if (!registration) throw new AppError('internal');
    return toRegistrationView(registration);
  }

  /**
   * The agent says that nothing more will be registered from this attendance. Rejects with AppError `not-found`,
   * `not-allowed` (nothing was registered yet, or a refused registration waits) or `storage-failed`.
   */
  async conclude(attendanceId: string): Promise<void> {
    const { store, clock } = this.#options;
    await store.update(() => {
      const stored = store.get('attendances', attendanceId);
      if (!stored) throw unknownAttendance();
      return planConclusion(stored, store.registrations.of(attendanceId), clock.now());
    }, [attendanceId]);
    this.#dispatcher.dispatch();
  }

  /**
   * Takes back what has certainly not been sent: its form is the attendance's draft again. Resolves when that is
   * durable; rejects with AppError `not-found`, `not-allowed` (see `planWithdrawal`) or `storage-failed`.
   */
  async withdraw(key: string): Promise<void> {
    const { store, clock, newKeyPart } = this.#options;
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
        newKeyPart,
        now: clock.now(),
      });
    }, [key]);
    this.#dispatcher.dispatch();
  }

  /**
   * The agent answers what only a person can find out. Rejects with AppError `not-found`, `not-allowed` (nothing is
   * asked, or answered already) or `storage-failed`.
   */
  async answer(answer: OutboxAnswer): Promise<void> {
    const { store, clock } = this.#options;
    const { key } = answer;
    await store.update(() => {
      const before = this.#known(key);
      const after = transition(before, eventOf(answer), clock.now());
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
    const { settings, lookups } = this.#options;
    return ruleContextOf(formRulesOf(settings.current()), lookups.list('attendanceTypes').items, form);
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

function eventOf({ answer, processNumber }: OutboxAnswer): AgentAnswer {
  switch (answer) {
    case 'in-bimer':
      return { kind: 'confirmed-by-agent', number: processNumber };
    case 'send':
      return { kind: 'send-decided' };
    case 'seen':
      return { kind: 'seen' };
  }
}

function unknownAttendance(): AppError {
  return new AppError('not-found', { message: 'Este atendimento não está neste computador.' });
}

function unknownRegistration(): AppError {
  return new AppError('not-found', { message: 'Este registro não está mais na fila de envio.' });
}
