import { defineConfig } from 'vitest/config';

/** One project per folder, so that `npm test` can report and time them one by one. */
const project = (name: string, testTimeout: number, globalSetup: string[] = []) => ({
  test: {
    name,
    include: [`tests/${name}/**/*.test.ts`],
    environment: 'node',
    testTimeout,
    globalSetup,
    hookTimeout: 30_000,
    restoreMocks: true,
    unstubEnvs: true,
  },
});

export default defineConfig({
  test: {
    // Unit tests that are slow are not unit tests; the others start servers and processes.
    projects: [
      project('unit', 5000),
      project('contract', 20_000),
      project('integration', 30_000, ['tests/support/records/workers.ts']),
      project('powercut', 120_000),
    ],
  },
});
