import type { AppErrorData } from '../errors';
import type { RegistrationQuestion } from './question';

/**
 * queued (Na fila) → sending (Enviando) → registered (Registrado); verifying: the outcome is unknown and Bimer
 * is asked first; needs-you (Precisa de você): refused, or there is a question.
 */
export type RegistrationState = 'queued' | 'sending' | 'verifying' | 'registered' | 'needs-you';

/** One registration on its way to Bimer or done, without the texts. */
export interface RegistrationView {
  /** `karoo:<conta>:<atendimento>:<sequence>:<8 random characters>`, our key in Bimer. */
  key: string;
  attendanceId: string;
  attendanceNumber: string;
  /** 1 for the first registration of the attendance; those that were withdrawn do not count. */
  sequence: number;
  customerCode: string;
  customerName: string | null;
  subject: string;
  state: RegistrationState;
  isMarkedInKaroo: boolean;
  /** Number de processo that Bimer gave. */
  processNumber: string | null;
  attemptCount: number;
  /** ms since the epoch; null = none planned. */
  nextAttemptAt: number | null;
  /** Until when Enviar can be undone before anything leaves, ms since the epoch; null = no undo time runs. */
  undoUntil: number | null;
  /** When the last request to store it left, ms since the epoch; null = nothing has left yet. */
  sentAt: number | null;
  /** What only the agent can find out (`outbox:answer`); null = nothing is asked. */
  question: RegistrationQuestion | null;
  /** Nothing of it can be in Bimer, so it may go back to being a draft (`outbox:withdraw`). */
  canWithdraw: boolean;
  /** Its form can be changed: it was refused, or nothing of it has left yet. */
  canCorrect: boolean;
  /** The next attempt can be brought forward (`outbox:retry`). */
  canRetry: boolean;
  /**
   * It waits, and the agent may say “send it all the same” (`outbox:answer`): `absent`, having looked in Bimer and not
   * found it; `unasked`, although Karoo has not said that nobody else registered the attendance. null = it does not wait.
   */
  canSendAnyway: 'absent' | 'unasked' | null;
  /** What went wrong last. */
  error: AppErrorData | null;
  createdAt: number;
  registeredAt: number | null;
}

/** What the agent says of a registration with a `question`, or of one that `canSendAnyway`. */
export interface OutboxAnswer {
  key: string;
  /**
   * `in-bimer`: it is there already; `send`: it is not, or is wanted there in any case; `seen`: that it is there twice
   * has been read.
   */
  answer: 'in-bimer' | 'send' | 'seen';
  /** With `in-bimer`: the number that the agent found there, digits; null = not given. */
  processNumber: string | null;
}

export interface HistoryPage {
  items: RegistrationView[];
  total: number;
}
