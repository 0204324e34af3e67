import { join } from 'node:path';

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
