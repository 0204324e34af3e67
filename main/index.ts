import { app, Menu } from 'electron';
import { readConfig } from './app/config';
import { usualDataFolder } from './app/folders';
import { handOverOf } from './app/provision/hand-over';
import { registerAppScheme } from './windows/app-protocol';
import { guardWebContents } from './windows/security';
import { offerContextMenus } from './windows/text-tools';

const config = readConfig(process.argv.slice(1), process.env);

// Whoever started the app may stop reading what it prints; that is no reason to stop working.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

// Whatever the app creates is for its user's eyes only; Windows' profile folders are so by themselves.
process.umask(0o077);

if (!config.hasOwnDataFolder) {
  const usual = usualDataFolder(process.platform, process.env, app.getPath('userData'));
  app.setPath('userData', config.isDemo ? `${usual}-demo` : usual);
}

const handOver = handOverOf(config);
if (!app.requestSingleInstanceLock(handOver)) {
  void import('./app/provision/provision-only').then(({ endSecondStart }) => endSecondStart(handOver));
} else {
  registerAppScheme();
  // Whoever starts the app without Chromium's sandbox (as root there is no other way) would get no process at all.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  guardWebContents(app);
  offerContextMenus(app);
  Menu.setApplicationMenu(null);
  if (process.platform === 'win32') app.setAppUserModelId('br.com.karoobimer.companion');
  // The rest is loaded while Electron gets ready.
  const boot = config.isProvisionOnly
    ? import('./app/provision/provision-only').then(({ provisionOnly }) => provisionOnly)
    : import('./app/start').then(({ startOrSay }) => startOrSay);
  void app.whenReady().then(async () => (await boot)(config));
}
