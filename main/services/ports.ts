import type { Attendance, Conversation, UnreadableAttendance } from '../../common/attendance/attendance';
import type { SentFields } from '../../common/attendance/registration-form';
import type { AppError } from '../../common/errors';
import type { BimerProcess, Customer, LookupItems, LookupListName } from '../../common/lookups';
import type { StoredInBimer } from '../../common/registrations/stored-in-bimer';
import type { AuthStyle, SecretName, SecretProtection, Settings } from '../../common/settings/settings';
import type { Shortcut } from '../../common/shortcuts/shortcut';

/** Keys that work whatever program has the focus. */
export interface GlobalKeys {
  /** `taken`: another program, or the system, has it already. */
  register(shortcut: Shortcut, onPressed: () => void): 'registered' | 'taken';
  unregister(shortcut: Shortcut): void;
}

/** Where Karoo is and as whom to call it; '' = not given. */
export interface KarooConnectionSettings {
  baseUrl: string;
  token: string;
  /** Route name → path, in place of the assumed one. */
  routes: Record<string, string>;
}

/** Where Bimer is and as whom to sign in; '' = not given. */
export interface BimerConnectionSettings {
  baseUrl: string;
  authStyle: AuthStyle;
  clientId: string;
  clientSecret: string;
  username: string;
  password: string;
  /** Route name → path, in place of the usual one. */
  routes: Record<string, string>;
  /** The most items that a whole list may have. */
  maxListItems: number;
}

/** How the company's network wants to be used; '' = not given. */
export interface NetworkSettings {
  /** See `ProxySetting`. */
  proxy: string;
  /** For a proxy given by its address. */
  proxyUser: string;
  proxyPassword: string;
  /** A file with certificate authorities that count beside those of the system. */
  caFile: string;
}

/** What the operating system's network settings say, PAC scripts included. */
export interface SystemProxy {
  /** Ways to the URL as a PAC script gives them: `PROXY one:8080; DIRECT`. */
  resolve(url: string): Promise<string>;
}

/** What one place says of the company's policy. */
export type PolicyReading =
  | { kind: 'absent' }
  /** Not judged yet. */
  | { kind: 'found'; json: unknown }
  /**
   * There is or may be something, but not to be read; `why` in pt-BR. `isOptional`: where IT speaks through another place
   * this one may be out of reach for good.
   */
  | { kind: 'unreadable'; why: string; isOptional?: true };

/** A place where the company may keep its policy. */
export interface PolicySource {
  /** Tells places apart, also over restarts. */
  id: string;
  /** As people call it, in pt-BR. */
  origin: string;
  /** Never rejects. */
  read(): Promise<PolicyReading>;
}

/** Files with connections and secrets in clear. */
export interface ProvisionFiles {
  /** Rejects when it cannot be read, or is larger than such a file can be. */
  read(path: string): Promise<string>;
  remove(path: string): Promise<void>;
  /** Who may read it beside the system's administrators. */
  readers(path: string): Promise<'owner' | 'others' | 'unknown'>;
}

/** Remembers a value over restarts; a lost or damaged one is null. */
export interface Memory<T> {
  read(): Promise<T | null>;
  write(value: T): Promise<void>;
}

/** Who the app is at Karoo. */
export interface KarooAccount {
  account: { id: string; name: string; isIntegratedWithBimer: boolean; timeZone: string | null };
  agent: { id: string; name: string; email: string | null; bimerLogin: string | null };
}

/** What time it was for Karoo, ms since the epoch; null = it did not tell. */
export interface Answered {
  answeredAt: number | null;
}

export type KarooEvent =
  | { kind: 'finished'; cursor: string | null; attendance: Attendance }
  | { kind: 'integrated'; cursor: string | null; attendanceId: string; processNumber: string | null }
  /** Known by its name only: Karoo itself must be asked what it is about; null = that could not be read either. */
  | { kind: 'unreadable'; cursor: string | null; attendanceId: string | null; isTooLarge: boolean }
  /** Unknown: only the cursor moves on. */
  | { kind: 'ignored'; cursor: string | null };

export interface EventStreamOptions {
  /** The account signed in to. */
  accountId: string;
  lastEventId: string | null;
  signal: AbortSignal;
  /** The server accepted the stream. */
  onOpen: () => void;
  /** Awaited before the next event is read, so that a cursor never overtakes its attendance. */
  onEvent: (event: KarooEvent) => Promise<void>;
}

/** `refused`: Karoo answers, and gives no stream to this request. */
export type StreamEnd = { kind: 'ended' } | { kind: 'refused'; error: AppError };

/** One page of the list of finished attendances. */
export interface FinishedPage extends Answered {
  attendances: Attendance[];
  unreadable: UnreadableAttendance[];
  nextCursor: string | null;
}

export interface KarooApi {
  account(signal?: AbortSignal): Promise<KarooAccount & Answered>;
  /** Reads until the stream ends, dies (45 s of silence) or is aborted. Rejects with an AppError, resolves at a regular end or abort. */
  readEvents(options: EventStreamOptions): Promise<StreamEnd>;
  /** One page of the finished and not yet integrated attendances, oldest first. */
  finishedAttendances(query: {
    /** The account signed in to. */
    accountId: string;
    since: string | null;
    cursor: string | null;
    limit: number;
  }): Promise<FinishedPage>;
  /** The attendance without its messages. Rejects like `conversation`. */
  attendance(attendanceId: string): Promise<Attendance>;
  /** Rejects with `other-account`, like `markIntegrated`, when the attendance is not of the account signed in to. */
  conversation(attendanceId: string): Promise<Conversation>;
  /** Marks the attendance as integrated; repeating with the same key is harmless. */
  markIntegrated(
    attendanceId: string,
    mark: { key: string; processNumber: string; bimerId: string; isConcluded: boolean },
  ): Promise<void>;
}

/** A registration as Bimer wants it (body of both POSTs). */
export interface BimerRegistration extends SentFields {
  key: string;
  customerId: string;
  transcript: string | null;
  source: { attendanceNumber: string; startedAt: string | null; finishedAt: string };
}

/** What is known after trying to store a registration. Only `unknown` demands a look before a repeat. */
export type SubmissionOutcome =
  | { kind: 'stored'; record: StoredInBimer }
  /** Bimer says no, and will say no again until the agent changes something. */
  | { kind: 'refused'; error: AppError }
  /** Certainly not stored, and worth another try. */
  | { kind: 'not-sent'; error: AppError; retryAfterMs: number | null }
  /** The body may have been stored although no usable answer came. */
  | { kind: 'unknown'; error: AppError };

/** What a found record says of itself, to be compared with what was sent; null = this Bimer does not tell it. */
export interface FoundContent {
  customerId: string | null;
  subject: string | null;
  opinion: string | null;
}

/** What the search by our own key says; only `not-found` is absence. */
export type KeySearchOutcome =
  /** `hasKey`: it carries our key; without it only its content tells whose it is. `others`: more records with our key. */
  | { kind: 'found'; record: StoredInBimer; content: FoundContent; hasKey: boolean; others: StoredInBimer[] }
  | { kind: 'not-found' }
  /** This Bimer does not know the search, or its answers do not tell our records from others: asking again is no use. */
  | { kind: 'unsupported' }
  | { kind: 'failed'; error: AppError };

export type LookupFetch<N extends LookupListName> =
  { kind: 'unchanged' } | { kind: 'fetched'; items: LookupItems[N]; etag: string | null };

export interface BimerApi {
  /** Signs in afresh; rejects with an AppError that says why not. */
  checkSignIn(): Promise<void>;
  /** A user who was refused is not signed in again by itself, as that locks accounts: now somebody asks for it. */
  trySignInAgain(): void;
  /** Rejects with `list-too-large` when the list has too many items, bytes or pages: all of it or nothing is taken. */
  fetchLookup<N extends LookupListName>(name: N, etag: string | null): Promise<LookupFetch<N>>;
  customerByCode(code: string): Promise<Customer | null>;
  /** `document`: a CPF or CNPJ as it is stored. */
  customersByDocument(document: string): Promise<Customer[]>;
  /** `name` has at least 3 letters, else the call rejects with `invalid-input` and nothing is sent. */
  customersByName(name: string, limit: number): Promise<{ customers: Customer[]; hasMore: boolean }>;
  /** The attendances the customer has open, at most 200. Rejects with `not-found` when this Bimer has no such route. */
  openProcessesOf(customerId: string): Promise<BimerProcess[]>;
  /** Identifiers of the products the customer owns, at most 200. Rejects like `openProcessesOf`. */
  productsOf(customerId: string): Promise<string[]>;
  processByNumber(number: string): Promise<BimerProcess | null>;
  /** New attendance when `processNumber` is null, else a parecer on that process. Never retries by itself. */
  submit(registration: BimerRegistration, processNumber: string | null): Promise<SubmissionOutcome>;
  findByKey(key: string, processNumber: string | null): Promise<KeySearchOutcome>;
}

/** One answer of a route, whatever it says. */
export interface RouteAnswer {
  /** Of HTTP. */
  status: number;
  /** Its JSON; undefined = it is none. */
  body: unknown;
}

/** Asks single routes of a server and gives back what comes, for the compatibility report. Never writes. */
export interface RouteReader {
  /** Where the server is; '' = not given. */
  address(): string;
  /** The path in force of a route; `path`: the usual one. */
  pathOf(route: { route: string; path: string }): string;
  /** Rejects with an AppError when no answer comes. */
  read(
    route: string,
    question: { values?: Record<string, string>; query?: Record<string, string | number | boolean> },
  ): Promise<RouteAnswer>;
}

export interface KarooRoutes extends RouteReader {
  /** Opens the event stream and closes it at once. Resolves with null when there is one, else with the status of HTTP. */
  openStream(): Promise<number | null>;
}

export interface BimerRoutes extends RouteReader {
  /** The route of the sign-in style in force. */
  signInRoute(): { route: string; path: string };
  /** Signs in afresh; rejects with an AppError that says why not. */
  signIn(): Promise<void>;
}

/** Secrets never leave main. */
export interface SecretStore {
  read(name: SecretName): string | null;
  /** '' removes. */
  write(name: SecretName, value: string): Promise<void>;
  protection(): SecretProtection;
}

export interface SettingsStore {
  /** What the user chose, without defaults and policy. */
  read(): Partial<Settings>;
  write(values: Partial<Settings>): void;
}

export interface CachedLookup<N extends LookupListName = LookupListName> {
  items: LookupItems[N];
  etag: string | null;
  fetchedAt: number;
}

export interface LookupCache {
  read<N extends LookupListName>(name: N): CachedLookup<N> | null;
  write<N extends LookupListName>(name: N, list: CachedLookup<N>): void;
}

/** A refusal has a reason; `withdraw` takes the notice off the screen, if it is still there. */
export type NoticeResult =
  { status: 'shown'; withdraw: () => void } | { status: 'not-shown'; reason: 'unsupported' };

export interface Notifier {
  /** `onClick` runs when the person clicks the notice. */
  show(notice: { title: string; body: string; onClick: () => void }): NoticeResult;
}

export interface Clock {
  /** Wall clock, ms since the epoch. */
  now: () => number;
  /** Runs `task` after `delayMs`; returns the canceller. */
  after: (delayMs: number, task: () => void) => () => void;
}

/** What was logged so far. */
export interface LogFiles {
  /** Empties them: the data of whoever is erased may stand in them. */
  clear(): void;
}

export interface Logger {
  info(message: string, details?: Record<string, unknown>): void;
  warn(message: string, details?: Record<string, unknown>): void;
  error(message: string, details?: Record<string, unknown>): void;
}
