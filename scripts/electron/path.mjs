// `npm run --silent electron:path`: prints the path of the executable and nothing else.
import { runAsScript } from '../lib/main.mjs';
import { ensureDependencies } from '../setup/dependencies.mjs';
import { ensureElectron } from './ensure-electron.mjs';

runAsScript(import.meta.url, async () => {
  await ensureDependencies();
  const { execPath } = await ensureElectron();
  process.stdout.write(`${execPath}\n`);
});
