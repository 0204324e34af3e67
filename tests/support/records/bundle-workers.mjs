// The records' thread out of these sources, in the ways in which tests need it.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const inProject = (path) => join(fileURLToPath(new URL('../../..', import.meta.url)), path);

/** Every folder counts as one on a server: the records use the rollback journal. */
const everythingOnNetwork = {
  name: 'everything-on-network',
  // Before Vite itself finds the file.
  enforce: 'pre',
  resolveId: (source) =>
    source.endsWith('/network-folder') ? inProject('tests/support/records/always-network.ts') : null,
};

/** @param {string} folder gets `WAL.js` and `TRUNCATE.js`, and of each one that dies on request (`WAL.dying.js`) */
export async function bundleWorkers(folder) {
  for (const mode of ['WAL', 'TRUNCATE']) {
    for (const [entry, ending] of [
      ['main/adapters/records/records-worker.ts', ''],
      ['tests/support/records/dying-worker.ts', '.dying'],
    ]) {
      await build({
        configFile: inProject('main/adapters/records/vite.config.ts'),
        plugins: mode === 'TRUNCATE' ? [everythingOnNetwork] : [],
        build: {
          ssr: inProject(entry),
          outDir: folder,
          emptyOutDir: false,
          rolldownOptions: { output: { entryFileNames: `${mode}${ending}.js` } },
        },
      });
    }
  }
}
