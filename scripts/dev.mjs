// `npm run dev`: the app with live reload. Arguments go to the app: npm run dev -- --demo
import { runAsScript } from './lib/main.mjs';
import { inRoot } from './lib/paths.mjs';
import { nodeScript, run } from './lib/run.mjs';
import { machineSwitches } from './electron/switches.mjs';
import { forgetBuild } from './setup/build.mjs';
import { setUp } from './setup.mjs';

runAsScript(import.meta.url, async (args) => {
  // The full build also makes the sandbox, which demo mode starts and electron-vite does not know.
  const { execPath } = await setUp();
  // electron-vite writes development code into the same folder.
  forgetBuild();
  const env = { ...process.env, ELECTRON_EXEC_PATH: execPath };
  const electronVite = inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  return run(nodeScript(electronVite, 'dev', '--', ...machineSwitches(), ...args), { env });
});
