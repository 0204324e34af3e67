import { defineConfig } from 'vitest/config';

/** `npm run bench`: measurements, one after the other; they pass or fail nothing. */
export default defineConfig({
  test: { include: ['tests/bench/**/*.bench.ts'], environment: 'node', fileParallelism: false },
});
