// Types of the parts of scripts/ that tests use. Here, because scripts/ belongs to no TypeScript project.
declare module '*/scripts/electron/switches.mjs' {
  /** The Chromium switches for this machine (root, no GPU), to be put before the app's folder. */
  export function machineSwitches(): string[];
}
