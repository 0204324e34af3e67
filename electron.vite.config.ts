import vue from '@vitejs/plugin-vue';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

const fromRoot = (path: string) => resolve(import.meta.dirname, path);

/** Puts the files of a folder that end so beside the bundle. Not by `publicDir`: electron-vite copies none for main. */
function copy(from: string, ending: string, to = ''): Plugin {
  const folder = fromRoot(from);
  return {
    name: `copy ${from}`,
    generateBundle() {
      const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
      for (const name of names.filter((file) => file.endsWith(ending))) {
        const source = readFileSync(join(folder, name));
        this.emitFile({ type: 'asset', fileName: `${to}${name.replaceAll('\\', '/')}`, source });
      }
    },
  };
}

/**
 * Three bundles in out/. Targets are fixed by hand: electron-vite would derive them from the installed
 * Electron, but the tests also run on an older one (Node 20, Chromium 130).
 */
export default defineConfig({
  main: {
    plugins: [copy('main/icons', '.png'), copy('main/dictionaries', '.bdic', 'dictionaries/')],
    build: {
      outDir: 'out/main',
      target: 'node20',
      // One file with all dependencies inside starts about 270 ms faster than node_modules does.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: fromRoot('main/index.ts') },
        output: { format: 'es', entryFileNames: 'index.js', codeSplitting: false },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: 'node20',
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: fromRoot('preload/index.ts') },
        // Sandboxed preload scripts cannot be ES modules.
        output: { format: 'cjs', entryFileNames: 'index.cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    // The app:// handler in main replaces the placeholder by a nonce of each document's own.
    html: { cspNonce: '__CSP_NONCE__' },
    plugins: [vue()],
    build: {
      outDir: fromRoot('out/renderer'),
      target: 'chrome130',
      sourcemap: false,
      minify: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: {
          form: fromRoot('renderer/form.html'),
          inbox: fromRoot('renderer/inbox.html'),
          settings: fromRoot('renderer/settings.html'),
        },
      },
    },
  },
});
