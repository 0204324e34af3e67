import type { Page } from '@playwright/test';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { InvokeChannel, InvokeInput, InvokeOutput } from '../../../common/ipc/contract';
import { Companion } from '../../e2e/support/companion';
import { minPollSeconds } from '../../../common/settings/settings';
import { settleSeconds } from '../plan/fault-plan';
import type { SandboxProvision } from '../../support/sandbox-client';

/** The app on one data folder, across any number of kills and starts. */
export class TorturedApp {
  kills = 0;
  restarts = 0;
  #companion: Companion | null = null;
  #isPrepared = false;

  constructor(
    private readonly dataFolder: string,
    private readonly provision: SandboxProvision,
  ) {}

  get isRunning(): boolean {
    return this.#companion !== null;
  }

  get companion(): Companion {
    if (!this.#companion) throw new Error('the app does not run');
    return this.#companion;
  }

  async start(): Promise<void> {
    if (this.#companion) return;
    const { dataFolder, provision } = this;
    this.#companion = await Companion.launch({
      dataFolder,
      policy: { settings: { 'bimer.settleSeconds': settleSeconds, 'karoo.pollSeconds': minPollSeconds } },
      ...(!this.#isPrepared && { provision }),
    });
    if (this.#isPrepared) this.restarts += 1;
    else await this.#prepare();
  }

  /** As a power cut would end it. */
  async kill(): Promise<void> {
    const companion = this.#companion;
    if (!companion) return;
    this.#companion = null;
    this.kills += 1;
    await companion.kill();
  }

  async quit(): Promise<void> {
    const companion = this.#companion;
    this.#companion = null;
    await companion?.quit();
  }

  /**
   * Runs `work` and kills the app the moment its records are written for the `count`-th time, or when `patienceMs` has
   * passed. What `work` makes of the sudden end does not matter.
   */
  async killAtRecordsWrite(count: number, patienceMs: number, work: () => Promise<unknown>): Promise<void> {
    const process = this.companion.electron.process();
    let writes = 0;
    let strike: () => void = () => undefined;
    const struck = new Promise<void>((resolve) => (strike = resolve));
    const watcher = watch(join(this.dataFolder, 'records'), (_event, name) => {
      if (name !== 'records.db-wal' || (writes += 1) !== count) return;
      process.kill('SIGKILL');
      strike();
    });
    const working = work().catch(() => undefined);
    await Promise.race([struck, sleep(patienceMs)]);
    watcher.close();
    await this.kill();
    await working;
  }

  /** The wall clock of the main process is wrong from now on, as after somebody set the computer's; timers are not. */
  async jumpClock(ms: number): Promise<void> {
    await this.companion.electron.evaluate((_electron, offset) => {
      const { now } = Date;
      Date.now = () => now() + offset;
    }, ms);
  }

  inbox(): Promise<Page> {
    return this.companion.window('inbox');
  }

  /** Reads what the windows read. */
  async ask<C extends InvokeChannel>(channel: C, input: InvokeInput<C>): Promise<InvokeOutput<C>> {
    const page = await this.inbox();
    const answer = await page.evaluate(([name, given]) => window.desktop.invoke[name](given as never), [
      channel,
      input,
    ] as const);
    if (!answer.ok) throw new Error(`${channel}: ${answer.error.code}`);
    return answer.value;
  }

  /** The lists are there before anything goes wrong, as on a computer that has been used before. */
  async #prepare(): Promise<void> {
    await this.companion.waitUntilOnline();
    for (const name of ['products', 'attendanceTypes', 'responsibilityCentres', 'users'] as const) {
      while ((await this.ask('lookups:list', { name })).items.length === 0) await sleep(100);
    }
    this.#isPrepared = true;
  }
}
