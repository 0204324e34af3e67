import type { Attendance, Conversation } from '../../../common/attendance/attendance';
import type { AppError } from '../../../common/errors';
import type { EventStreamOptions, KarooAccount, KarooApi, KarooEvent } from '../../../main/services/ports';
import { sampleAttendance } from './samples';

type Page = Awaited<ReturnType<KarooApi['finishedAttendances']>>;

/** One open event stream, in the test's hands. */
export class FakeStream {
  readonly lastEventId: string | null;
  readonly #options: EventStreamOptions;
  #finish: (error: AppError | null) => void = () => undefined;
  readonly ended: Promise<void>;

  constructor(options: EventStreamOptions) {
    this.#options = options;
    this.lastEventId = options.lastEventId;
    this.ended = new Promise((resolve, reject) => {
      this.#finish = (error) => {
        if (error) reject(error);
        else resolve();
      };
      options.signal.addEventListener('abort', () => {
        resolve();
      });
    });
  }

  open(): void {
    this.#options.onOpen();
  }

  send(event: KarooEvent): Promise<void> {
    return this.#options.onEvent(event);
  }

  end(error: AppError | null = null): void {
    this.#finish(error);
  }
}

export class FakeKarooApi implements KarooApi {
  who: KarooAccount = {
    account: { id: 'conta1', name: 'Exemplo', isIntegratedWithBimer: true, timeZone: null },
    agent: { id: 'a1', name: 'Ana Souza', email: null, bimerLogin: 'ana' },
  };
  accountError: AppError | null = null;
  opensAtOnce = true;
  readonly streams: FakeStream[] = [];
  /** Answers of the catch-up, page by page; empty = nothing finished. */
  pages: (Page | AppError)[] = [];
  readonly pageQueries: { since: string | null; cursor: string | null }[] = [];
  conversationError: AppError | null = null;
  /** Failures of the next conversations asked for, first one first. */
  conversationErrors: AppError[] = [];
  /** Attendances that were integrated by somebody else. */
  readonly integrated = new Set<string>();
  /** Its answers do not say whether an attendance is integrated. */
  isSilentOnIntegration = false;
  messages: Conversation['messages'] = [];
  /** Failures of the next marks, first one first. */
  markErrors: AppError[] = [];
  readonly marks: { attendanceId: string; key: string; processNumber: string; isConcluded: boolean }[] = [];

  get stream(): FakeStream {
    const stream = this.streams.at(-1);
    if (!stream) throw new Error('no stream was opened');
    return stream;
  }

  account(): Promise<KarooAccount> {
    return this.accountError ? Promise.reject(this.accountError) : Promise.resolve(this.who);
  }

  readEvents(options: EventStreamOptions): Promise<void> {
    const stream = new FakeStream(options);
    this.streams.push(stream);
    if (this.opensAtOnce) stream.open();
    return stream.ended;
  }

  finishedAttendances(query: { since: string | null; cursor: string | null }): Promise<Page> {
    this.pageQueries.push({ since: query.since, cursor: query.cursor });
    const page = this.pages.shift() ?? { attendances: [], nextCursor: null };
    return page instanceof Error ? Promise.reject(page) : Promise.resolve(page);
  }

  conversation(attendanceId: string): Promise<Conversation> {
    const error = this.conversationErrors.shift() ?? this.conversationError;
    if (error) return Promise.reject(error);
    const attendance: Attendance = sampleAttendance({
      id: attendanceId,
      isIntegrated: this.isSilentOnIntegration ? null : this.integrated.has(attendanceId),
    });
    return Promise.resolve({ attendance, messages: this.messages });
  }

  markIntegrated(
    attendanceId: string,
    mark: { key: string; processNumber: string; bimerId: string; isConcluded: boolean },
  ): Promise<void> {
    const error = this.markErrors.shift();
    if (error) return Promise.reject(error);
    const { key, processNumber, isConcluded } = mark;
    this.marks.push({ attendanceId, key, processNumber, isConcluded });
    return Promise.resolve();
  }
}
