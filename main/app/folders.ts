import { join, win32 } from 'node:path';

/** Where everything lives below the app's data folder (`--user-data-dir` moves all of it). */
export interface Folders {
  data: string;
  records: string;
  lookups: string;
  logs: string;
  /** Which content of a provision file was imported last. */
  importedProvision: string;
  /** What the company's policy said last that was usable. */
  lastGoodPolicy: string;
  /** Chromium's name and place. */
  dictionaries: string;
}

export function foldersIn(userData: string): Folders {
  return {
    data: userData,
    records: join(userData, 'records'),
    lookups: join(userData, 'lookups'),
    logs: join(userData, 'logs'),
    importedProvision: join(userData, 'imported-provision.json'),
    lastGoodPolicy: join(userData, 'last-good-policy.json'),
    dictionaries: join(userData, 'Dictionaries'),
  };
}

/**
 * Where the app keeps its data unless `--user-data-dir` says otherwise; `electrons` is where Electron would. Not in the
 * roaming profile of Windows (`%APPDATA%`), which is copied over the network at every sign-on: no place for a database.
 */
export function usualDataFolder(
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
  electrons: string,
): string {
  const local = env['LOCALAPPDATA'];
  return platform === 'win32' && local ? win32.join(local, win32.basename(electrons)) : electrons;
}
