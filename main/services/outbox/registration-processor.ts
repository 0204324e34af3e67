import type { Conversation } from '../../../common/attendance/attendance';
import { maskConversation } from '../../../common/attendance/mask';
import { shortTranscript } from '../../../common/attendance/transcript';
import { AppError, type ErrorCode } from '../../../common/errors';
import type { Customer } from '../../../common/lookups';
import { maskRulesOf } from '../../../common/settings/settings';
import type { Customers } from '../lookups/customers';
import type { BimerApi, Clock, KarooApi, Logger, SubmissionOutcome } from '../ports';
import type { SettingsService } from '../settings/settings-service';
import type { StoredRegistration } from '../stored-shapes';
import { markRetryDelayMs, retryDelayMs } from './retry-schedule';
import { toBimerRegistration } from './to-bimer-registration';
import { concludesAttendance, type OutboxEvent } from './transition';

export interface RegistrationProcessorOptions {
  bimer: Pick<BimerApi, 'submit' | 'findByKey'>;
  karoo: Pick<KarooApi, 'conversation' | 'markIntegrated'>;
  customers: Pick<Customers, 'byCode'>;
  settings: Pick<SettingsService, 'current'>;
  clock: Pick<Clock, 'now'>;
  logger: Logger;
  /** In [0, 1). */
  random: () => number;
  /** Whether this app has registered something of the attendance, so that Karoo's mark is its own. */
  isMarkedByUs: (attendanceId: string) => boolean;
  /** Makes the event's transition durable; null = the outbox was stopped before it could. */
  apply: (key: string, event: OutboxEvent) => Promise<StoredRegistration | null>;
  /** Whether the outbox still runs after so many ms. */
  pause: (ms: number) => Promise<boolean>;
}

/**
 * A request that Bimer may still be working on can be stored after a first search found nothing. This
 * holds for a time-out as for a reset or a 5xx of something between. So the absence is confirmed once more, this much
 * later, before the registration is sent again.
 */
export const confirmAbsenceAfterMs = 10_000;

type Preparation =
  { isReady: true; customer: Customer; transcript: string | null } | { isReady: false; event: OutboxEvent };

const permanentCodes: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'not-found',
  'invalid-request',
  'invalid-input',
]);

/** Takes one registration one step further. Never rejects because of Bimer or Karoo. */
export class RegistrationProcessor {
  readonly #options: RegistrationProcessorOptions;

  constructor(options: RegistrationProcessorOptions) {
    this.#options = options;
  }

  async step(registration: StoredRegistration): Promise<void> {
    switch (registration.state) {
      case 'queued':
        return this.#send(registration);
      case 'sending':
        // Nobody is sending it: the app ended, or could not write the outcome down.
        await this.#options.apply(registration.key, { kind: 'interrupted' });
        return;
      case 'verifying':
        return this.#search(registration);
      case 'registered':
        return this.#mark(registration);
      case 'needs-you':
        return;
    }
  }

  async #send(registration: StoredRegistration): Promise<void> {
    const { bimer, apply } = this.#options;
    const { key } = registration;
    const preparation = await this.#prepare(registration);
    if (!preparation.isReady) {
      await apply(key, preparation.event);
      return;
    }
    const { customer } = preparation;
    const sending = await apply(key, { kind: 'send-started', customer });
    if (sending?.state !== 'sending') return;
    const body = toBimerRegistration(sending, customer, preparation.transcript);
    let outcome: SubmissionOutcome;
    try {
      outcome = await bimer.submit(body, processNumberOf(sending));
    } catch (thrown) {
      // A port that breaks its promise: the worst must be assumed.
      outcome = { kind: 'unknown', error: AppError.from(thrown) };
    }
    await apply(key, this.#eventOf(outcome, sending));
  }

  #eventOf(outcome: SubmissionOutcome, registration: StoredRegistration): OutboxEvent {
    switch (outcome.kind) {
      case 'stored':
        return outcome;
      case 'refused':
        return { kind: 'refused', error: outcome.error.toData() };
      case 'not-sent':
        return this.#notSent(registration, outcome.error, outcome.retryAfterMs);
      case 'unknown': {
        const error = outcome.error.toData();
        return { kind: 'outcome-unknown', error, delayMs: this.#delayMs(registration, error.code) };
      }
    }
  }

  /** All that is needed before the POST. It runs while still queued: a failure here has certainly sent nothing. */
  async #prepare(registration: StoredRegistration): Promise<Preparation> {
    try {
      const customer = await this.#customer(registration);
      if (customer instanceof AppError)
        return { isReady: false, event: { kind: 'refused', error: customer.toData() } };
      const conversation = await this.#conversation(registration);
      // Another computer or Karoo's own screen may have been faster, unseen while this one was offline.
      if (await this.#isIntegratedElsewhere(registration, conversation)) {
        return { isReady: false, event: { kind: 'integrated-elsewhere', processNumber: null } };
      }
      return { isReady: true, customer, transcript: conversation && this.#transcript(conversation) };
    } catch (thrown) {
      const error = AppError.from(thrown);
      const event: OutboxEvent = permanentCodes.has(error.code)
        ? { kind: 'refused', error: error.toData() }
        : this.#notSent(registration, error, error.retryAfterMs);
      return { isReady: false, event };
    }
  }

  async #customer({ form, customer }: StoredRegistration): Promise<Customer | AppError> {
    if (customer) return customer;
    const finding = await this.#options.customers.byCode(form.customerCode);
    if (finding.customer) return finding.customer;
    if (finding.source === 'cache') throw new AppError('network-unreachable');
    const message = `O Bimer não tem cliente com o código ${form.customerCode}.`;
    return new AppError('not-found', {
      message,
      action: 'Corrija o código de cliente e envie de novo.',
      fields: { customerCode: message },
    });
  }

  #isIntegrationKnown({ elsewhere, attendanceId }: StoredRegistration): boolean {
    return elsewhere?.isAccepted === true || this.#options.isMarkedByUs(attendanceId);
  }

  /** With múltiplos Karoo is asked for nothing else: without an answer it is sent all the same. */
  async #isIntegratedElsewhere(
    registration: StoredRegistration,
    conversation: Conversation | null,
  ): Promise<boolean> {
    if (this.#isIntegrationKnown(registration)) return false;
    const { karoo } = this.#options;
    const asked = conversation ?? (await karoo.conversation(registration.attendanceId).catch(() => null));
    // Karoo may have heard of it from ourselves meanwhile, with another of múltiplos.
    return asked?.attendance.isIntegrated === true && !this.#isIntegrationKnown(registration);
  }

  /** What goes along by itself; null for one of múltiplos. */
  async #conversation({ form, attendanceId, attendance }: StoredRegistration): Promise<Conversation | null> {
    if (form.isMultiple) return null;
    try {
      return await this.#options.karoo.conversation(attendanceId);
    } catch (thrown) {
      const error = AppError.from(thrown);
      if (!permanentCodes.has(error.code)) throw error;
      throw new AppError('not-found', {
        message: `O Karoo não tem mais a conversa do atendimento ${attendance.number}, que iria junto.`,
        action: 'Para registrar sem a conversa, marque Criar múltiplos atendimentos e envie de novo.',
        detail: error.detail,
      });
    }
  }

  /** What the company wants hidden is hidden, and what is too long loses its oldest messages, with a word on it. */
  #transcript(conversation: Conversation): string {
    const rules = this.#options.settings.current();
    return shortTranscript(
      maskConversation(conversation, maskRulesOf(rules)),
      rules['rules.transcriptMaxLength'],
    ).text;
  }

  async #search(registration: StoredRegistration): Promise<void> {
    const { bimer, apply, pause } = this.#options;
    // Waited for here and not planned by the wall clock, which may be set meanwhile: nothing may cut this short.
    if (registration.lateArrival === 'confirming' && !(await pause(confirmAbsenceAfterMs))) return;
    try {
      const outcome = await bimer.findByKey(registration.key, processNumberOf(registration));
      if (outcome.kind === 'failed') throw outcome.error;
      await apply(
        registration.key,
        outcome.kind === 'unsupported' ? { kind: 'search-unsupported' } : outcome,
      );
    } catch (thrown) {
      const error = AppError.from(thrown);
      const delayMs = this.#delayMs(registration, error.code, error.retryAfterMs);
      await apply(registration.key, { kind: 'search-failed', error: error.toData(), delayMs });
    }
  }

  async #mark(registration: StoredRegistration): Promise<void> {
    const { karoo, clock, random, logger, apply } = this.#options;
    const { key, attendanceId, processNumber, bimerId, registeredAt } = registration;
    const isConcluded = concludesAttendance(registration);
    let event: OutboxEvent = { kind: 'marked', isConcluded };
    try {
      const mark = { key, processNumber: processNumber ?? '', bimerId: bimerId ?? '', isConcluded };
      await karoo.markIntegrated(attendanceId, mark);
    } catch (thrown) {
      const error = AppError.from(thrown);
      const now = clock.now();
      const delayMs = markRetryDelayMs(registeredAt ?? now, now, random(), error.retryAfterMs);
      event = permanentCodes.has(error.code)
        ? { kind: 'mark-refused', error: error.toData() }
        : { kind: 'mark-failed', error: error.toData(), delayMs };
      if (event.kind === 'mark-refused') logger.warn('Karoo refuses the mark', { key, code: error.code });
    }
    await apply(key, event);
  }

  #notSent(registration: StoredRegistration, error: AppError, retryAfterMs: number | null): OutboxEvent {
    const delayMs = this.#delayMs(registration, error.code, retryAfterMs);
    return { kind: 'not-sent', error: error.toData(), delayMs };
  }

  #delayMs(
    { attemptCount }: StoredRegistration,
    code: ErrorCode,
    retryAfterMs: number | null = null,
  ): number {
    return retryDelayMs({ attemptCount, code, retryAfterMs, random: this.#options.random() });
  }
}

function processNumberOf({ form }: StoredRegistration): string | null {
  return form.processNumber === '' ? null : form.processNumber;
}
