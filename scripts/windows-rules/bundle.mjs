// The tests of everything that keeps files, each with what it imports in one file, for Windows' Node.
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'vite';
import { bundleWorkers } from '../../tests/support/records/bundle-workers.mjs';
import { inRoot } from '../lib/paths.mjs';

const FOLDERS = ['tests/windows-rules', 'tests/integration/records', 'tests/integration/store'];

const RUNNER = ['vitest', 'run'];

/** Tests share one instance of the stand-in for vitest; everything else is each file's own, as vitest has it. */
const standIn = {
  name: 'stand-in-for-vitest',
  enforce: 'pre',
  resolveId: (source) => (source === 'vitest' ? { id: './vitest.mjs', external: true } : null),
};

function bundle(entries, outDir, plugins) {
  return build({
    configFile: false,
    root: inRoot(),
    publicDir: false,
    logLevel: 'warn',
    plugins,
    ssr: { noExternal: true, external: ['@photostructure/sqlite'], target: 'node' },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      rolldownOptions: { input: entries, output: { format: 'es', entryFileNames: '[name].mjs' } },
    },
  });
}

/** @param {string} outDir below the project, so that SQLite's package is found @returns {Promise<string[]>} the tests */
export async function bundleTests(outDir) {
  await bundleWorkers(join(outDir, 'workers'));
  await bundle(
    Object.fromEntries(RUNNER.map((name) => [name, inRoot('tests/windows-rules/support', `${name}.ts`)])),
    outDir,
    [],
  );
  const tests = [];
  for (const folder of FOLDERS) {
    for (const file of readdirSync(inRoot(folder)).filter((name) => name.endsWith('.test.ts'))) {
      const name = `${basename(folder)}-${basename(file, '.ts')}`;
      await bundle({ [name]: inRoot(folder, file) }, outDir, [standIn]);
      tests.push(join(outDir, `${name}.mjs`));
    }
  }
  return tests;
}
