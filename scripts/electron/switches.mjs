// Chromium switches that depend on the machine. Only start scripts and tests add them; the app and
// its packages never do.
import { existsSync } from 'node:fs';

const isLinux = process.platform === 'linux';

/** Chromium's sandbox refuses to work as root. */
export const needsNoSandbox = () => isLinux && process.getuid?.() === 0;

/** Without a GPU the GPU process would start, crash and start again (about 150 ms). */
export const hasNoGpu = () => isLinux && !existsSync('/dev/dri');

/** @returns {string[]} the switches for this machine, to be put before the app's folder */
export function machineSwitches() {
  return [...(needsNoSandbox() ? ['--no-sandbox'] : []), ...(hasNoGpu() ? ['--disable-gpu'] : [])];
}

/** Whether there is a screen to show a window on. */
export const hasDisplay = (env = process.env) => !isLinux || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
