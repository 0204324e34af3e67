import { defineConfig } from '@playwright/test';

/** Set by scripts/test.mjs, which counts the results; without it only the list is printed. */
const report = process.env.KBC_PLAYWRIGHT_REPORT;

export default defineConfig({
  workers: 2,
  // A test that passes only sometimes is a failure to look into, not one to repeat.
  retries: 0,
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  timeout: 60_000,
  globalTimeout: 30 * 60_000,
  expect: { timeout: 10_000 },
  reporter: [
    ['list'],
    ...(report === undefined ? [] : [['json', { outputFile: report }] as ['json', { outputFile: string }]]),
  ],
  // No screenshots at the end: the hidden, pre-loaded form paints none, and each test would wait 5 s for it. The trace
  // of a failure has pictures.
  use: { trace: 'retain-on-failure', screenshot: 'off', locale: 'pt-BR' },
  projects: [
    {
      name: 'e2e',
      testDir: 'tests/e2e',
      testMatch: '**/*.spec.ts',
      outputDir: 'test-results/e2e',
      snapshotPathTemplate: '{testDir}/__screenshots__/{arg}{ext}',
    },
    {
      name: 'e2e-packaged',
      testDir: 'tests/e2e-packaged',
      testMatch: '**/*.spec.ts',
      outputDir: 'test-results/e2e-packaged',
    },
    {
      name: 'torture',
      testDir: 'tests/torture',
      testMatch: '**/*.spec.ts',
      outputDir: 'test-results/torture',
      // Thousands of steps a day: a trace of them would fill the disk that is tested.
      use: { trace: 'off', screenshot: 'off' },
    },
  ],
});
