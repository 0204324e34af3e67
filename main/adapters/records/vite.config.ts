import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** The records' thread: one ESM file; only SQLite, which brings a binary for each system, stays a package beside it. */
export default defineConfig({
  root: fileURLToPath(new URL('../../..', import.meta.url)),
  publicDir: false,
  logLevel: 'warn',
  ssr: { noExternal: true, external: ['@photostructure/sqlite'], target: 'node' },
  build: {
    ssr: fileURLToPath(new URL('records-worker.ts', import.meta.url)),
    outDir: 'out/records',
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rolldownOptions: { output: { format: 'es', entryFileNames: 'records-worker.js', codeSplitting: false } },
  },
});
