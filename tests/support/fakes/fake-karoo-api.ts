import type { Attendance, Conversation } from '../../../common/attendance/attendance';
import { AppError } from '../../../common/errors';
import type {
  EventStreamOptions,
  FinishedPage,
  KarooAccount,
  KarooApi,
  KarooEvent,
  StreamEnd,
} from '../../../main/services/ports';
import { sampleAttendance } from './samples';

type Mark = Parameters<KarooApi['markIntegrated']>[1];
type Page = Pick<FinishedPage, 'attendances' | 'nextCursor'> & Partial<FinishedPage>;

/** One open event stream, in the test's hands. */
export class FakeStream {
  readonly lastEventId: string | null;
  readonly #options: EventStreamOptions;
  #finish: (error: AppError | null) => void = () => undefined;
  readonly ended: Promise<StreamEnd>;

  constructor(options: EventStreamOptions) {
    this.#options = options;
    this.lastEventId = options.lastEventId;
    this.ended = new Promise((resolve, reject) => {
      this.#finish = (error) => {
        if (error) reject(error);
        else resolve({ kind: 'ended' });
      };
      options.signal.addEventListener('abort', () => {
        resolve({ kind: 'ended' });
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
  /** Why there is no stream. */
  streamRefusal: AppError | null = null;
  /** Karoo's clock; null = it does not tell. */
  time: (() => number) | null = null;
  /** What Karoo answers when it is asked for one attendance; empty = it does not know it. */
  readonly known = new Map<string, Attendance | AppError>();
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
  readonly marks: ({ attendanceId: string } & Mark)[] = [];

  get stream(): FakeStream {
    const stream = this.streams.at(-1);
    if (!stream) throw new Error('no stream was opened');
    return stream;
  }

  account() {
    const answer = { ...this.who, answeredAt: this.time?.() ?? null };
    return this.accountError ? Promise.reject(this.accountError) : Promise.resolve(answer);
  }

  readEvents(options: EventStreamOptions): Promise<StreamEnd> {
    const stream = new FakeStream(options);
    this.streams.push(stream);
    if (this.streamRefusal) return Promise.resolve({ kind: 'refused', error: this.streamRefusal });
    if (this.opensAtOnce) stream.open();
    return stream.ended;
  }

  finishedAttendances(query: { since: string | null; cursor: string | null }): Promise<FinishedPage> {
    this.pageQueries.push({ since: query.since, cursor: query.cursor });
    const page = this.pages.shift() ?? { attendances: [], nextCursor: null };
    if (page instanceof Error) return Promise.reject(page);
    return Promise.resolve({ unreadable: [], answeredAt: this.time?.() ?? null, ...page });
  }

  attendance(attendanceId: string): Promise<Attendance> {
    const answer = this.known.get(attendanceId) ?? new AppError('not-found');
    return answer instanceof AppError ? Promise.reject(answer) : Promise.resolve(answer);
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

  markIntegrated(attendanceId: string, mark: Mark): Promise<void> {
    const error = this.markErrors.shift();
    if (error) return Promise.reject(error);
    this.marks.push({ attendanceId, ...mark });
    return Promise.resolve();
  }
}
