import type { AppStatus } from '../app-status';
import type { UnreadableItem } from '../attendance/attendance';
import type { ConversationPart } from '../attendance/conversation-part';
import type { FormPayload, IntegratedElsewhere } from '../attendance/form-payload';
import type { FormView } from '../attendance/form-view';
import type { InboxItem } from '../attendance/inbox-item';
import type { Suggestions } from '../attendance/proposals';
import type { RegistrationForm } from '../attendance/registration-form';
import type { ErasurePlan, ErasureSubject } from '../erasure';
import type { AppErrorData } from '../errors';
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
import type { HistoryPage, OutboxAnswer, RegistrationView } from '../registrations/registration-view';
import type { ThemeChoice } from '../settings/settings';
import type { ConnectionTest, SettingsChange, SettingsView } from '../settings/settings-view';
import type { ShortcutsView } from '../shortcuts/shortcuts-view';
import type { Snapshot } from '../snapshot';
import type { Snippet } from '../snippets';

/** How an answer travels: thrown errors would lose their fields on the way. */
export type IpcResult<T> = { ok: true; value: T } | { ok: false; error: AppErrorData };

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
