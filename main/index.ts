import { app, Menu } from 'electron';
import { readConfig } from './app/config';
import { registerAppScheme } from './windows/app-protocol';
import { guardWebContents } from './windows/security';
import { offerContextMenus } from './windows/text-tools';

const config = readConfig(process.argv.slice(1), process.env);

// Whoever started the app may stop reading what it prints; that is no reason to stop working.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

if (config.isDemo && !config.hasOwnDataFolder) app.setPath('userData', `${app.getPath('userData')}-demo`);

if (!app.requestSingleInstanceLock()) {
  app.exit(0);
} else {
  registerAppScheme();
  // Whoever starts the app without Chromium's sandbox (as root there is no other way) would get no process at all.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  guardWebContents(app);
  offerContextMenus(app);
  Menu.setApplicationMenu(null);
  if (process.platform === 'win32') app.setAppUserModelId('br.com.karoobimer.companion');
  // The rest is loaded while Electron gets ready.
  const boot = import('./app/start');
  void app.whenReady().then(async () => {
    const { start, failStart } = await boot;
    await start(config).catch(failStart);
  });
}
