import type { Attendance, UnreadableItem } from '../attendance/attendance';
import type { ConversationPart } from '../attendance/conversation-part';
import type { FormView } from '../attendance/form-view';
import type { RegistrationForm } from '../attendance/registration-form';
import type { Suggestions } from '../attendance/proposals';
import type { FormRules } from '../attendance/rules';
import type { ErasurePlan, ErasureSubject } from '../erasure';
import type { AppErrorData } from '../errors';
import type { RegistrationQuestion } from '../registrations/question';
import type { Shortcut } from '../shortcuts/shortcut';
import type { ShortcutChanges } from '../shortcuts/shortcut-changes';
import type { Snippet } from '../snippets';
import type {
  BimerProcess,
  CustomerFinding,
  CustomerSearchResult,
  FavouriteIds,
  LookupList,
  LookupListName,
  OpenProcesses,
  OwnedProducts,
} from '../lookups';
import type {
  SecretName,
  SecretPresence,
  SecretProtection,
  SettingKey,
  Settings,
  ThemeChoice,
} from '../settings/settings';

/** How an answer travels: thrown errors would lose their fields on the way. */
export type IpcResult<T> = { ok: true; value: T } | { ok: false; error: AppErrorData };

/** A read-only mirror of something main owns. A lower revision than the one held is stale. */
export interface Snapshot<T> {
  revision: number;
  value: T;
}

export type KarooConnection =
  'not-configured' | 'connecting' | 'online' | 'reconnecting' | 'signed-out' | 'not-integrated';
export type BimerConnection = 'not-configured' | 'unknown' | 'online' | 'unreachable' | 'signed-out';

export interface KarooStatus {
  state: KarooConnection;
  error: AppErrorData | null;
  /** This Karoo sends no events: its list is asked for, so often; null = events are heard. */
  pollSeconds: number | null;
  /** More attendances than these wait in Karoo, and no more are taken; null = all were. */
  exceededBacklog: number | null;
  /** How many events of this connection were too large to be read, and were asked for in another way. */
  oversizedEvents: number;
}

/** The state of the whole app, as tray and windows show it. */
export interface AppStatus {
  karoo: KarooStatus;
  bimer: { state: BimerConnection; error: AppErrorData | null };
  agent: { name: string; bimerLogin: string | null } | null;
  accountName: string | null;
  pendingCount: number;
  queuedCount: number;
  needsYouCount: number;
  /** How many attendances finished while the app was not listening, until the agent acknowledges. */
  caughtUpCount: number;
  /** Something on disk was damaged and has been set aside, in pt-BR; null = all well. */
  storageNotice: string | null;
  /** The shortcut for every program that another one has already; null = ours works, or none is wanted. */
  takenShortcut: Shortcut | null;
  isDemo: boolean;
  version: string;
}

/** One attendance that waits to be registered (pendência), or was settled elsewhere. */
export interface InboxItem {
  attendanceId: string;
  number: string;
  customerCode: string | null;
  customerName: string | null;
  contactName: string | null;
  channel: string | null;
  department: string | null;
  subject: string | null;
  finishedAt: string;
  state: 'pending' | 'sending' | 'needs-you' | 'integrated-elsewhere';
  /** In that last state: the number it got there; null = not told, or another state. */
  integratedAs: string | null;
  hasDraft: boolean;
  registrationCount: number;
}

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

/** Everything the form window needs to paint its first frame, in one message. */
export interface FormPayload {
  attendance: Attendance;
  /** The draft where there is one, else the form filled from Karoo. */
  form: RegistrationForm;
  /** 1 for the first registration of the attendance. */
  sequence: number;
  /** What has been sent from this attendance so far, oldest first. */
  registrations: RegistrationView[];
  rules: FormRules;
  /** How picked messages go into Parecer, unless the agent wants it otherwise in this window. */
  pickedText: PickedTextFormat;
  /** Messages that this registration has taken into Parecer. */
  pickedMessageIds: string[];
  /** Messages that the other registrations of this attendance have taken. */
  picksOfOthers: MessagePicks[];
  /** Where the agent was when the draft was saved; null = nothing to go back to. */
  view: FormView | null;
  /** Somebody else has registered the attendance: this form cannot be sent any more. */
  integratedElsewhere: IntegratedElsewhere | null;
  /** The registration that the form was opened for: refused (`error`: why), or with a question to answer. */
  correcting: { key: string; error: AppErrorData | null } | null;
  agentBimerLogin: string | null;
  /** For the customer of `form`. Shown, and in the form only once the agent accepts them. */
  suggestions: Suggestions;
  /** As Karoo knows the agent; null while nobody is signed in. */
  agentName: string | null;
}

export interface IntegratedElsewhere {
  /** Bimer's number there; null = not told. */
  processNumber: string | null;
}

/** Which messages of the conversation went into which registration. */
export interface MessagePicks {
  sequence: number;
  messageIds: string[];
}

export interface PickedTextFormat {
  withTimes: boolean;
  withNames: boolean;
}

/** Why a setting has the value it has. */
export interface SettingOrigin {
  /** `policy`: the initial or the locked value of the company. */
  from: 'default' | 'user' | 'policy';
  /** Where the policy is that concerns it, in pt-BR (a path, `diretiva de grupo`); null = none does. */
  place: string | null;
  /** `policy`: the company says so; `unread`: what the company says cannot be read, so nothing may change. */
  lock: 'policy' | 'unread' | null;
}

export interface SettingsView {
  values: Settings;
  origins: Record<SettingKey, SettingOrigin>;
  /** What may not be changed, for whatever reason. */
  locked: SettingKey[];
  secrets: SecretPresence;
  protection: SecretProtection;
}

export interface SettingsChange {
  values: Partial<Settings>;
  /** '' removes the secret; a name left out stays as it is. */
  secrets: Partial<Record<SecretName, string>>;
  /** The agent accepts that secrets are kept only until the app quits where no encryption is available. */
  acceptsMemoryOnly?: boolean;
}

export interface ConnectionTest {
  service: 'karoo' | 'bimer';
  isOk: boolean;
  /** What was found, in pt-BR (`Conectado como Ana Souza, conta Exemplo`). */
  message: string;
  action: string | null;
}

export interface HistoryPage {
  items: RegistrationView[];
  total: number;
}

export interface ShortcutsView {
  /** What differs from the usual ones of the form. */
  changes: ShortcutChanges;
  /** Opens the oldest pending attendance from every program; '' = none. */
  everywhere: Shortcut;
}

/** Requests of the renderer: the name of the channel, what goes in, what comes back. */
export interface InvokeMap {
  'app:status': { input: undefined; output: Snapshot<AppStatus> };
  'app:theme': { input: undefined; output: ThemeChoice };
  'app:shortcuts': { input: undefined; output: ShortcutsView };
  'app:open-inbox': { input: undefined; output: undefined };
  'app:open-settings': { input: undefined; output: undefined };
  /** The agent has read how many attendances were caught up. */
  'app:acknowledge-caught-up': { input: undefined; output: undefined };
  'window:painted': { input: undefined; output: undefined };
  'window:close': { input: undefined; output: undefined };

  'form:load': { input: undefined; output: FormPayload | null };
  /** What is proposed once the form is for another customer; '' = none. */
  'form:suggestions': { input: { customerCode: string }; output: Suggestions };
  /** `pickedMessageIds` or `view` left out: those stored stay. */
  'form:save-draft': {
    input: { form: RegistrationForm; pickedMessageIds?: string[]; view?: FormView };
    output: { savedAt: number };
  };
  /** Only the cursor or what is in sight has moved: kept with the draft, if there is one. */
  'form:save-view': { input: { view: FormView }; output: undefined };
  'form:submit': {
    input: { form: RegistrationForm; isLast: boolean; pickedMessageIds?: string[] };
    output: { registration: RegistrationView };
  };
  /** Answers `form:flush-requested` by its number; `isSaved`: nothing typed is unsaved any more. */
  'form:flushed': { input: { request: number; isSaved: boolean }; output: undefined };
  /** The agent gives up what could not be saved: the window closes without it. */
  'form:close-unsaved': { input: undefined; output: undefined };
  /** Ctrl+Tab: to the next open form, or with -1 to the one before. */
  'form:walk': { input: { step: 1 | -1 }; output: undefined };
  /** Ends an attendance of which several registrations were made, without another one. */
  'form:conclude': { input: undefined; output: undefined };
  /** Reads the conversation; its first part. */
  'form:conversation': { input: undefined; output: ConversationPart };
  /** The part of that reading that begins with message `from`. */
  'form:conversation-part': { input: { reading: number; from: number }; output: ConversationPart };

  /** What was typed in the attendance's form, as text to read (`formText`). */
  'draft:text': { input: { attendanceId: string }; output: { text: string } };
  /** Drops for good what was typed; another window's form of it closes. */
  'draft:discard': { input: { attendanceId: string }; output: undefined };

  'inbox:list': { input: undefined; output: Snapshot<InboxItem[]> };
  'inbox:open': { input: { attendanceId: string }; output: undefined };
  /** After Enviar: opens the oldest pending attendance without a window, if the setting `form.opensNext` says so. */
  'inbox:open-next': { input: undefined; output: { isOpened: boolean } };
  'unreadable:list': { input: undefined; output: Snapshot<UnreadableItem[]> };
  /** The agent has seen to it: it leaves the list for good. */
  'unreadable:dismiss': { input: { id: string }; output: undefined };
  'outbox:list': { input: undefined; output: Snapshot<RegistrationView[]> };
  'outbox:retry': { input: { key: string }; output: undefined };
  /** Takes back what has certainly not been sent: it is the attendance's draft again. */
  'outbox:withdraw': { input: { key: string }; output: undefined };
  /** The agent's answer where only a person can find out (`OutboxAnswer`). */
  'outbox:answer': { input: OutboxAnswer; output: undefined };
  'history:list': { input: { offset: number; limit: number }; output: HistoryPage };

  'lookups:list': { input: { name: LookupListName }; output: LookupList };
  'lookups:refresh': { input: { name: LookupListName }; output: LookupList };
  'customers:by-code': { input: { code: string }; output: CustomerFinding };
  'customers:search': { input: { text: string }; output: CustomerSearchResult };
  'customers:open-processes': { input: { code: string }; output: OpenProcesses };
  'customers:products': { input: { code: string }; output: OwnedProducts };
  'processes:by-number': { input: { number: string }; output: BimerProcess | null };

  'favourites:list': { input: undefined; output: Snapshot<FavouriteIds> };
  'favourites:mark': { input: { list: LookupListName; id: string; isFavourite: boolean }; output: undefined };

  'snippets:list': { input: undefined; output: Snapshot<Snippet[]> };
  /** Replaces all of them; only the settings window may. */
  'snippets:save': { input: { snippets: Snippet[] }; output: undefined };

  /** What would be erased, and what is open and stays unless it is asked for. */
  'erasure:plan': { input: { subject: ErasureSubject }; output: ErasurePlan };
  'erasure:erase': {
    input: { subject: ErasureSubject; openIds: string[] };
    output: { attendanceCount: number };
  };

  'settings:read': { input: undefined; output: SettingsView };
  'settings:save': { input: SettingsChange; output: SettingsView };
  /** Tests the given, not yet saved, values; secrets left out are taken from the store. */
  'settings:test': { input: { service: 'karoo' | 'bimer'; change: SettingsChange }; output: ConnectionTest };
}

/** What main tells the windows. */
export interface EventMap {
  'app:status-changed': Snapshot<AppStatus>;
  'app:theme-changed': ThemeChoice;
  'app:shortcuts-changed': ShortcutsView;
  'inbox:changed': Snapshot<InboxItem[]>;
  'unreadable:changed': Snapshot<UnreadableItem[]>;
  'outbox:changed': Snapshot<RegistrationView[]>;
  'lookups:changed': { name: LookupListName; fetchedAt: number | null };
  /** The company's policy is another one now: the settings window reads its view again. */
  'settings:policy-changed': null;
  'snippets:changed': Snapshot<Snippet[]>;
  'favourites:changed': Snapshot<FavouriteIds>;
  'form:assigned': FormPayload;
  /** While this form was open. */
  'form:integrated-elsewhere': IntegratedElsewhere;
  /** The window is about to close or the computer to sleep: save the draft now, then call `form:flushed`. */
  'form:flush-requested': number;
  /** The window stays open, because what was typed could not be saved. */
  'form:held-open': null;
}

export type InvokeChannel = keyof InvokeMap;
export type EventName = keyof EventMap;
export type InvokeInput<C extends InvokeChannel> = InvokeMap[C]['input'];
export type InvokeOutput<C extends InvokeChannel> = InvokeMap[C]['output'];

/** What the preload script exposes as `window.desktop`, and nothing else. */
export interface DesktopApi {
  invoke: {
    [C in InvokeChannel]: (input: InvokeInput<C>) => Promise<IpcResult<InvokeOutput<C>>>;
  };
  /** Each returns its disposer. */
  on: {
    [E in EventName]: (listener: (payload: EventMap[E]) => void) => () => void;
  };
}
