// Stands in for Electron's own default app, which the registry's Electron lacks: makes
// `electron <folder or file> …` start that app. An ES module that awaits the app's import, so that
// `ready` is held back until the app's first lines have run (schemes and switches are set there).
import { app } from 'electron';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const target = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (target === undefined) {
  process.stderr.write('Usage: electron [switches] <folder or file of an app> [its arguments]\n');
  process.exit(1);
}

/** The nearest package.json, from the given folder upwards. */
function findManifest(folder) {
  const file = join(folder, 'package.json');
  if (existsSync(file)) return { folder, manifest: JSON.parse(readFileSync(file, 'utf8')) };
  const parent = dirname(folder);
  return parent === folder ? undefined : findManifest(parent);
}

const path = resolve(target);
const isFolder = existsSync(path) && statSync(path).isDirectory();
const found = findManifest(isFolder ? path : dirname(path));

if (found !== undefined) {
  const { folder, manifest } = found;
  if (manifest.version) app.setVersion(manifest.version);
  const name = manifest.productName ?? manifest.name;
  if (name) app.setName(name);
  // Electron derives this one from its own package.json, so it would be "Electron".
  // A folder given on the command line is the user's choice and stays.
  if (name && !app.commandLine.hasSwitch('user-data-dir'))
    app.setPath('userData', join(app.getPath('appData'), name));
  if (manifest.desktopName) app.setDesktopName(manifest.desktopName);
  app.setAppPath(folder);
}

const entry = isFolder ? createRequire(join(path, 'package.json')).resolve(path) : path;
await import(pathToFileURL(entry).href);
