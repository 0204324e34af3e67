import { join, resolve } from 'node:path';
import { build } from 'vite';

/** Builds a program for plain Node out of TypeScript. Returns its path in `folder`, which holds nothing else. */
export async function buildProgram(entry: string, folder: string): Promise<string> {
  await build({
    configFile: false,
    root: resolve(import.meta.dirname, '../..'),
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['@photostructure/sqlite'], target: 'node' },
    build: {
      ssr: entry,
      outDir: folder,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { format: 'es', entryFileNames: 'program.js', codeSplitting: false } },
    },
  });
  return join(folder, 'program.js');
}
