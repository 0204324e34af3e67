/** Chromium switches for this machine, to be put before the app's folder. */
export function machineSwitches(): string[];
/** Chromium's sandbox refuses to work as root. */
export function needsNoSandbox(): boolean;
/** Without a GPU the GPU process would start, crash and start again. */
export function hasNoGpu(): boolean;
/** Whether there is a screen to show a window on. */
export function hasDisplay(env?: NodeJS.ProcessEnv): boolean;
