// `npm run windows-rules`: the tests of everything that keeps files, once more under Windows' rules for files: Windows'
// own Node under Wine. Most users have Windows; here a file that is open cannot be replaced or removed.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runAsScript } from './lib/main.mjs';
import { inRoot } from './lib/paths.mjs';
import { say } from './lib/say.mjs';
import { setUp } from './setup.mjs';
import { countVitest, crashed } from './test/reports.mjs';
import { totalLine } from './test/summary.mjs';
import { ensureWindowsNode } from './windows-rules/windows-node.mjs';
import { runInWine, windowsPath } from './windows-rules/wine.mjs';

/** Many times of what it takes on a quiet machine. */
const LIMIT_MINUTES = 20;

/** Whether this machine can run it. On Windows itself the integration tests are what this is. */
export const windowsRulesFit = () => process.platform === 'linux' && process.arch === 'x64';

/** @returns {Promise<import('./test/reports.mjs').Counts>} */
export async function runWindowsRules() {
  const node = await ensureWindowsNode();
  const results = inRoot('test-results');
  mkdirSync(results, { recursive: true });
  const folder = mkdtempSync(join(results, 'windows-rules-'));
  try {
    // Vite is a dependency: it may just have been installed.
    const { bundleTests } = await import('./windows-rules/bundle.mjs');
    const files = await bundleTests(folder);
    const report = join(folder, 'report.json');
    const env = {
      KBC_RUN: JSON.stringify({ files: files.map(windowsPath), report: windowsPath(report) }),
      KBC_PROVIDED: JSON.stringify({ recordsWorkers: windowsPath(join(folder, 'workers')) }),
    };
    const run = () =>
      runInWine([windowsPath(node), windowsPath(join(folder, 'run.mjs'))], env, LIMIT_MINUTES);
    const problem = await run().then(
      (code) => (code === 0 ? undefined : `exit code ${code}`),
      (error) => error.message,
    );
    return countsOf(report, problem);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Says what failed, since nothing of it was printed, and what was left out. */
function countsOf(file, problem) {
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return crashed(`no report (${error.code ?? error.message})${problem ? `, ${problem}` : ''}`);
  }
  for (const { name, status, message, assertionResults } of report.testResults) {
    if (status === 'failed') say(`${name}${message ? `: ${message}` : ''}`);
    for (const result of assertionResults) {
      if (result.status === 'failed') say(`  × ${result.name}\n${result.failureMessages.join('\n')}`);
      if (result.status === 'pending') say(`  – ${result.name}`);
    }
  }
  const counts = countVitest(report);
  if (report.isComplete && !problem) return counts;
  return { ...counts, failed: counts.failed + 1, note: problem ?? 'not all files were run' };
}

runAsScript(import.meta.url, async () => {
  if (!windowsRulesFit()) throw new Error('this runs on Linux (x64) only');
  await setUp({ tests: true, build: false, windowsRules: true });
  const counts = await runWindowsRules();
  say(`${counts.note ? `${counts.note}: ` : ''}${totalLine(counts)}`);
  return counts.failed > 0 ? 1 : 0;
});
