// The stages of `npm test`, in their order. Each runs to its end whatever happened before.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../lib/paths.mjs';
import { nodeScript, npmCommand, run } from '../lib/run.mjs';
import { say } from '../lib/say.mjs';
import { build } from '../setup/build.mjs';
import { runPlaywright } from '../e2e.mjs';
import { packageDir } from '../package.mjs';
import { runTorture, SHORT } from '../torture.mjs';
import { runWindowsRules, windowsRulesFit } from '../windows-rules.mjs';
import { countPlaywright, countVitest, crashed, oneCheck, readReport } from './reports.mjs';

/** Where the reports of the runners go. */
export const REPORTS = inRoot('test-results', 'reports');

const NOTHING = { passed: 0, failed: 0, skipped: 0 };

const binary = (...parts) => inRoot('node_modules', ...parts);

/** What the stages tell each other. */
const state = { buildFailed: false };

/** Whether a folder holds a test; one without any is no mistake while the project grows. */
function hasTests(folder, ending) {
  const path = inRoot('tests', folder);
  return existsSync(path) && readdirSync(path, { recursive: true }).some((name) => name.endsWith(ending));
}

async function check(command) {
  return oneCheck(await run(command));
}

async function vitest(name) {
  if (!hasTests(name, '.test.ts')) return { ...NOTHING, note: 'no tests yet' };
  const file = join(REPORTS, `${name}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await run(
    nodeScript(binary('vitest', 'vitest.mjs'), 'run', `--project=${name}`, ...reporters),
  );
  return readReport(file, countVitest, code);
}

async function playwright(name, env) {
  const file = join(REPORTS, `${name}.json`);
  const code = await runPlaywright(name, { ...env, KBC_PLAYWRIGHT_REPORT: file });
  return readReport(file, countPlaywright, code);
}

async function windowsRules() {
  if (!windowsRulesFit()) return { ...NOTHING, note: 'only on Linux (x64)' };
  return runWindowsRules();
}

async function buildStage() {
  state.buildFailed = true;
  await build();
  state.buildFailed = false;
  return { ...NOTHING, note: 'built' };
}

async function powercut() {
  if (state.buildFailed) return crashed('not run, the build failed');
  if (process.platform !== 'linux') return { ...NOTHING, note: 'only on Linux' };
  return vitest('powercut');
}

async function e2e(electron) {
  if (!hasTests('e2e', '.spec.ts')) return { ...NOTHING, note: 'no tests yet' };
  // An older build may lie there: its results would say nothing about these sources.
  if (state.buildFailed) return crashed('not run, the build failed');
  return playwright('e2e', { KBC_ELECTRON_PATH: electron.execPath });
}

async function torture(electron) {
  if (state.buildFailed) return crashed('not run, the build failed');
  return oneCheck(await runTorture(SHORT, electron));
}

async function packaged(electron) {
  if (!hasTests('e2e-packaged', '.spec.ts')) return { ...NOTHING, note: 'no tests yet' };
  if (state.buildFailed) return crashed('not run, the build failed');
  if (process.platform !== 'linux') return { ...NOTHING, note: 'only on Linux' };
  say('Packaging …');
  const executable = await packageDir(electron, { inspectable: true });
  return playwright('e2e-packaged', { KBC_PACKAGED_PATH: executable });
}

/** @type {{name: string, title: string, run: (electron: import('../electron/ensure-electron.mjs').Electron) => Promise<import('./reports.mjs').Counts>}[]} */
export const STAGES = [
  { name: 'lint', title: 'Lint', run: () => check(nodeScript(binary('eslint', 'bin', 'eslint.js'), '.')) },
  {
    name: 'format',
    title: 'Format',
    run: () =>
      check(nodeScript(binary('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level=warn', '.')),
  },
  { name: 'types', title: 'Types', run: () => check([...npmCommand(), 'run', '--silent', 'types']) },
  { name: 'unit', title: 'Unit tests', run: () => vitest('unit') },
  { name: 'contract', title: 'Contract tests', run: () => vitest('contract') },
  { name: 'integration', title: 'Integration tests', run: () => vitest('integration') },
  { name: 'windows-rules', title: "Tests of files under Windows' rules", run: windowsRules },
  { name: 'build', title: 'Build', run: buildStage },
  { name: 'powercut', title: 'Power cuts', run: powercut },
  { name: 'e2e', title: 'End-to-end tests', run: e2e },
  { name: 'torture', title: 'Torture run, the short one', run: torture },
  { name: 'packaged', title: 'Smoke test of the packaged app', run: packaged },
];
