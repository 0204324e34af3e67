import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { bundleWorkers } from './bundle-workers.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the threads' bundles, see `bundleWorkers`. */
    recordsWorkers: string;
  }
}

/** For vitest: `inject('recordsWorkers')` names the folder. It lies in the project, where SQLite's package is found. */
export default async function setUp(project: TestProject): Promise<() => void> {
  const results = join(project.config.root, 'test-results');
  mkdirSync(results, { recursive: true });
  const folder = mkdtempSync(join(results, 'records-workers-'));
  await bundleWorkers(folder);
  project.provide('recordsWorkers', folder);
  return () => {
    rmSync(folder, { recursive: true, force: true });
  };
}
