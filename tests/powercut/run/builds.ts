import { join, resolve } from 'node:path';
import { build, type Plugin } from 'vite';
import { nextVersionSql } from '../plan/plan';

const root = resolve(import.meta.dirname, '../../..');

/** What is changed in a source file; it must be there just once. */
export interface Change {
  file: string;
  from: string;
  to: string;
}

/** The records' thread as it is delivered. */
export const deliveredWorker = join(root, 'out/records/records-worker.js');

export const nextVersion: Change = {
  file: 'schema.ts',
  from: '[tables + search]',
  to: `[tables + search, ${JSON.stringify(nextVersionSql)}]`,
};

function changing(changes: readonly Change[]): Plugin {
  const missing = new Set(changes);
  return {
    name: 'change sources',
    enforce: 'pre',
    transform(code, id) {
      let changed = code;
      for (const change of changes.filter(({ file }) => id.endsWith(`/records/${file}`))) {
        if (changed.split(change.from).length !== 2)
          throw new Error(`not just once in ${change.file}: ${change.from}`);
        changed = changed.replace(change.from, () => change.to);
        missing.delete(change);
      }
      return changed;
    },
    buildEnd(error) {
      if (!error && missing.size > 0)
        throw new Error(`never met: ${[...missing].map(({ file }) => file).join(', ')}`);
    },
  };
}

/** Builds the records' thread as the app does, with changes. Returns its path in `folder`. */
export async function buildWorker(folder: string, changes: readonly Change[]): Promise<string> {
  await build({
    configFile: join(root, 'main/adapters/records/vite.config.ts'),
    plugins: [changing(changes)],
    build: { outDir: folder },
  });
  return join(folder, 'records-worker.js');
}
