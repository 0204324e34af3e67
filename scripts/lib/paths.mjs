// Where things are, seen from any script, whatever the current folder is.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the repository. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Path inside the repository. */
export const inRoot = (...parts) => join(ROOT, ...parts);

/** The project's package.json as it is now. */
export const readManifest = () => JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));

/** State of the scripts that must die together with node_modules (removed by every `npm ci`). */
export const STATE_DIR = inRoot('node_modules', '.cache', 'karoo-bimer-companion');
