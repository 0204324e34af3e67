// Drives the real app through what the documentation shows. Started by scripts/screenshots.mjs.
import { startApp } from '../demo/app-driver.mjs';
import { until } from '../demo/check.mjs';
import { startSandbox } from '../demo/sandbox.mjs';
import { say } from '../lib/say.mjs';
import { takeNotification, takeTrayMenu } from './desktop-pictures.mjs';
import { takeForms } from './form-pictures.mjs';
import { takeInbox, takeSettings } from './window-pictures.mjs';

async function main() {
  const scene = {};
  try {
    scene.sandbox = await startSandbox('--pending-at-start=4');
    scene.seed = await scene.sandbox.control.seedData();
    scene.app = await startApp({ provision: scene.sandbox.provision, colorScheme: 'light' });
    scene.inbox = await scene.app.window('inbox');
    await until('not connected', async () => (await scene.inbox.getByText('Conectado').count()) === 2);
    say('Pictures in docs/screenshots:');
    await takeForms(scene);
    await takeInbox(scene);
    await takeNotification(scene);
    await takeTrayMenu();
    await takeSettings(scene);
  } finally {
    await scene.app?.close();
    await scene.sandbox?.stop();
  }
}

for (const [signal, code] of Object.entries({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }))
  process.once(signal, () => process.exit(code));

main().then(
  () => process.exit(0),
  (error) => {
    say(`The pictures are not complete: ${error.message}`);
    process.exit(1);
  },
);
