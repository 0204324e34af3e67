// One part measured by Stryker, in a copy of the project of its own.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../lib/paths.mjs';

/** Results of earlier runs, which spare a fault whose code and tests are the same, and the copies that faults are planted in. */
const FOLDER = '.mutation';

/** Loops that a fault made endless are counted; what waits for ever ends after this, also on a computer that has no time. */
const TIMEOUT = { timeoutMS: 120_000, timeoutFactor: 4 };

/**
 * @param {import('./parts.mjs').Part} part
 * @param {{concurrency: number, fresh: boolean}} options `fresh`: nothing is taken from earlier runs
 * @returns {Promise<import('./survivors.mjs').Fault[]>} every fault that was planted, and what became of it
 */
export async function measure({ name, mutate }, { concurrency, fresh }) {
  process.env.KBC_MUTATION_FOLDER = name;
  const { Stryker } = await import('@stryker-mutator/core');
  mkdirSync(inRoot(FOLDER), { recursive: true });
  const report = join(FOLDER, `${name}.json`);
  await new Stryker({
    mutate,
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner', inRoot('scripts', 'mutation', 'log-lines.mjs')],
    ignorers: ['log-lines'],
    // The compiler refuses nearly all of these: words and fields are those of closed types. The rest are sentences.
    mutator: { excludedMutations: ['StringLiteral', 'ObjectLiteral'] },
    // Which tests are about a fault is known from the first run; searching the imports for them costs more than it spares.
    vitest: { configFile: 'tests/mutation/vitest.config.ts', related: false },
    coverageAnalysis: 'perTest',
    // A constant of a module is there before the first test: each such fault would need all tests in a process of their own.
    ignoreStatic: true,
    incremental: true,
    force: fresh,
    incrementalFile: report,
    tempDirName: join(FOLDER, 'sandbox'),
    ignorePatterns: ['/docs', '/dist', '/out', '/test-results', '/.electron', `/${FOLDER}`],
    reporters: ['progress-append-only'],
    concurrency,
    allowConsoleColors: false,
    ...TIMEOUT,
  }).runMutationTest();
  return faultsOf(JSON.parse(readFileSync(inRoot(report), 'utf8')));
}

function faultsOf({ files }) {
  return Object.entries(files).flatMap(([file, { source, mutants }]) =>
    mutants.map(({ status, replacement, location }) => ({
      file,
      status,
      change: changeOf(source.split('\n'), location, replacement ?? ''),
      line: location.start.line,
    })),
  );
}

/** The line as it is, «what is replaced» in it, and by what: it stays the same when the lines above it change. */
function changeOf(lines, { start, end }, replacement) {
  const line = lines[start.line - 1];
  const isOneLine = start.line === end.line;
  const before = line.slice(0, start.column - 1);
  const replaced = line.slice(start.column - 1, isOneLine ? end.column - 1 : undefined);
  const after = isOneLine ? line.slice(end.column - 1) : '';
  const shown = `${before}«${replaced}${isOneLine ? '' : ' …'}»${after}`.trim();
  return `${shown} → ${shortened(replacement.replace(/\s+/g, ' '))}`;
}

const shortened = (text) => (text.length > 100 ? `${text.slice(0, 100)}…` : text);
