import { defaultSettings, type Settings } from '../../../common/settings/settings';
import { Conversations } from '../../../main/services/conversations/conversations';
import { Drafts } from '../../../main/services/drafts/drafts';
import type { OpenedForm } from '../../../main/services/drafts/form-target';
import { Customers } from '../../../main/services/lookups/customers';
import { Lookups } from '../../../main/services/lookups/lookups';
import { Outbox } from '../../../main/services/outbox/outbox';
import { KeyParts } from '../../../main/services/registrations/key';
import { ObservedStore } from '../../../main/services/store/observed-store';
import { FakeBimerApi } from './fake-bimer-api';
import { FakeClock } from './fake-clock';
import { FakeKarooApi } from './fake-karoo-api';
import { InMemoryLookupCache, InMemoryRecordStore, RecordingLogger, type Disk } from './in-memory-stores';
import { sampleCustomer, sampleKeyPart, samplePending } from './samples';

/** Of one request to Bimer. */
export const requestTimeoutMs = 30_000;

/** How long Bimer may store a request of unknown outcome, with the settings as they are by default. */
export const settleMs = requestTimeoutMs + defaultSettings['bimer.settleSeconds'] * 1000;

export interface OutboxWorldParts {
  disk: Disk;
  clock: FakeClock;
  bimer: FakeBimerApi;
  karoo: FakeKarooApi;
  random: () => number;
  undoSeconds: number;
  newKeyPart: () => string;
  settings: Partial<Settings>;
  /** The records over the disk, for example with a defect. */
  createRecords: (disk: Disk) => InMemoryRecordStore;
}

/** One run of the app around an outbox; a second world over the same parts is the app after a restart. */
export function outboxWorld(given: Partial<OutboxWorldParts> = {}) {
  const bimer = given.bimer ?? new FakeBimerApi();
  if (bimer.customers.length === 0) bimer.customers = [sampleCustomer()];
  const karoo = given.karoo ?? new FakeKarooApi();
  const clock = given.clock ?? new FakeClock();
  const disk: Disk = given.disk ?? new Map<string, unknown>();
  const logger = new RecordingLogger();
  const records = given.createRecords?.(disk) ?? new InMemoryRecordStore(disk);
  const store = new ObservedStore(records, () => clock.now());
  const settings = {
    current: () => ({ ...defaultSettings, 'outbox.undoSeconds': given.undoSeconds ?? 0, ...given.settings }),
  };
  const customers = new Customers({ bimer, store, clock });
  const lookups = new Lookups({ bimer, cache: new InMemoryLookupCache(), clock, logger });
  const keyParts = new KeyParts(given.newKeyPart ?? (() => sampleKeyPart));
  const newKeyPart = keyParts.next;
  const drafts = new Drafts({
    store,
    settings,
    clock,
    lookups,
    agent: () => karoo.who.agent,
    newKeyPart,
  });
  const outbox = new Outbox({
    store,
    bimer,
    karoo,
    conversations: new Conversations({ karoo, settings }),
    lookups,
    customers,
    settings,
    clock,
    logger,
    requestTimeoutMs,
    newKeyPart,
    isKeyOfThisRun: keyParts.isOfThisRun,
    random: given.random ?? (() => 0.5),
  });
  /** The process is killed: it writes nothing any more, gets no answer, and does nothing. */
  const die = () => {
    records.isDead = true;
    void outbox.stop();
  };
  return {
    bimer,
    karoo,
    clock,
    disk,
    logger,
    records,
    store,
    drafts,
    customers,
    lookups,
    outbox,
    die,
  };
}

export type OutboxWorld = ReturnType<typeof outboxWorld>;

/** A world with the pending attendance `k1` and a running outbox. */
export async function started(given: Parameters<typeof outboxWorld>[0] = {}): Promise<OutboxWorld> {
  const world = outboxWorld(given);
  if (!world.store.get('attendances', 'k1')) await receive(world, 'k1');
  world.outbox.start();
  return world;
}

/** A form that is about the attendance's next registration, its first one unless `sequence` says so. */
export const next = (attendanceId: string, sequence = 1): OpenedForm => ({
  attendanceId,
  correctingKey: null,
  sequence,
});

/** Karoo finished an attendance. */
export const receive = ({ store }: OutboxWorld, id: string) =>
  store.commit([{ collection: 'attendances', id, value: samplePending({ id }) }]);

/** The states of what the outbox lists, newest first. */
export const listedStates = ({ outbox }: OutboxWorld) => outbox.list().value.map(({ state }) => state);
