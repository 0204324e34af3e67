// Counts out of the JSON reports of the test runners.
import { readFileSync } from 'node:fs';

/** @typedef {{passed: number, failed: number, skipped: number, note?: string}} Counts */

/** @returns {Counts} a check that is one yes or no */
export const oneCheck = (exitCode) =>
  exitCode === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };

/** @returns {Counts} a stage that did not get as far as a report */
export const crashed = (note) => ({ passed: 0, failed: 1, skipped: 0, note });

/** @returns {Counts} */
export function countVitest(report) {
  // A file that cannot even be loaded has no tests that could have failed.
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((result) => result.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  };
}

/** @returns {Counts} */
export function countPlaywright(report) {
  const { expected, unexpected, flaky, skipped } = report.stats;
  // Errors outside of any test: a file that cannot be loaded, the time limit of the whole run.
  return { passed: expected, failed: unexpected + flaky + (report.errors?.length ?? 0), skipped };
}

/**
 * Counts of a finished runner. A missing report or a bad exit code without any failed test is a failure, too.
 * @param {string} file @param {(report: any) => Counts} count @param {number} exitCode @returns {Counts}
 */
export function readReport(file, count, exitCode) {
  let counts;
  try {
    counts = count(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    return crashed(`no usable report (${error.code ?? error.message}), exit code ${exitCode}`);
  }
  if (exitCode !== 0 && counts.failed === 0)
    return { ...counts, failed: 1, note: `exit code ${exitCode} without a failed test` };
  if (counts.passed + counts.failed + counts.skipped === 0) return crashed('the report holds no tests');
  return counts;
}
