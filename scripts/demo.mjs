// `npm run demo`: the guided demo, on the user's screen if there is one, else on a virtual one.
import { runAsScript } from './lib/main.mjs';
import { inRoot } from './lib/paths.mjs';
import { nodeScript, run } from './lib/run.mjs';
import { hasDisplay } from './electron/switches.mjs';
import { setUp } from './setup.mjs';

/** @returns {Promise<number>} exit code of the guided demo */
export async function runDemo(args) {
  // With a screen the user's own desktop does the rest, so nothing but the app's libraries is needed.
  const virtual = !hasDisplay();
  const { execPath } = await setUp({ tests: virtual });
  const demo = nodeScript(inRoot('scripts', 'demo', 'guided-demo.mjs'), ...args);
  const env = { ...process.env, KBC_ELECTRON_PATH: execPath };
  if (!virtual) return run(demo, { env });
  return run(nodeScript(inRoot('tests', 'support', 'desktop', 'run.mjs'), '--', ...demo), { env });
}

runAsScript(import.meta.url, runDemo);
