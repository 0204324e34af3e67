import { AppError, type ErrorCode } from '../../../common/errors';
import type { BimerApi, Clock, KarooApi, Logger, SubmissionOutcome } from '../ports';
import type { RegistrationEvent } from '../registrations/events';
import type { FoundRecord } from '../registrations/found-content';
import { mayStillArrive, nextStep } from '../registrations/queries';
import { concludesAttendance, processNumberOf, type StoredRegistration } from '../registrations/registration';
import { toBimerRegistration } from '../registrations/to-bimer-registration';
import { findEverywhere } from './find-everywhere';
import { permanentCodes, prepare, type Preparation, type PreparationOptions } from './preparation';
import { markRetryDelayMs, retryDelayMs, searchAgainMs } from './retry-schedule';

export interface RegistrationProcessorOptions extends PreparationOptions {
  bimer: Pick<BimerApi, 'submit' | 'findByKey'>;
  karoo: Pick<KarooApi, 'markIntegrated'>;
  clock: Pick<Clock, 'now'>;
  logger: Logger;
  /** In [0, 1). */
  random: () => number;
  /** Whether the key was made since the app started. */
  isKeyOfThisRun: (key: string) => boolean;
  /** Makes the event's transition durable; null = the outbox was stopped before it could. */
  apply: (key: string, event: RegistrationEvent) => Promise<StoredRegistration | null>;
}

/** Takes one registration one step further. Never rejects because of Bimer or Karoo. */
export class RegistrationProcessor {
  readonly #options: RegistrationProcessorOptions;
  /** Keys of earlier runs that Bimer was asked for in this one. */
  readonly #lookedFor = new Set<string>();

  constructor(options: RegistrationProcessorOptions) {
    this.#options = options;
  }

  async step(registration: StoredRegistration): Promise<void> {
    switch (nextStep(registration)?.kind) {
      case 'send':
        return this.#send(registration);
      case 'recover':
        // Nobody is sending it: the app ended, or could not write the outcome down.
        await this.#options.apply(registration.key, { kind: 'interrupted' });
        return;
      case 'search':
        return this.#search(registration);
      case 'mark':
        return this.#mark(registration);
      case undefined:
        return;
    }
  }

  async #send(registration: StoredRegistration): Promise<void> {
    const { bimer, apply } = this.#options;
    const { key } = registration;
    if (!(await this.#isNotInBimer(registration))) return;
    const preparation = await prepare(registration, this.#options);
    if (preparation.kind !== 'ready') {
      await apply(key, this.#eventOfFailure(preparation, registration));
      return;
    }
    const { customer, transcript } = preparation;
    const sending = await apply(key, { kind: 'send-started', customer });
    if (sending?.progress.step !== 'sending') return;
    const body = toBimerRegistration(sending, customer, transcript);
    let outcome: SubmissionOutcome;
    try {
      outcome = await bimer.submit(body, processNumberOf(sending));
    } catch (thrown) {
      // A port that breaks its promise: the worst must be assumed.
      outcome = { kind: 'unknown', error: AppError.from(thrown) };
    }
    await apply(key, this.#eventOf(outcome, sending));
  }

  /**
   * A key of an earlier run may be in records that were put back from a backup: before it is sent for the first time in
   * this run Bimer is asked for it, where it can be. What is found, or why it could not be asked, is applied.
   */
  async #isNotInBimer(registration: StoredRegistration): Promise<boolean> {
    const { bimer, isKeyOfThisRun, apply } = this.#options;
    const { key } = registration;
    if (isKeyOfThisRun(key) || this.#lookedFor.has(key)) return true;
    try {
      const found = await findEverywhere(bimer, registration);
      const after = found?.length
        ? await apply(key, await this.#searched(registration, found, true))
        : registration;
      this.#lookedFor.add(key);
      // Records that the agent has disowned do not count.
      return after?.progress.step === 'queued';
    } catch (thrown) {
      const error = AppError.from(thrown);
      const delayMs = this.#delayMs(registration, error.code, error.retryAfterMs);
      await apply(key, { kind: 'not-sent', failure: error.toFailure(), delayMs });
      return false;
    }
  }

  #eventOfFailure(
    preparation: Exclude<Preparation, { kind: 'ready' }>,
    registration: StoredRegistration,
  ): RegistrationEvent {
    if (preparation.kind === 'integrated-elsewhere') return { kind: 'integrated-elsewhere', number: null };
    const { kind, error } = preparation;
    const failure = error.toFailure();
    if (kind === 'refused') return { kind, failure };
    const delayMs = this.#delayMs(registration, error.code, error.retryAfterMs);
    return { kind: kind === 'failed' ? 'not-sent' : kind, failure, delayMs };
  }

  #eventOf(outcome: SubmissionOutcome, registration: StoredRegistration): RegistrationEvent {
    if (outcome.kind === 'stored') return outcome;
    const { error } = outcome;
    const failure = error.toFailure();
    switch (outcome.kind) {
      case 'refused':
        return { kind: 'refused', failure };
      case 'not-sent':
        return {
          kind: 'not-sent',
          failure,
          delayMs: this.#delayMs(registration, error.code, outcome.retryAfterMs),
        };
      case 'unknown':
        return { kind: 'outcome-unknown', failure, delayMs: this.#delayMs(registration, error.code) };
    }
  }

  /** Asks Bimer for our key: what became of a request, or whether an earlier one has left a second record. */
  async #search(registration: StoredRegistration): Promise<void> {
    const { bimer, apply } = this.#options;
    const { key } = registration;
    // As it was when the question left: what may arrive until the answer comes is not in it.
    const isFinal = !mayStillArrive(registration.trace);
    try {
      const found = await findEverywhere(bimer, registration);
      await apply(
        key,
        found === null ? { kind: 'search-unsupported' } : await this.#searched(registration, found, isFinal),
      );
    } catch (thrown) {
      const error = AppError.from(thrown);
      const delayMs = this.#delayMs(registration, error.code, error.retryAfterMs);
      await apply(key, { kind: 'search-failed', failure: error.toFailure(), delayMs });
    }
  }

  /** What was found can only be compared with a customer that is known; who was never sent for may not be. */
  async #searched(
    { customer, form }: StoredRegistration,
    found: FoundRecord[],
    isFinal: boolean,
  ): Promise<RegistrationEvent> {
    const isMissing = customer === null && found.length > 0;
    const asked = isMissing ? await this.#options.customers.require(form.customerCode) : null;
    return { kind: 'searched', found, customer: asked, isFinal, delayMs: searchAgainMs };
  }

  async #mark(registration: StoredRegistration): Promise<void> {
    const { karoo, clock, random, logger, apply } = this.#options;
    const { key, attendanceId, progress } = registration;
    if (progress.step !== 'registered') return;
    const isConcluded = concludesAttendance(registration);
    let event: RegistrationEvent = { kind: 'marked', isConcluded };
    try {
      const { number, bimerId } = progress;
      const mark = { key, processNumber: number ?? '', bimerId: bimerId ?? '', isConcluded };
      await karoo.markIntegrated(attendanceId, mark);
    } catch (thrown) {
      const error = AppError.from(thrown);
      const failure = error.toFailure();
      const delayMs = markRetryDelayMs(progress.at, clock.now(), random(), error.retryAfterMs);
      event = permanentCodes.has(error.code)
        ? { kind: 'mark-refused', failure }
        : { kind: 'mark-failed', failure, delayMs };
      if (event.kind === 'mark-refused') logger.warn('Karoo refuses the mark', { key, code: error.code });
    }
    await apply(key, event);
  }

  #delayMs(
    { attemptCount }: StoredRegistration,
    code: ErrorCode,
    retryAfterMs: number | null = null,
  ): number {
    return retryDelayMs({ attemptCount, code, retryAfterMs, random: this.#options.random() });
  }
}
