import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningSandbox } from '../../support/sandbox';
import type { DayPlan, Kill, Turn } from '../plan/day-plan';
import { Agent } from './agent';
import { AttendanceWork } from './attendance-work';
import type { DayResult } from './day-result';
import { drain } from './drain';
import { compare, type LedgerEntry } from './ledger';
import { judgeRivals } from './rival-verdict';
import type { SmallDisk } from './small-disk';
import type { TorturedApp } from './tortured-app';
import { Troubles } from './troubles';

export interface DayOptions {
  plan: DayPlan;
  app: TorturedApp;
  sandbox: RunningSandbox;
  /** Null: the data folder is on the usual disk. */
  disk: SmallDisk | null;
  progress: (text: string) => void;
}

/** One agent's day, as planned. */
export class Day {
  readonly ledger: LedgerEntry[] = [];
  readonly lostDrafts: string[] = [];
  readonly wrong: string[] = [];
  readonly troubles: Troubles;
  readonly agent: Agent;
  readonly #work = new Map<Turn, AttendanceWork>();

  constructor(readonly options: DayOptions) {
    this.troubles = new Troubles(options.sandbox);
    this.agent = new Agent(options.app);
  }

  get works(): AttendanceWork[] {
    return [...this.#work.values()];
  }

  async run(): Promise<void> {
    const { plan, app, progress } = this.options;
    if (!plan.hasStream) this.troubles.note('days without stream');
    await app.start();
    for (const [index, turn] of plan.turns.entries()) {
      await this.#begin(turn);
      const next = plan.turns[index + 1];
      const work = await this.#finish(turn, next);
      await work.registerAll(next && (() => this.#finish(next)));
      progress(`attendance ${index + 1}/${plan.turns.length}, ${app.kills} kills`);
    }
    await drain(this);
    await this.#checkRest();
  }

  async result(): Promise<DayResult> {
    const { plan, app, sandbox } = this.options;
    const registrations = await sandbox.client.registrations();
    const verdict = compare(this.ledger, registrations);
    const ofRivals = judgeRivals(this.ledger, registrations, await sandbox.client.requests());
    return {
      day: plan.day,
      attendances: this.ledger.length,
      registrations: this.ledger.reduce((sum, { forms }) => sum + forms.length, 0),
      kills: app.kills,
      restarts: app.restarts,
      faults: this.troubles.counts,
      rivals: ofRivals.rivals,
      lost: [...verdict.lost, ...ofRivals.lost],
      duplicated: [...verdict.duplicated, ...ofRivals.duplicated],
      altered: verdict.altered,
      lostDrafts: this.lostDrafts,
      wrong: this.wrong,
    };
  }

  /** After a kill; the start may be killed, too. */
  async revive(kill: Kill): Promise<void> {
    const { app } = this.options;
    await app.start();
    if (kill.againAfterMs === null) return;
    await sleep(kill.againAfterMs);
    await app.kill();
    await app.start();
  }

  async #begin(turn: Turn): Promise<void> {
    const { app } = this.options;
    if (turn.isRestart) await app.quit();
    await app.start();
    if (turn.clockJumpMs !== null) {
      await app.jumpClock(turn.clockJumpMs);
      this.troubles.note('clock jump');
    }
    await this.troubles.set(turn.faults);
    if (turn.expiresTokens) await this.troubles.expireTokens();
    if (turn.silenceMs !== null) await this.troubles.silence(turn.silenceMs);
    if (turn.freezeMs !== null) this.troubles.freeze(turn.freezeMs);
  }

  /** Karoo finishes the turn's attendance, unless that was done ahead of its turn. */
  async #finish(turn: Turn, next?: Turn): Promise<AttendanceWork> {
    const known = this.#work.get(turn);
    if (known) return known;
    const { app, sandbox } = this.options;
    const isDown = turn.arrival === 'catch-up' && next !== undefined;
    const isHeld = turn.arrival === 'out-of-order' && next !== undefined && !this.#work.has(next);
    if (isDown) await app.kill();
    const first = turn.registrations[0]?.form;
    const attendance = await sandbox.client.finishAttendance({
      cliente: { codigo: first?.customer.Codigo ?? null },
      messageCount: turn.messageCount,
      ...(turn.isOpinionFromKaroo && { adiantamentoParecer: first?.opinion ?? null }),
      emit: !isDown,
      ...(turn.endsAheadMs !== null && { fim: new Date(Date.now() + turn.endsAheadMs).toISOString() }),
      ...(turn.arrival === 'duplicates' && { duplicates: 2 }),
      ...(isHeld && { order: 'after-next' as const }),
    });
    const entry: LedgerEntry = {
      attendance,
      forms: turn.registrations.map(({ form }) => form),
      confirmed: new Set(),
      sentAt: null,
      rival: null,
      isYielded: false,
      sentAnywayAt: null,
    };
    this.ledger.push(entry);
    if (turn.endsAheadMs !== null) this.troubles.note('dates ahead');
    const work = new AttendanceWork(this, turn, entry);
    this.#work.set(turn, work);
    // What is held back comes with the next one.
    if (isHeld) await this.#finish(next);
    if (isDown) await app.start();
    return work;
  }

  /** Nothing waits any more, and kills alone have damaged no file. */
  async #checkRest(): Promise<void> {
    const { app, sandbox } = this.options;
    const waiting = (await app.ask('inbox:list', undefined)).value;
    this.wrong.push(...waiting.map(({ number, state }) => `attendance ${number} still waits (${state})`));
    const { storageNotice } = (await app.ask('app:status', undefined)).value;
    if (storageNotice !== null) this.wrong.push(storageNotice);
    const violations = await sandbox.client.violations();
    this.wrong.push(...violations.map((violation) => `breaks the contract: ${JSON.stringify(violation)}`));
  }
}
