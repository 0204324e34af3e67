// One picture of a window in each theme, always of the same size.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../lib/paths.mjs';
import { say } from '../lib/say.mjs';

const FOLDER = inRoot('docs', 'screenshots');

export function pictureFile(name) {
  mkdirSync(FOLDER, { recursive: true });
  return join(FOLDER, `${name}.png`);
}

/** Saves `name-light.png` and `name-dark.png`. The theme setting must be "Do sistema". */
export async function takeWindow(page, name) {
  for (const colorScheme of ['dark', 'light']) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: pictureFile(`${name}-${colorScheme}`), animations: 'disabled' });
  }
  say(`  ${name}`);
}
