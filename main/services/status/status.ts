import type { AppStatus } from '../../../common/app-status';
import type { Snapshot } from '../../../common/snapshot';
import type { GlobalShortcut } from '../global-shortcut/global-shortcut';
import type { Inbox } from '../inbox/inbox';
import type { UnreadableList } from '../inbox/unreadable-list';
import type { Intake } from '../intake/intake';
import { Listeners } from '../listeners';
import type { Outbox } from '../outbox/outbox';
import type { SettingsService } from '../settings/settings-service';
import type { Notices } from './notices';
import type { ObservedBimerApi } from './observed-bimer-api';

export interface StatusOptions {
  intake: Pick<Intake, 'state' | 'stateChanged' | 'caughtUp'>;
  inbox: Pick<Inbox, 'list' | 'changed'>;
  unreadable: Pick<UnreadableList, 'list' | 'changed'>;
  outbox: Pick<Outbox, 'list' | 'changed'>;
  bimer: Pick<ObservedBimerApi, 'state' | 'stateChanged'>;
  settings: Pick<SettingsService, 'current' | 'changed'>;
  globalShortcut: Pick<GlobalShortcut, 'taken' | 'changed'>;
  notices: Pick<Notices, 'list' | 'changed'>;
  isDemo: boolean;
  version: string;
}

/** The state of the whole app in one snapshot, for tray, inbox and forms. */
export class Status {
  readonly changed = new Listeners<Snapshot<AppStatus>>();
  readonly #options: StatusOptions;
  #caughtUpCount = 0;
  #snapshot: Snapshot<AppStatus>;

  constructor(options: StatusOptions) {
    this.#options = options;
    this.#snapshot = { revision: 1, value: this.#status() };
    const refresh = () => {
      this.#refresh();
    };
    options.intake.stateChanged.add(refresh);
    options.inbox.changed.add(refresh);
    options.unreadable.changed.add(refresh);
    options.outbox.changed.add(refresh);
    options.bimer.stateChanged.add(refresh);
    options.settings.changed.add(refresh);
    options.globalShortcut.changed.add(refresh);
    options.notices.changed.add(refresh);
    options.intake.caughtUp.add((newCount) => {
      this.#caughtUpCount += newCount;
      this.#refresh();
    });
  }

  current(): Snapshot<AppStatus> {
    return this.#snapshot;
  }

  /** The agent has seen how many attendances were caught up. */
  acknowledgeCaughtUp(): void {
    this.#caughtUpCount = 0;
    this.#refresh();
  }

  #refresh(): void {
    const value = this.#status();
    if (JSON.stringify(value) === JSON.stringify(this.#snapshot.value)) return;
    this.#snapshot = { revision: this.#snapshot.revision + 1, value };
    this.changed.emit(this.#snapshot);
  }

  #status(): AppStatus {
    const { intake, inbox, unreadable, outbox, bimer, settings, globalShortcut, notices, isDemo, version } =
      this.#options;
    const { account, ...karoo } = intake.state();
    const items = inbox.list().value;
    const registrations = outbox.list().value;
    const isBimerMissing = settings.current()['bimer.baseUrl'] === '';
    return {
      karoo,
      bimer: isBimerMissing ? { state: 'not-configured', error: null } : bimer.state(),
      agent: account && { name: account.agent.name, bimerLogin: account.agent.bimerLogin },
      accountName: account?.account.name ?? null,
      pendingCount: items.filter((item) => item.state === 'pending').length + unreadable.list().value.length,
      queuedCount: registrations.filter(({ state: step }) =>
        ['queued', 'sending', 'verifying'].includes(step),
      ).length,
      needsYouCount: registrations.filter(({ state: step }) => step === 'needs-you').length,
      caughtUpCount: this.#caughtUpCount,
      storageNotice: notices.list().join(' ') || null,
      takenShortcut: globalShortcut.taken(),
      isDemo,
      version,
    };
  }
}
