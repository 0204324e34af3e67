import type { Page } from '@playwright/test';
import { expect } from '../../support/desktop/fixture';
import { lineOf, ScreenReader, type SpokenNode } from './spoken';

/** More tab stops than any window has. */
const longestWay = 40;

/** What is another on each day or each run. */
const varying: readonly [RegExp, string][] = [
  [/\d{2}\/\d{2}\/\d{4}(, \d{2}:\d{2})?/g, '…'],
  [/\b\d{2}:\d{2}\b/g, '…'],
  [/(?<=processo )\d+/g, '…'],
  [/(?<=finalizado |atualizada )(?:agora|há \d+ \S+)/g, '…'],
  [/\S+-feira, \d+ de \S+ de \d+|(?:sábado|domingo), \d+ de \S+ de \d+/g, '…'],
];

export function masked(text: string): string {
  return varying.reduce((now, [pattern, by]) => now.replaceAll(pattern, by), text);
}

/** A walk with the keyboard through a page, and what is heard on the way. */
export class SpokenWalk {
  private entered: string[] = [];
  /** What had the focus last. */
  private last = '';

  private constructor(
    private readonly page: Page,
    private readonly reader: ScreenReader,
    readonly lines: string[],
  ) {}

  /** Goes on with the `lines` of an earlier page. */
  static async through(page: Page, lines: string[] = []): Promise<SpokenWalk> {
    return new SpokenWalk(page, await ScreenReader.on(page), lines);
  }

  section(title: string): void {
    this.lines.push(...(this.lines.length === 0 ? [] : ['']), title);
  }

  /** Presses the key once the page has nothing more to say, and notes where that leads. */
  async press(key: string, expected?: RegExp): Promise<void> {
    await this.page.keyboard.press(key);
    await this.hear(key, expected);
  }

  /** Tab after Tab, each noted, until one leads to what reads as `goal`. */
  async tabUntil(goal: RegExp): Promise<void> {
    for (let count = 0; count < longestWay; count += 1) {
      await this.press('Tab');
      if (goal.test(this.last)) return;
    }
    throw new Error(`Tab does not lead to ${String(goal)}:\n${this.lines.join('\n')}`);
  }

  async type(text: string, expected?: RegExp): Promise<void> {
    await this.page.keyboard.type(text);
    await this.hear(`“${text}”`, expected);
  }

  /** Notes what has the focus, once it reads as `expected`. */
  async hear(cause: string, expected: RegExp = /./): Promise<void> {
    await expect.poll(async () => (await this.focused()).join('\n')).toMatch(expected);
    const [control = '', ...rest] = await this.focused();
    this.last = control;
    this.lines.push(`  ${cause} → ${control}`, ...rest.map((line) => `      ${line}`));
    const focus = (await this.reader.tree()).focus();
    this.entered = (focus?.containers ?? []).map(keyOf);
  }

  /** Notes what a live region says, once one says it. */
  async announced(text: RegExp): Promise<void> {
    let said: string | undefined;
    await expect
      .poll(async () => {
        const all = await this.reader.announcements();
        said = all.find((announcement) => text.test(announcement));
        return said ?? all;
      })
      .toMatch(text);
    this.lines.push(`  (${masked(said ?? '')})`);
  }

  /** Notes what a list holds that has no controls of its own, as one reads it line by line. */
  async read(role: string): Promise<void> {
    const texts = (await this.reader.tree()).contents(role);
    this.lines.push(...texts.map((text) => `  reads ${role} “${masked(text)}”`));
  }

  private async focused(): Promise<string[]> {
    const focus = (await this.reader.tree()).focus();
    if (!focus) return ['nothing'];
    const fresh = focus.containers.filter((container) => !this.entered.includes(keyOf(container)));
    return [
      masked(lineOf(focus.control)),
      ...fresh.map((container) => `in ${masked(lineOf(container))}`),
      ...(focus.row ? [`at ${masked(lineOf(focus.row))}`] : []),
    ];
  }
}

const keyOf = ({ role, name }: SpokenNode) => `${role} ${name}`;
