import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import type { TestProject } from 'vitest/node';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const config = join(root, 'main/adapters/records/vite.config.ts');
const productWorker = join(root, 'main/adapters/records/records-worker.ts');
const dyingWorker = join(root, 'tests/support/records/dying-worker.ts');

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the threads' bundles, see `bundleWorkers`. */
    recordsWorkers: string;
  }
}

/** Every folder counts as one on a server: the records use the rollback journal. */
const everythingOnNetwork: Plugin = {
  name: 'everything-on-network',
  resolveId: (source) =>
    source.endsWith('/network-folder') ? join(root, 'tests/support/records/always-network.ts') : null,
};

/** Bundles of these sources, as the product's: `WAL.js` and `TRUNCATE.js`, and of each one that dies on request. */
export async function bundleWorkers(folder: string): Promise<void> {
  for (const mode of ['WAL', 'TRUNCATE'] as const) {
    for (const [entry, ending] of [
      [productWorker, ''],
      [dyingWorker, '.dying'],
    ] as const) {
      await build({
        configFile: config,
        plugins: mode === 'TRUNCATE' ? [everythingOnNetwork] : [],
        build: {
          ssr: entry,
          outDir: folder,
          emptyOutDir: false,
          rolldownOptions: { output: { entryFileNames: `${mode}${ending}.js` } },
        },
      });
    }
  }
}

/** For vitest: `inject('recordsWorkers')` names the folder. It lies in the project, where SQLite's package is found. */
export default async function setUp(project: TestProject): Promise<() => void> {
  const results = join(root, 'test-results');
  mkdirSync(results, { recursive: true });
  const folder = mkdtempSync(join(results, 'records-workers-'));
  await bundleWorkers(folder);
  project.provide('recordsWorkers', folder);
  return () => {
    rmSync(folder, { recursive: true, force: true });
  };
}
