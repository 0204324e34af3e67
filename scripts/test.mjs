// `npm test`: every check of the project, always to the end. The last line is the result.
// npm test -- --only=unit,e2e runs some stages; an end-to-end stage then builds if needed.
import { mkdirSync, rmSync } from 'node:fs';
import { runAsScript } from './lib/main.mjs';
import { wasInterrupted } from './lib/run.mjs';
import { duration, heading, say } from './lib/say.mjs';
import { setUp } from './setup.mjs';
import { crashed } from './test/reports.mjs';
import { REPORTS, STAGES } from './test/stages.mjs';
import { summaryTable, total, totalLine } from './test/summary.mjs';

const NEEDS_BUILD = ['powercut', 'e2e', 'torture', 'packaged'];

function chosenStages(args) {
  const names = args
    .find((argument) => argument.startsWith('--only='))
    ?.slice('--only='.length)
    .split(',');
  if (names === undefined) return STAGES;
  const unknown = names.filter((name) => !STAGES.some((stage) => stage.name === name));
  if (unknown.length > 0)
    throw new Error(
      `unknown stage ${unknown.join(', ')}; there are ${STAGES.map(({ name }) => name).join(', ')}`,
    );
  return STAGES.filter(({ name }) => names.includes(name));
}

async function runStage(stage, electron) {
  heading(stage.title);
  const start = performance.now();
  const counts = await stage.run(electron).catch((error) => crashed(error.message));
  const ms = performance.now() - start;
  say(
    `${stage.title}: ${counts.failed > 0 ? 'FAILED' : 'ok'}${counts.note ? ` (${counts.note})` : ''}, ${duration(ms)}`,
  );
  return { name: stage.name, counts, ms };
}

runAsScript(import.meta.url, async (args) => {
  const stages = chosenStages(args);
  // Reports of an earlier run must not be taken for this one's.
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  const has = (name) => stages.some((stage) => stage.name === name);
  const electron = await setUp({
    tests: true,
    windowsRules: has('windows-rules'),
    build: !has('build') && NEEDS_BUILD.some(has),
  });
  const results = [];
  for (const stage of stages) {
    if (wasInterrupted()) return 130;
    results.push(await runStage(stage, electron));
  }
  if (wasInterrupted()) return 130;
  const sum = total(results);
  heading('Summary');
  process.stdout.write(`${summaryTable(results)}\n\n${totalLine(sum)}\n`);
  return sum.failed > 0 ? 1 : 0;
});
