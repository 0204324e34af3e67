// `npm run powercut`: what thousands of power cuts would leave of the records, opened by the app's own store.
// npm run powercut -- --seed=7 --seeds=10 --count=1000        docs/power-cuts.md explains it.
import { parseArgs } from 'node:util';
import { runAsScript } from './lib/main.mjs';
import { inRoot } from './lib/paths.mjs';
import { nodeScript, run } from './lib/run.mjs';
import { setUp } from './setup.mjs';

function readOptions(args) {
  const text = { type: 'string' };
  const { values } = parseArgs({ args, options: { seed: text, seeds: text, count: text } });
  const options = { seeds: 5, count: 500 };
  for (const [name, value] of Object.entries(values)) {
    if (!/^\d+$/.test(value)) throw new Error(`--${name}: a whole number`);
    options[name] = Number(value);
  }
  return options;
}

runAsScript(import.meta.url, async (args) => {
  const env = { ...process.env, KBC_POWERCUT: JSON.stringify(readOptions(args)) };
  if (process.platform !== 'linux') throw new Error('only on Linux, where strace can watch the app');
  await setUp({ tests: true });
  const vitest = nodeScript(inRoot('node_modules', 'vitest', 'vitest.mjs'), 'run', '--project=powercut');
  return run([...vitest, '--testTimeout=0', 'power-cuts.test.ts'], { env });
});
