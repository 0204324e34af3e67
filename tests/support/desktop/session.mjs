// A whole desktop without a monitor: X server, session bus, window manager, notification daemon,
// unlocked keyring and a panel with a tray. Each session has its own; several can run at once.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasOwner, readProperty } from './bus.mjs';
import { endProcesses, failureOf, firstLine, processesWith, startService, waitUntil } from './child.mjs';
import { writeConfiguration } from './config.mjs';

/** Unlocks the keyring of the session, which lives no longer than the session. */
const KEYRING_PASSWORD = 'only-for-tests';

/** Variables of the user's own desktop that must not leak in. */
const FOREIGN = [
  'WAYLAND_DISPLAY',
  'XAUTHORITY',
  'SESSION_MANAGER',
  'DESKTOP_SESSION',
  'GNOME_KEYRING_CONTROL',
  'DBUS_STARTER_ADDRESS',
];

async function withDeadline(what, promise, timeoutMs = 20_000) {
  let timer;
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`not ready after ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    return await Promise.race([promise, late]);
  } catch (error) {
    throw new Error(`${what}: ${error.message}`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

/** Starts one service after the other, each when those it needs are ready. */
async function startServices(folder, env, config) {
  const start = (name, command, options = {}) =>
    startService(command, { env, logFile: join(folder, `${name}.log`), ...options });

  const screen = ['-screen', '0', '1920x1080x24', '-nolisten', 'tcp', '-noreset', '-displayfd', '3'];
  const xvfb = start('xvfb', ['Xvfb', ...screen], { extraPipe: true });
  const address = `unix:path=${folder}/bus`;
  const bus = start(
    'bus',
    ['dbus-daemon', '--session', '--nofork', '--nopidfile', `--address=${address}`, '--print-address=3'],
    {
      extraPipe: true,
    },
  );
  const [display, busAddress] = await Promise.all([
    withDeadline('Xvfb', firstLine(xvfb)),
    withDeadline('dbus-daemon', firstLine(bus)),
  ]);
  // Services that the bus starts by itself (the panel's settings) inherit the bus' environment, which
  // was made before the display had a number; they need none. Everything else gets both.
  env.DISPLAY = `:${display}`;
  env.DBUS_SESSION_BUS_ADDRESS = busAddress;

  const windowManagerReady = join(folder, 'openbox-ready');
  const openbox = start('openbox', ['openbox', '--sm-disable', '--startup', `touch ${windowManagerReady}`]);
  const keyring = start(
    'keyring',
    ['gnome-keyring-daemon', '--foreground', '--unlock', '--components=secrets'],
    {
      stdin: KEYRING_PASSWORD,
    },
  );
  const dunst = start('dunst', ['dunst', '-config', config.dunst]);
  await Promise.all([
    waitUntil('openbox', () => existsSync(windowManagerReady), { child: openbox }),
    waitUntil('gnome-keyring', () => hasOwner('org.freedesktop.secrets', env), { child: keyring }),
    waitUntil('dunst', () => hasOwner('org.freedesktop.Notifications', env), { child: dunst }),
  ]);
  // After the window manager, which gives the panel its place.
  const panel = start('panel', ['xfce4-panel', '--disable-wm-check', '--sm-client-disable']);
  await waitUntil('xfce4-panel', () => hasTrayHost(env), { child: panel });
  return [xvfb, bus, openbox, keyring, dunst, panel];
}

async function hasTrayHost(env) {
  const watcher = {
    service: 'org.kde.StatusNotifierWatcher',
    path: '/StatusNotifierWatcher',
    interface: 'org.kde.StatusNotifierWatcher',
  };
  if (!(await hasOwner(watcher.service, env))) return false;
  return readProperty({ ...watcher, property: 'IsStatusNotifierHostRegistered' }, env).catch(() => false);
}

/** The end of every service's log, to explain a failed start. */
function tailOfLogs(folder) {
  const names = ['xvfb', 'bus', 'openbox', 'keyring', 'dunst', 'panel'];
  const tail = (name) => {
    const file = join(folder, `${name}.log`);
    const text = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').slice(-4).join('\n  ') : '';
    return text === '' ? '' : `\n${name}:\n  ${text}`;
  };
  return names.map(tail).join('');
}

/** Ends all that carries the session's folder in its environment, and removes the folder. */
async function endSession(folder) {
  await endProcesses(processesWith(`KBC_DESKTOP_SESSION=${folder}`));
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

const PREFIX = 'kbc-desktop-';

/** What sessions left whose runner was killed; the folder's name holds its process id. */
async function removeLeftovers() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const pid = name.slice(PREFIX.length).split('-')[0];
    if (existsSync(`/proc/${pid}`)) continue;
    await endSession(join(tmpdir(), name));
  }
}

/** Starts a session. @returns {Promise<import('./session.d.mts').DesktopSession>} */
export async function startDesktopSession() {
  await removeLeftovers();
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`)); // mkdtemp makes it 0700
  const config = writeConfiguration(folder);
  const env = {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !FOREIGN.includes(name))),
    XDG_RUNTIME_DIR: folder,
    XDG_CONFIG_HOME: config.configHome,
    XDG_DATA_HOME: config.dataHome,
    XDG_STATE_HOME: config.stateHome,
    XDG_CURRENT_DESKTOP: 'XFCE',
    XDG_SESSION_TYPE: 'x11',
    NO_AT_BRIDGE: '1', // GTK would start an accessibility bus that nobody listens to
    GTK_A11Y: 'none',
    KBC_DESKTOP_SESSION: folder,
  };
  delete env.DISPLAY;
  delete env.DBUS_SESSION_BUS_ADDRESS;

  const stop = () => endSession(folder);
  try {
    const services = await startServices(folder, env, config);
    const failure = () => services.map(failureOf).find((reason) => reason !== undefined);
    return { env, folder, stop, failure };
  } catch (error) {
    const logs = tailOfLogs(folder);
    await stop();
    throw new Error(`The desktop session did not start. ${error.message}${logs}`, { cause: error });
  }
}
