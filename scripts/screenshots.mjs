// `npm run screenshots`: makes the pictures of the documentation anew (docs/screenshots/), always on a
// virtual screen, so that they look the same wherever they are made.
import { runAsScript } from './lib/main.mjs';
import { inRoot } from './lib/paths.mjs';
import { nodeScript, run } from './lib/run.mjs';
import { PICTURE_PACKAGES } from './setup/debian-packages.mjs';
import { ensureDebianPackages } from './setup/system-libraries.mjs';
import { setUp } from './setup.mjs';

runAsScript(import.meta.url, async (args) => {
  const { execPath } = await setUp({ tests: true });
  await ensureDebianPackages(PICTURE_PACKAGES);
  const script = nodeScript(inRoot('scripts', 'screenshots', 'take-pictures.mjs'), ...args);
  return run(nodeScript(inRoot('tests', 'support', 'desktop', 'run.mjs'), '--', ...script), {
    env: { ...process.env, KBC_ELECTRON_PATH: execPath },
  });
});
