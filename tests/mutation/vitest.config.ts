import { defineConfig } from 'vitest/config';

/** What `npm run mutation` runs against each planted fault: the unit tests of the services, in one project. */
export default defineConfig({
  test: {
    include: ['tests/unit/services/**/*.test.ts'],
    // Random walks take seconds for each fault, and what only they would meet by chance wants a test that says it.
    exclude: ['**/*-model.test.ts', '**/*-properties.test.ts'],
    environment: 'node',
    // One process for all of them: starting one for each file would take ten times as long as the tests.
    isolate: false,
    restoreMocks: true,
    unstubEnvs: true,
  },
});
