import { setTimeout as sleep } from 'node:timers/promises';
import type { FormPage } from '../../e2e/support/form-page';
import type { RegistrationPlan, Turn } from '../plan/day-plan';
import type { Day } from './day';
import { differences, entriesOf, fillForm } from './form-filler';
import { attendanceIdIn, keyOf, type LedgerEntry } from './ledger';
import { Rivalry } from './rivalry';

const mostTries = 15;
/** From this try on the servers are well: the rest is not about them. */
const calmFromTry = 4;
const formPatienceMs = 12_000;
/** Longer than the interval of polling. */
const polledFormPatienceMs = 30_000;

/** What is done while the disk is full. */
type Meanwhile = (() => Promise<unknown>) | undefined;

/** Gets everything of one attendance registered, whatever happens meanwhile. */
export class AttendanceWork {
  readonly #done = new Set<RegistrationPlan>();
  readonly #rivalry: Rivalry;
  #isDiskFullDone = false;

  constructor(
    private readonly day: Day,
    private readonly turn: Turn,
    private readonly entry: LedgerEntry,
  ) {
    this.#rivalry = new Rivalry(day, turn, entry);
  }

  get #patienceMs(): number {
    return this.day.options.plan.hasStream ? formPatienceMs : polledFormPatienceMs;
  }

  /** `whileFull` is done while the disk is full. */
  async registerAll(whileFull?: Meanwhile): Promise<void> {
    const { app } = this.day.options;
    this.#rivalry.reach('finished');
    for (let tries = 0; tries < mostTries; tries += 1) {
      await app.start();
      if (tries >= calmFromTry) await this.day.troubles.end();
      if ((await this.#missing()).length === 0) {
        await this.#rivalry.end();
        // What the second computer did may have come to ask the agent something.
        if ((await this.#missing()).length === 0) return;
      }
      try {
        await this.#registerNext(whileFull);
      } catch (error) {
        this.day.options.progress(`${this.entry.attendance.numero}: ${brief(error)}`);
        // What only takes too long can be tried again; what is stuck is started anew.
        if (tries > calmFromTry) await app.quit();
      }
    }
    this.day.wrong.push(`attendance ${this.entry.attendance.numero}: not accepted in ${mostTries} tries`);
  }

  /** Sequences that wait for the agent: not sent yet, or refused. */
  async #missing(): Promise<number[]> {
    const { app } = this.day.options;
    const { forms, confirmed } = this.entry;
    const id = attendanceIdIn(this.entry);
    const { value } = await app.ask('outbox:list', undefined);
    const own = value.filter(({ attendanceId }) => attendanceId === id);
    if (await this.#rivalry.yields(own)) return [];
    const unstored = own.filter(({ question }) => question?.kind === 'never-stored');
    for (const { key } of unstored)
      await app.ask('outbox:answer', { key, answer: 'send', processNumber: null });
    if (unstored.length > 0) return this.#missing();
    return forms.flatMap((_form, index) => {
      const sequence = index + 1;
      const found = own.find((registration) => registration.sequence === sequence);
      if (!found && confirmed.has(sequence)) {
        this.day.wrong.push(`${keyOf(this.entry, sequence)}: was confirmed, is not in the app any more`);
        confirmed.delete(sequence);
      }
      return !found || found.state === 'needs-you' ? [sequence] : [];
    });
  }

  async #registerNext(whileFull: Meanwhile): Promise<void> {
    const { agent, troubles } = this.day;
    const form = await agent.openForm(this.entry.attendance.numero, this.#patienceMs);
    if (!form) {
      await troubles.end();
      throw new Error('no form');
    }
    const sequence = await agent.sequenceOf(form);
    const plan = this.turn.registrations[sequence - 1];
    if (!plan) throw new Error(`the form asks for registration ${sequence}`);
    const isFirstTime = !this.#done.has(plan);
    this.#done.add(plan);
    if (isFirstTime) await troubles.set(plan.faults);
    if (isFirstTime && plan.kill) return this.#killAround(form, plan);
    this.#rivalry.reach('typing');
    const meetsFullDisk = this.turn.isDiskFull && !this.#isDiskFullDone;
    if (meetsFullDisk && this.turn.whileDiskFull === 'close')
      return this.#closeOnFullDisk(form, plan, whileFull);
    await fillForm(form, plan.form);
    if (meetsFullDisk) return this.#sendOnFullDisk(form, plan, whileFull);
    await this.#send(form, plan, sequence);
  }

  async #send(form: FormPage, plan: RegistrationPlan, sequence: number): Promise<void> {
    const wrong = await differences(entriesOf(form, plan.form));
    if (wrong.length > 0) throw new Error(`the form differs: ${wrong.join('; ')}`);
    const { agent } = this.day;
    // While it was filled, an earlier Enviar may have come to its end: this is the next form then.
    if ((await agent.sequenceOf(form)) !== sequence)
      throw new Error('the form went on to the next registration');
    this.entry.sentAt ??= new Date().toISOString();
    this.#rivalry.reach('sending');
    await agent.send(form, plan);
    const outcome = await agent.outcome(form, sequence);
    if (outcome === 'back') throw new Error(`came back: ${await agent.complaints(form)}`);
    if (outcome === 'taken') this.entry.confirmed.add(sequence);
    // Of an unclear one the list of pending attendances tells more than a window that goes on waiting.
    await this.day.agent.leave(form, plan.form.isLast || outcome === 'unclear');
  }

  async #killAround(form: FormPage, plan: RegistrationPlan): Promise<void> {
    const { agent } = this.day;
    const { app } = this.day.options;
    const { kill } = plan;
    if (!kill) return;
    const isTyping = kill.at === 'typed' || kill.at === 'just-typed';
    if (kill.at !== 'arrival') await fillForm(form, plan.form, isTyping ? kill.count : Infinity);
    if (kill.at === 'records-write') {
      await app.killAtRecordsWrite(kill.count, 2500, () => agent.send(form, plan));
    } else {
      if (kill.at === 'sent') await agent.send(form, plan);
      await sleep(kill.delayMs);
      await app.kill();
    }
    await this.day.revive(kill);
    if (kill.at === 'typed') await this.#checkDraft(plan, kill.count);
  }

  async #checkDraft(plan: RegistrationPlan, count: number): Promise<void> {
    const { numero } = this.entry.attendance;
    const form = await this.day.agent.openForm(numero, 3 * this.#patienceMs);
    if (!form) throw new Error('no form after the kill');
    const wrong = await differences(entriesOf(form, plan.form).slice(0, count));
    this.day.lostDrafts.push(...wrong.map((text) => `attendance ${numero}: ${text}`));
  }

  /** Enviar must not be confirmed while nothing can be written; what was typed stays, and goes out afterwards. */
  async #sendOnFullDisk(form: FormPage, plan: RegistrationPlan, whileFull: Meanwhile): Promise<void> {
    const { agent } = this.day;
    const sequence = await agent.sequenceOf(form);
    await this.#onFullDisk(async () => {
      await agent.send(form, plan);
      const outcome = await agent.outcome(form, sequence);
      if (outcome === 'taken') this.entry.confirmed.add(sequence);
      if (outcome === 'back') {
        const wrong = await differences(entriesOf(form, plan.form));
        this.day.lostDrafts.push(...wrong.map((text) => `on a full disk: ${text}`));
      }
      await whileFull?.();
    });
  }

  /** What is typed while nothing can be written must not go with its window; afterwards it is there in any case. */
  async #closeOnFullDisk(form: FormPage, plan: RegistrationPlan, whileFull: Meanwhile): Promise<void> {
    await fillForm(form, plan.form, Math.floor(entriesOf(form, plan.form).length / 2));
    await this.#onFullDisk(async () => {
      await fillForm(form, plan.form);
      this.day.troubles.note('closed on a full disk');
      await this.day.options.app.companion.closeWindow(form.page);
      await whileFull?.();
    });
    await this.#checkDraft(plan, Infinity);
  }

  async #onFullDisk(work: () => Promise<void>): Promise<void> {
    this.#isDiskFullDone = true;
    const { disk } = this.day.options;
    if (!disk) return;
    this.day.troubles.note('disk full');
    await disk.fill();
    try {
      await work();
      await sleep(500);
    } finally {
      await disk.free();
    }
  }
}

/** What went wrong, and at which control. */
export function brief(error: unknown): string {
  const lines = String(error)
    .replaceAll(/\u001b\[\d+m/g, '')
    .split('\n');
  const waitedFor = lines.find((line) => line.includes('waiting for'))?.trim() ?? '';
  return `${lines[0] ?? ''} ${waitedFor}`.trim().slice(0, 300);
}
