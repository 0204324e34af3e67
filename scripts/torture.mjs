// `npm run torture`: random agents' days in the real app, with kills and faults; nothing may be lost, doubled or altered.
// npm run torture -- --seed=7 --registrations=100 --faults=heavy --minutes=20        docs/torture.md explains it.
import { parseArgs } from 'node:util';
import { runPlaywright } from './e2e.mjs';
import { runAsScript } from './lib/main.mjs';
import { setUp } from './setup.mjs';

const LEVELS = ['light', 'normal', 'heavy'];

/** What `npm test` runs: at most three minutes. */
export const SHORT = { seed: 1, registrations: 20, faults: 'normal' };

/**
 * @param {{seed?: number, registrations?: number, rounds?: number, records?: number, faults?: string, minutes?: number, parallel?: number}} options
 * @param {{execPath: string}} electron
 * @returns {Promise<number>} exit code
 */
export function runTorture({ parallel = 2, ...options }, electron) {
  const env = {
    KBC_ELECTRON_PATH: electron.execPath,
    KBC_TORTURE: JSON.stringify(options),
    KBC_TORTURE_STARTED_AT: String(Date.now()),
  };
  return runPlaywright('torture', env, [
    '--reporter=tests/torture/report.ts',
    '--global-timeout=0',
    `--workers=${parallel}`,
  ]);
}

function readOptions(args) {
  const text = { type: 'string' };
  const { values } = parseArgs({
    args,
    options: {
      seed: text,
      registrations: text,
      rounds: text,
      records: text,
      faults: text,
      minutes: text,
      parallel: text,
    },
  });
  const { faults, ...numbers } = values;
  if (faults !== undefined && !LEVELS.includes(faults))
    throw new Error(`--faults: one of ${LEVELS.join(', ')}`);
  const options = faults === undefined ? {} : { faults };
  for (const [name, value] of Object.entries(numbers)) {
    if (!/^\d+$/.test(value)) throw new Error(`--${name}: a whole number`);
    options[name] = Number(value);
  }
  return options;
}

runAsScript(import.meta.url, async (args) => {
  const options = readOptions(args);
  return runTorture(options, await setUp({ tests: true }));
});
