import { app } from 'electron';
import { randomInt } from 'node:crypto';
import { GotBimerApi } from '../../adapters/bimer/bimer-api';
import { defaultTimeouts } from '../../adapters/http/got-client';
import { ElectronGlobalKeys } from '../../adapters/electron/electron-global-keys';
import { electronSystemProxy } from '../../adapters/electron/electron-system-proxy';
import { systemClock } from '../../adapters/electron/system-clock';
import { CompanyNetwork } from '../../adapters/http/network';
import { GotKarooApi } from '../../adapters/karoo/karoo-api';
import { SqliteRecordStore } from '../../adapters/records/sqlite-record-store';
import { FileLookupCache } from '../../adapters/store/file-lookup-cache';
import { Conversations } from '../../services/conversations/conversations';
import { Drafts } from '../../services/drafts/drafts';
import { Erasure } from '../../services/erasure/erasure';
import { Favourites } from '../../services/favourites/favourites';
import { GlobalShortcut } from '../../services/global-shortcut/global-shortcut';
import { History } from '../../services/history/history';
import { Inbox } from '../../services/inbox/inbox';
import { UnreadableList } from '../../services/inbox/unreadable-list';
import { Intake } from '../../services/intake/intake';
import { CustomerBelongings } from '../../services/lookups/customer-belongings';
import { Customers } from '../../services/lookups/customers';
import { Lookups } from '../../services/lookups/lookups';
import { Processes } from '../../services/lookups/processes';
import { Outbox } from '../../services/outbox/outbox';
import type { LogFiles, Logger, NetworkSettings } from '../../services/ports';
import { KeyParts, keyPart } from '../../services/registrations/key';
import { Snippets } from '../../services/snippets/snippets';
import type { CompanyPolicy } from '../../services/settings/company-policy';
import { ConnectionTester } from '../../services/settings/connection-tester';
import type { SettingsService } from '../../services/settings/settings-service';
import { ObservedBimerApi } from '../../services/status/observed-bimer-api';
import type { Notices } from '../../services/status/notices';
import { Status } from '../../services/status/status';
import { ObservedStore } from '../../services/store/observed-store';
import { tellOfRecords } from '../../services/store/record-notices';
import { Upkeep } from '../../services/store/upkeep';
import type { Folders } from '../folders';

export interface ComposeServicesOptions {
  folders: Folders;
  settings: SettingsService;
  policy: CompanyPolicy;
  logger: Logger;
  logs: LogFiles;
  isDemo: boolean;
  /** Path of the built records thread. */
  recordsWorker: string;
  notices: Notices;
}

export type Services = Awaited<ReturnType<typeof composeServices>>;

/** All that works behind the windows. Rejects with `storage-failed` when the data cannot be opened. */
export async function composeServices(options: ComposeServicesOptions) {
  const { folders, settings, policy, logger, isDemo, notices, recordsWorker } = options;
  const clock = systemClock;
  const keyParts = new KeyParts(() => keyPart((below) => randomInt(below)));
  const newKeyPart = keyParts.next;
  const records = await SqliteRecordStore.open({
    workerPath: recordsWorker,
    folder: folders.records,
    now: clock.now,
  });
  const store = new ObservedStore(records.store, clock.now);
  tellOfRecords(records.state, store, notices);
  if (records.state.damage) await store.recover();
  const networkOf = (read: () => NetworkSettings) =>
    new CompanyNetwork({ settings: read, systemProxy: electronSystemProxy, logger });
  const network = networkOf(() => settings.network());
  const karoo = new GotKarooApi({ connection: () => settings.karooConnection(), network, logger });
  const bimer = new ObservedBimerApi(
    new GotBimerApi({ connection: () => settings.bimerConnection(), network, logger }),
  );
  const intake = new Intake({ karoo, store, settings, clock, logger });
  const cache = new FileLookupCache(folders.lookups, logger);
  const lookups = new Lookups({ bimer, cache, clock, logger });
  const customers = new Customers({ bimer, store, clock });
  const conversations = new Conversations({ karoo, settings });
  const drafts = new Drafts({
    store,
    settings,
    clock,
    lookups,
    agent: () => intake.state().account?.agent ?? null,
    newKeyPart,
  });
  const outbox = new Outbox({
    store,
    bimer,
    karoo,
    conversations,
    lookups,
    customers,
    settings,
    clock,
    logger,
    requestTimeoutMs: defaultTimeouts.totalMs,
    newKeyPart,
    isKeyOfThisRun: keyParts.isOfThisRun,
  });
  const inbox = new Inbox({ store, intake });
  const unreadable = new UnreadableList({ store, intake });
  const globalShortcut = new GlobalShortcut({ keys: new ElectronGlobalKeys(), settings });
  const status = new Status({
    intake,
    outbox,
    inbox,
    unreadable,
    bimer,
    settings,
    globalShortcut,
    notices,
    isDemo,
    version: app.getVersion(),
  });
  return {
    clock,
    settings,
    policy,
    conversations,
    bimer,
    intake,
    lookups,
    customers,
    processes: new Processes({ bimer }),
    belongings: new CustomerBelongings({ bimer, store, customers }),
    drafts,
    outbox,
    inbox,
    unreadable,
    snippets: new Snippets({ store }),
    favourites: new Favourites({ store }),
    history: new History({ store }),
    erasure: new Erasure({ store, logs: options.logs }),
    upkeep: new Upkeep({ store, settings, clock, logger, isAfterCrash: records.state.isAfterCrash }),
    globalShortcut,
    status,
    tester: new ConnectionTester({
      createKaroo: (connection, by) =>
        new GotKarooApi({ connection: () => connection, network: networkOf(() => by), logger }),
      createBimer: (connection, by) =>
        new GotBimerApi({ connection: () => connection, network: networkOf(() => by), logger }),
      settings,
    }),
    close: async () => {
      await Promise.all([records.store.close(), cache.close()]);
    },
  };
}
