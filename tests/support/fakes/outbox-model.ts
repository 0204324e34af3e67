import fc from 'fast-check';
import { AppError } from '../../../common/errors';
import { FakeClock, settle } from './fake-clock';
import { FakeKarooApi } from './fake-karoo-api';
import { FaultyBimerApi, type PostFault, type SearchFault } from './faulty-bimer-api';
import type { Disk, InMemoryRecordStore } from './in-memory-stores';
import { outboxWorld, type OutboxWorld } from './outbox-world';
import { sampleCustomer, sampleForm, samplePending } from './samples';

/** One thing that happens in a random day. */
export type Step =
  | { kind: 'enviar'; customer: number; isMultiple: boolean }
  | { kind: 'pass'; ms: number }
  | { kind: 'crash' }
  | { kind: 'hurry' }
  /** The agent takes the newest one back that has not been sent, and sends it again. */
  | { kind: 'withdraw' }
  | { kind: 'clock-jump'; ms: number }
  | { kind: 'disk-full'; writes: number }
  | { kind: 'post-fault'; fault: PostFault }
  | { kind: 'search-fault'; fault: SearchFault }
  | { kind: 'mark-fault' };

const customers = ['00001', '00002', '00003'];
const hour = 3_600_000;

export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('enviar' as const),
        customer: fc.nat(2),
        isMultiple: fc.boolean(),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('pass' as const),
        ms: fc.constantFrom(0, 100, 400, 2_000, 9_000, 60_000),
      }),
    },
    { weight: 2, arbitrary: fc.constant<Step>({ kind: 'crash' }) },
    { weight: 1, arbitrary: fc.constant<Step>({ kind: 'hurry' }) },
    { weight: 2, arbitrary: fc.constant<Step>({ kind: 'withdraw' }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('clock-jump' as const),
        ms: fc.constantFrom(-9 * hour, -5_000, 5_000, 9 * hour),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('disk-full' as const),
        writes: fc.integer({ min: 1, max: 3 }),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('post-fault' as const),
        fault: fc.constantFrom<PostFault[]>(
          'none',
          'lost',
          'dropped',
          'late',
          'hang',
          'hang-dropped',
          'not-sent',
        ),
      }),
    },
    { weight: 1, arbitrary: fc.constant<Step>({ kind: 'search-fault', fault: 'failed' }) },
    { weight: 1, arbitrary: fc.constant<Step>({ kind: 'mark-fault' }) },
  ),
  { minLength: 1, maxLength: 25 },
);

/** A deliberately broken variant of the outbox's surroundings. */
export interface Defect {
  createRecords?: (disk: Disk) => InMemoryRecordStore;
  skipsSearch?: boolean;
}

export interface DayResult {
  /** Key → subject of what Enviar confirmed. */
  confirmed: Map<string, string>;
  /** What Bimer holds in the end, in the order in which it came. */
  inBimer: { key: string; subject: string }[];
  /** Keys Karoo knows as integrated. */
  marked: Set<string>;
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
  const { createRecords } = defect;
  const confirmed = new Map<string, string>();
  const boot = () => {
    const world = outboxWorld({ clock, bimer, karoo, disk, ...(createRecords && { createRecords }) });
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
    else await live(step, index, world, { bimer, karoo, clock, confirmed });
    await settle();
  }
  bimer.postFaults = [];
  bimer.searchFaults = [];
  karoo.markErrors = [];
  // What hangs in a process ends with it.
  restart();
  await clock.advance(hour);
  return {
    confirmed,
    inBimer: bimer.stored.map(({ body }) => ({ key: body.key, subject: body.subject })),
    marked: new Set(karoo.marks.map(({ key }) => key)),
    unfinished: world.store.all('registrations').filter(({ isMarkedInKaroo }) => !isMarkedInKaroo).length,
  };
}

interface Surroundings {
  bimer: FaultyBimerApi;
  karoo: FakeKarooApi;
  clock: FakeClock;
  confirmed: Map<string, string>;
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
  const found = world.outbox.list().value.find(({ isWithdrawable }) => isWithdrawable);
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
    const { form } = world.drafts.open(before.attendanceId);
    const view = await world.outbox.submit(before.attendanceId, form, before.isLast);
    confirmed.set(view.key, form.subject);
  });
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
      const view = await world.outbox.submit(id, form, part === '2');
      confirmed.set(view.key, subject);
    });
  }
}
