// Where the demo's screenshots go; those of an earlier run are removed.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../lib/paths.mjs';
import { isOwnDesktop, photographScreen } from './desktop.mjs';

export const PICTURES = inRoot('test-results', 'demo');

let count = 0;
const nextFile = (name) => join(PICTURES, `${String((count += 1)).padStart(2, '0')}-${name}.png`);

export function emptyPictures() {
  rmSync(PICTURES, { recursive: true, force: true });
  mkdirSync(PICTURES, { recursive: true });
}

/** Saves what a window shows. */
export const photograph = (page, name) => page.screenshot({ path: nextFile(name) });

/** Saves the whole screen with notifications and tray; a person's own screen is not photographed. */
export async function photographDesktop(name) {
  if (isOwnDesktop()) await photographScreen(nextFile(name));
}
