import { win32 } from 'node:path';

export interface Account {
  platform: NodeJS.Platform;
  /** null on Windows. */
  uid: number | null;
  /** The account's home folder as the system keeps it. */
  home: string;
  /** Where Windows lies; null = not told. */
  systemRoot: string | null;
  /** Whether the caller chose the data folder. */
  hasOwnDataFolder: boolean;
  /** Who owns the data folder; null = it does not exist yet, or nobody can tell. */
  dataOwner: number | null;
}

/**
 * Whether secrets would land with somebody else than the agent: a service account of Windows (SYSTEM and its like have
 * their profiles below the Windows folder), or root, unless root was given a data folder that is its own.
 */
export function isWrongAccount(account: Account): boolean {
  const { platform, uid, home, systemRoot, hasOwnDataFolder, dataOwner } = account;
  if (platform === 'win32') return isInside(home, systemRoot ?? 'C:\\Windows');
  if (uid !== 0) return false;
  return !hasOwnDataFolder || (dataOwner !== null && dataOwner !== 0);
}

function isInside(path: string, folder: string): boolean {
  const relative = win32.relative(folder.toLowerCase(), path.toLowerCase());
  return relative === '' || !(relative.startsWith('..') || win32.isAbsolute(relative));
}
