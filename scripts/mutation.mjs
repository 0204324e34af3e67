// `npm run mutation`: plants faults in what must lose nothing and double nothing, one at a time, and counts those that
// no unit test notices.   npm run mutation -- --only=outbox,store --fresh        docs/mutation.md says what was found.
import { parseArgs } from 'node:util';
import { runAsScript } from './lib/main.mjs';
import { readManifest } from './lib/paths.mjs';
import { heading, say } from './lib/say.mjs';
import { measure } from './mutation/measure.mjs';
import { chosenParts } from './mutation/parts.mjs';
import { tally, unexplained } from './mutation/survivors.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { requireNode } from './setup/node-version.mjs';

function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string' },
      fresh: { type: 'boolean', default: false },
      parallel: { type: 'string', default: '1' },
    },
  });
  if (!/^[1-9]\d*$/.test(values.parallel)) throw new Error('--parallel: a whole number');
  return { parts: chosenParts(values.only), fresh: values.fresh, concurrency: Number(values.parallel) };
}

runAsScript(import.meta.url, async (args) => {
  const { parts, ...options } = readOptions(args);
  requireNode(readManifest().engines.node);
  await ensureDependencies();
  const lines = [];
  let open = 0;
  for (const part of parts) {
    heading(part.name);
    const faults = await measure(part, options);
    const { noticed, survived, left } = tally(faults);
    const unknown = unexplained(survived);
    open += unknown.length;
    for (const { file, line, change } of unknown) say(`${file}:${line}  ${change}`);
    const score = ((100 * noticed) / Math.max(1, noticed + survived.length)).toFixed(1);
    lines.push(
      `${part.name}: ${score} % (${noticed} noticed, ${survived.length} not, ${unknown.length} of these without a reason, ${left} not planted)`,
    );
  }
  heading('faults that the unit tests notice');
  for (const line of lines) say(line);
  return open > 0 ? 1 : 0;
});
