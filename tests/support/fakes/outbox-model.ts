import { AppError } from '../../../common/errors';
import { FakeClock, settle } from './fake-clock';
import { FakeKarooApi } from './fake-karoo-api';
import { FaultyBimerApi } from './faulty-bimer-api';
import type { Disk, InMemoryRecordStore } from './in-memory-stores';
import type { Step } from './outbox-steps';
import { next, outboxWorld, type OutboxWorld } from './outbox-world';
import { sampleCustomer, sampleForm, samplePending } from './samples';
import { isUnsettled } from '../../../main/services/registrations/queries';

const customers = ['00001', '00002', '00003'];
const hour = 3_600_000;

/** A deliberately broken variant of the outbox's surroundings. */
export interface Defect {
  createRecords?: (disk: Disk) => InMemoryRecordStore;
  skipsSearch?: boolean;
  /** `bimer.settleSeconds` smaller than the time that this Bimer takes. */
  settleSeconds?: number;
}

export interface DayResult {
  /** Key → subject of what Enviar confirmed. */
  confirmed: Map<string, string>;
  /** What Bimer holds in the end, in the order in which it came. */
  inBimer: { key: string; subject: string }[];
  /** Keys Karoo knows as integrated. */
  marked: Set<string>;
  /** Keys that the agent had sent once more without knowing what became of the request before. */
  sentAgain: Set<string>;
  /** Keys of which the agent was told that Bimer has them twice. */
  toldTwice: Set<string>;
  /** Registrations that are not done although all faults are over. */
  unfinished: number;
}

/** Lives through a random day, then a quiet time without faults, and tells what became of it. */
export async function liveThrough(day: readonly Step[], defect: Defect = {}): Promise<DayResult> {
  const clock = new FakeClock();
  const bimer = new FaultyBimerApi(clock);
  bimer.customers = customers.map((code, index) => sampleCustomer({ id: `00A000000${index}`, code }));
  if (defect.skipsSearch) bimer.findByKey = () => Promise.resolve({ kind: 'not-found' });
  const karoo = new FakeKarooApi();
  const disk: Disk = new Map();
  const { createRecords, settleSeconds } = defect;
  const confirmed = new Map<string, string>();
  const sentAgain = new Set<string>();
  const boot = () => {
    const world = outboxWorld({
      clock,
      bimer,
      karoo,
      disk,
      ...(createRecords && { createRecords }),
      ...(settleSeconds !== undefined && { settings: { 'bimer.settleSeconds': settleSeconds } }),
    });
    world.outbox.start();
    return world;
  };
  let world = boot();
  const restart = () => {
    world.die();
    world = boot();
  };
  for (const [index, step] of day.entries()) {
    if (step.kind === 'crash') restart();
    else await live(step, index, world, { bimer, karoo, clock, confirmed, sentAgain });
    await settle();
  }
  bimer.postFaults = [];
  bimer.searchFaults = [];
  karoo.markErrors = [];
  karoo.conversationErrors = [];
  // What hangs in a process ends with it.
  restart();
  await clock.advance(hour);
  await sendUnstored(world);
  await clock.advance(hour);
  return {
    confirmed,
    inBimer: bimer.stored.map(({ body }) => ({ key: body.key, subject: body.subject })),
    marked: new Set(karoo.marks.map(({ key }) => key)),
    sentAgain,
    toldTwice: new Set(
      world.outbox
        .list()
        .value.filter(({ question }) => question?.kind === 'stored-twice')
        .map(({ key }) => key),
    ),
    unfinished: world.store.all('registrations').filter(isUnsettled).length,
  };
}

interface Surroundings {
  bimer: FaultyBimerApi;
  karoo: FakeKarooApi;
  clock: FakeClock;
  confirmed: Map<string, string>;
  sentAgain: Set<string>;
}

async function live(
  step: Exclude<Step, { kind: 'crash' }>,
  index: number,
  world: OutboxWorld,
  around: Surroundings,
) {
  switch (step.kind) {
    case 'enviar':
      return enviar(step, index, world, around.confirmed);
    case 'pass':
      return around.clock.advance(step.ms);
    case 'hurry':
      world.outbox.retryNow();
      return;
    case 'withdraw':
      return withdraw(world, around.confirmed);
    case 'send-again':
      return sendAgain(world, around.sentAgain);
    case 'clock-jump':
      around.clock.jump(step.ms);
      return;
    case 'disk-full':
      world.records.failuresLeft = step.writes;
      return;
    case 'post-fault':
      around.bimer.postFaults.push(step.fault);
      return;
    case 'search-fault':
      around.bimer.searchFaults.push(step.fault);
      return;
    case 'karoo-fault':
      for (let left = step.times; left > 0; left -= 1)
        around.karoo.conversationErrors.push(new AppError('network-unreachable'));
      return;
    case 'mark-fault':
      around.karoo.markErrors.push(new AppError('server-error'));
      return;
  }
}

/** An agent who meets a full disk tries again. */
async function insist(task: () => Promise<unknown>): Promise<void> {
  try {
    await task();
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'storage-failed') throw error;
    await insist(task);
  }
}

async function withdraw(world: OutboxWorld, confirmed: Map<string, string>) {
  const found = world.outbox.list().value.find(({ canWithdraw }) => canWithdraw);
  const before = found && world.store.get('registrations', found.key);
  if (!before) return;
  try {
    await insist(() => world.outbox.withdraw(before.key));
  } catch (error) {
    // It was on its way already, or the next registration is being typed.
    if (error instanceof AppError && error.code === 'not-allowed') return;
    throw error;
  }
  confirmed.delete(before.key);
  await insist(async () => {
    const { form } = world.drafts.open(next(before.attendanceId));
    const sequence = world.store.get('attendances', before.attendanceId)?.nextSequence;
    const view = await world.outbox.submit(next(before.attendanceId, sequence), form, before.isLast);
    confirmed.set(view.key, form.subject);
  });
}

async function sendAgain(world: OutboxWorld, sentAgain: Set<string>) {
  const found = world.outbox.list().value.find(({ canSendAnyway }) => canSendAnyway === 'absent');
  if (!found) return;
  try {
    await insist(() => world.outbox.answer({ key: found.key, answer: 'send', processNumber: null }));
    sentAgain.add(found.key);
  } catch (error) {
    // It was found in the meantime.
    if (!(error instanceof AppError) || error.code !== 'not-allowed') throw error;
  }
}

/** What Bimer has not stored in three requests is wanted there all the same. */
async function sendUnstored(world: OutboxWorld) {
  const unstored = world.outbox.list().value.filter(({ question }) => question?.kind === 'never-stored');
  for (const { key } of unstored)
    await insist(() => world.outbox.answer({ key, answer: 'send', processNumber: null }));
}

/** The agent presses Enviar until it is confirmed; with múltiplos a second registration follows at once. */
async function enviar(
  step: Extract<Step, { kind: 'enviar' }>,
  index: number,
  world: OutboxWorld,
  confirmed: Map<string, string>,
) {
  const id = `k${index}`;
  const isMultiple = step.isMultiple;
  await insist(() => world.store.commit([{ collection: 'attendances', id, value: samplePending({ id }) }]));
  for (const part of isMultiple ? ['1', '2'] : ['1']) {
    const subject = `Assunto ${index}.${part}`;
    const form = sampleForm({ customerCode: customers[step.customer] ?? '', isMultiple, subject });
    await insist(async () => {
      const view = await world.outbox.submit(next(id, Number(part)), form, part === '2');
      confirmed.set(view.key, subject);
    });
  }
}
