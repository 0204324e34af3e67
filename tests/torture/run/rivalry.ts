import { setTimeout as sleep } from 'node:timers/promises';
import type { RegistrationView } from '../../../common/registrations/registration-view';
import type { Turn } from '../plan/day-plan';
import type { RivalPlan } from '../plan/rival-plan';
import type { Day } from './day';
import { attendanceIdIn, type LedgerEntry } from './ledger';
import { Rival } from './rival';

/** What the second computer does with one attendance, and what the agent then does here. */
export class Rivalry {
  #working: Promise<void> | null = null;

  constructor(
    private readonly day: Day,
    private readonly turn: Turn,
    private readonly entry: LedgerEntry,
  ) {}

  /** This computer is at that moment: the second one begins, if it is planned so. */
  reach(moment: RivalPlan['from']): void {
    const { rival } = this.turn;
    if (rival?.from !== moment || this.#working) return;
    this.#working = this.#work(rival).catch((error: unknown) => {
      this.day.wrong.push(String(error));
    });
  }

  async end(): Promise<void> {
    await this.#working;
  }

  /**
   * Whether nothing is to be done here now, because the second computer has registered the attendance. `own`: this one's registrations of it; one that asks is
   * withdrawn, or sent all the same where the app lets nobody withdraw it; what was typed is discarded.
   */
  async yields(own: readonly RegistrationView[]): Promise<boolean> {
    const { rival, confirmed } = this.entry;
    if (rival?.kind !== 'registered') return false;
    const { app } = this.day.options;
    for (const { key, question, canWithdraw } of own) {
      if (question?.kind !== 'integrated-elsewhere') return false;
      if (!canWithdraw) {
        this.entry.sentAnywayAt ??= new Date().toISOString();
        await app.ask('outbox:answer', { key, answer: 'send', processNumber: null });
        return true;
      }
      await app.ask('outbox:withdraw', { key });
      confirmed.clear();
    }
    const items = (await app.ask('inbox:list', undefined)).value;
    const id = attendanceIdIn(this.entry);
    const item = items.find(({ attendanceId }) => attendanceId === id);
    // The news has not come yet, or not ever: the agent works on.
    if (item && item.state !== 'integrated-elsewhere') return false;
    if (item) await app.ask('draft:discard', { attendanceId: id });
    this.entry.isYielded = true;
    return true;
  }

  async #work({ delayMs, slownessMs }: RivalPlan): Promise<void> {
    const form = this.entry.forms[0];
    if (!form) return;
    await sleep(delayMs);
    const rival = new Rival(this.day.options.sandbox);
    this.entry.rival = await rival.register(this.entry.attendance, form, slownessMs);
    this.day.options.progress(`${this.entry.attendance.numero}: second computer ${this.entry.rival.kind}`);
  }
}
