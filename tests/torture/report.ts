import type { FullResult, Reporter, TestCase, TestError, TestResult } from '@playwright/test/reporter';
import { resultAttachment, type DayResult } from './run/day-result';
import { tortureOptions } from './options';
import type { RivalCounts } from './run/rival-verdict';

const quietMs = 5000;

/** Passes the progress on, and adds all days up at the end. */
export default class TortureReport implements Reporter {
  readonly #days: DayResult[] = [];
  readonly #startedAt = Date.now();
  #lastPrintAt = Date.now();
  /** What each day does at the moment. */
  readonly #now = new Map<string, string>();
  #broken = 0;
  #skipped = 0;

  printsToStdio(): boolean {
    return true;
  }

  /** Also while a day waits for something a line comes every few seconds. */
  onBegin(): void {
    setInterval(() => {
      if (Date.now() - this.#lastPrintAt >= quietMs)
        this.#printTimed([...this.#now.values()].join('; ') || 'starting');
    }, 1000).unref();
  }

  onStdOut(chunk: string | Buffer, test?: TestCase): void {
    const text = chunk.toString().trimEnd();
    if (test) this.#now.set(test.id, text);
    this.#printTimed(text);
  }

  onStdErr(chunk: string | Buffer): void {
    print(chunk.toString().trimEnd());
  }

  onError(error: TestError): void {
    this.#broken += 1;
    print(error.message ?? error.value ?? 'unknown error');
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    this.#now.delete(test.id);
    if (result.status === 'skipped') {
      this.#skipped += 1;
      return;
    }
    const body = result.attachments.find(({ name }) => name === resultAttachment)?.body;
    if (body) this.#days.push(JSON.parse(body.toString()) as DayResult);
    if (result.status === 'passed') return;
    this.#broken += 1;
    print(`${test.title} FAILED; its data and logs: ${test.parent.project()?.outputDir ?? ''}`);
    for (const { message, stack } of result.errors) print(stack ?? message ?? '');
  }

  onEnd({ duration }: FullResult): void {
    const { seed, faults } = tortureOptions();
    const sum = (count: (day: DayResult) => number) =>
      this.#days.reduce((total, day) => total + count(day), 0);
    const kinds: Record<string, number> = {};
    for (const day of this.#days)
      for (const [kind, count] of Object.entries(day.faults)) kinds[kind] = (kinds[kind] ?? 0) + count;
    const all = Object.values(kinds).reduce((total, count) => total + count, 0);
    print('');
    print(
      `seed ${seed}, faults ${faults}, ${this.#days.length} days${this.#skipped > 0 ? ` (${this.#skipped} not begun: time is over)` : ''}`,
    );
    print(
      `attendances ${sum((day) => day.attendances)}, registrations ${sum((day) => day.registrations)}, kills ${sum((day) => day.kills)}, restarts ${sum((day) => day.restarts)}, seconds ${Math.round(duration / 1000)}`,
    );
    print(
      `faults injected ${all}: ${Object.entries(kinds)
        .map(([kind, count]) => `${kind} ${count}`)
        .sort()
        .join(', ')}`,
    );
    if (!('disk full' in kinds))
      print('full disk: skipped (no day long enough, or a small disk cannot be mounted here)');
    print(
      `lost = ${sum((day) => day.lost.length)}, duplicated = ${sum((day) => day.duplicated.length)}, altered = ${sum((day) => day.altered.length)}, drafts lost = ${sum((day) => day.lostDrafts.length)}`,
    );
    const rivals = (kind: keyof RivalCounts) => sum((day) => day.rivals[kind]);
    const anyway = rivals('anyway');
    print(
      `second computer: ${rivals('first') + rivals('second') + rivals('both') + anyway} attendances (first ${rivals('first')}, second ${rivals('second')}), ${rivals('both')} of them registered twice in the window between Karoo's answer and the mark`,
    );
    if (anyway > 0) print(`sent all the same by the agent, since it could not be withdrawn: ${anyway}`);
    const wrong = sum((day) => day.wrong.length);
    if (wrong > 0) print(`otherwise wrong = ${wrong}`);
    if (this.#broken > 0) print(`FAILED; repeat with --seed=${seed} --faults=${faults}`);
  }

  #printTimed(text: string): void {
    this.#lastPrintAt = Date.now();
    print(`${String(Math.round((Date.now() - this.#startedAt) / 1000)).padStart(5)} s  ${text}`);
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
