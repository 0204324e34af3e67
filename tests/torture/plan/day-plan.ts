import type { CalendarDate } from '../../../common/calendar';
import { createRandom, type Random } from '../../../sandbox/data/random';
import type { FaultRequest } from '../../../sandbox/gateway/fault-table';
import type { FaultLevel, TortureOptions } from '../options';
import { createCatalog, type Catalog } from './catalog';
import { planFaults } from './fault-plan';
import { planForms, type FormPlan } from './form-plan';
import { planRival, type RivalPlan } from './rival-plan';

const attendancesPerDay = 8;

/** `catch-up`: while the app is down; `out-of-order`: its event comes after that of a second one. */
export type Arrival = 'live' | 'duplicates' | 'out-of-order' | 'catch-up';

/**
 * How the app is killed around one registration: shortly or long after something was typed, while it writes to
 * its records, after Enviar, or at once when the attendance arrives.
 */
export interface Kill {
  at: 'arrival' | 'just-typed' | 'typed' | 'records-write' | 'sent';
  delayMs: number;
  /** Of the form's fields, how many are filled before; records-write: which write it is. */
  count: number;
  /** The next start is killed, too, after this time. */
  againAfterMs: number | null;
}

export interface RegistrationPlan {
  form: FormPlan;
  kill: Kill | null;
  sendBy: 'click' | 'double-click' | 'keys-twice';
  faults: FaultRequest[];
}

/** One attendance and all that happens around it. */
export interface Turn {
  arrival: Arrival;
  messageCount: number;
  /** The agent has written the first Parecer in Karoo already. */
  isOpinionFromKaroo: boolean;
  registrations: RegistrationPlan[];
  faults: FaultRequest[];
  /** The clock of the app's main process is wrong by so much, until it is started anew. */
  clockJumpMs: number | null;
  /** Both servers stand still for so long. */
  freezeMs: number | null;
  /** The event stream says nothing for so long, then breaks. */
  silenceMs: number | null;
  expiresTokens: boolean;
  isDiskFull: boolean;
  /** What the agent does while it is: sends, or types on and closes the form. */
  whileDiskFull: 'send' | 'close';
  /** How far ahead of its time Karoo dates the end of the attendance; null = not. */
  endsAheadMs: number | null;
  /** The app is quit and started in the regular way before. */
  isRestart: boolean;
  /** A second computer of the same agent is at the same attendance. */
  rival: RivalPlan | null;
}

export interface DayPlan {
  day: number;
  turns: Turn[];
  /** Without an event stream Karoo is polled. */
  hasStream: boolean;
  /** Kills while everything is to come to its end, by time from its beginning. */
  drainKillsMs: number[];
}

const dayMs = 86_400_000;

const killChance: Record<FaultLevel, number> = { light: 0.15, normal: 0.35, heavy: 0.55 };

/** All days of a run. The same options give the same days. */
export function planDays(options: TortureOptions, today: CalendarDate): DayPlan[] {
  const catalog = createCatalog();
  const days: DayPlan[] = [];
  let missing = options.registrations ?? 0;
  while (options.rounds === null ? missing > 0 : days.length < options.rounds) {
    const day = planDay(options, catalog, today, days.length + 1, missing);
    missing -= day.turns.reduce((sum, turn) => sum + turn.registrations.length, 0);
    days.push(day);
  }
  return days;
}

function planDay(
  { seed, faults, rounds }: TortureOptions,
  catalog: Catalog,
  today: CalendarDate,
  day: number,
  missing: number,
): DayPlan {
  const random = createRandom(seed, 'torture', day);
  const randomOfRivals = createRandom(seed, 'second computer', day);
  const randomOfKaroo = createRandom(seed, 'unusual Karoo', day);
  const randomOfDisks = createRandom(seed, 'full disk', day);
  const turns: Turn[] = [];
  let registrations = 0;
  while (turns.length < attendancesPerDay && (rounds !== null || registrations < missing)) {
    const turn = planTurn(random, faults, planForms(random, catalog, today), turns.length);
    registrations += turn.registrations.length;
    turns.push({
      ...turn,
      rival: planRival(randomOfRivals, turn),
      endsAheadMs: randomOfKaroo.chance(0.1) ? randomOfKaroo.int(1, 70 * 365) * dayMs : null,
      whileDiskFull: randomOfDisks.pick(['send', 'close'] as const),
    });
  }
  return {
    day,
    turns,
    hasStream: !randomOfKaroo.chance(0.2),
    drainKillsMs: random.chance(0.5) ? [random.int(500, 8000)] : [],
  };
}

/** What random numbers of their own decide, so that all else of a seed is the same with and without it. */
type PlannedApart = 'rival' | 'endsAheadMs' | 'whileDiskFull';

function planTurn(
  random: Random,
  level: FaultLevel,
  forms: FormPlan[],
  index: number,
): Omit<Turn, PlannedApart> {
  const chance = (probability: number, value: () => number) => (random.chance(probability) ? value() : null);
  return {
    arrival: random.pick(['live', 'live', 'live', 'duplicates', 'out-of-order', 'catch-up']),
    messageCount: random.int(2, 25),
    isOpinionFromKaroo: random.chance(0.3),
    registrations: forms.map((form) => ({
      form,
      kill: random.chance(killChance[level]) ? planKill(random) : null,
      sendBy: random.pick(['click', 'click', 'double-click', 'keys-twice']),
      faults: planFaults(random, level),
    })),
    faults: random.chance(0.4) ? planFaults(random, level) : [],
    clockJumpMs: chance(0.12, () => random.int(-2 * dayMs, 2 * dayMs)),
    freezeMs: chance(0.06, () => random.int(500, 5000)),
    silenceMs: chance(0.06, () => random.int(500, 3000)),
    expiresTokens: random.chance(0.15),
    // Once a day, and not first: the agent has work in hand when it happens.
    isDiskFull: index === 3,
    isRestart: random.chance(0.06),
  };
}

function planKill(random: Random): Kill {
  const at = random.pick([
    'arrival',
    'just-typed',
    'typed',
    'typed',
    'records-write',
    'records-write',
    'sent',
  ] as const);
  return {
    at,
    delayMs: at === 'typed' ? random.int(1000, 1600) : random.int(0, 700),
    count: at === 'records-write' ? random.int(1, 4) : random.int(2, 15),
    againAfterMs: random.chance(0.15) ? random.int(0, 2500) : null,
  };
}
