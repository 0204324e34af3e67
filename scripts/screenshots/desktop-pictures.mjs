// What the desktop shows of the app: the notification and the menu of the tray icon.
import { execFile } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { until } from '../demo/check.mjs';
import { closeNotifications, photographScreen, shownNotifications } from '../demo/desktop.mjs';
import { say } from '../lib/say.mjs';
import { pictureFile } from './picture.mjs';

const execute = promisify(execFile);
const xdotool = async (...args) => (await execute('xdotool', args)).stdout.trim();

/** How long the pictures on the screen take to follow: they do not say when they are done. */
const PAINT_MS = 700;

export async function takeNotification({ app, sandbox, seed }) {
  await closeNotifications();
  const { Codigo: codigo } = seed.customer;
  const { numero } = await sandbox.control.finishAttendance({
    cliente: { codigo },
    assunto: 'Rejeição 539 na NF-e',
  });
  await until('no notification', () => shownNotifications().some(({ summary }) => summary.includes(numero)));
  await delay(PAINT_MS);
  await photographScreen(pictureFile('notification'), '400x110+1520+0');
  say('  notification');
  const form = await app.form(numero);
  await form.evaluate(() => window.close());
}

/** Opens the menu as a user does: with the right button on the icon in the panel. */
export async function takeTrayMenu() {
  await closeNotifications();
  // The only icon of the panel (tests/support/desktop/config.mjs) is the first one from the left.
  await xdotool('mousemove', '14', '1066', 'sleep', '0.3', 'click', '3');
  await delay(PAINT_MS);
  await photographScreen(pictureFile('tray-menu'), '460x360+0+720');
  await xdotool('key', 'Escape');
  say('  tray-menu');
}
