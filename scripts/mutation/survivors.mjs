// What no test noticed, and why that is no gap.
import { readFileSync } from 'node:fs';
import { inRoot } from '../lib/paths.mjs';

/** @typedef {{file: string, status: string, change: string, line: number}} Fault */

/** Reason → file → changes. Kept by hand. */
const KNOWN_FILE = inRoot('tests', 'mutation', 'survivors.json');

const UNNOTICED = new Set(['Survived', 'NoCoverage']);
const NOTICED = new Set(['Killed', 'Timeout']);

/**
 * @param {readonly Fault[]} faults
 * @returns {{noticed: number, survived: Fault[], left: number}} `left`: not planted or not valid
 */
export function tally(faults) {
  const survived = faults.filter(({ status }) => UNNOTICED.has(status));
  const noticed = faults.filter(({ status }) => NOTICED.has(status)).length;
  return { noticed, survived, left: faults.length - noticed - survived.length };
}

/** Those of which nobody has said yet why they are harmless. */
export function unexplained(survived) {
  const known = new Set();
  for (const files of Object.values(JSON.parse(readFileSync(KNOWN_FILE, 'utf8'))))
    for (const [file, changes] of Object.entries(files))
      for (const change of changes) known.add(`${file} ${change}`);
  return survived.filter(({ file, change }) => !known.has(`${file} ${change}`));
}
