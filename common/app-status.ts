import type { AppErrorData } from './errors';
import type { Shortcut } from './shortcuts/shortcut';

export type KarooConnection =
  'not-configured' | 'connecting' | 'online' | 'reconnecting' | 'signed-out' | 'not-integrated';

export type BimerConnection = 'not-configured' | 'unknown' | 'online' | 'unreachable' | 'signed-out';

export interface KarooStatus {
  state: KarooConnection;
  error: AppErrorData | null;
  /** This Karoo sends no events: its list is asked for, so often; null = events are heard. */
  pollSeconds: number | null;
  /** More attendances than these wait in Karoo, and no more are taken; null = all were. */
  exceededBacklog: number | null;
  /** How many events of this connection were too large to be read, and were asked for in another way. */
  oversizedEvents: number;
}

/** The state of the whole app, as tray and windows show it. */
export interface AppStatus {
  karoo: KarooStatus;
  bimer: { state: BimerConnection; error: AppErrorData | null };
  agent: { name: string; bimerLogin: string | null } | null;
  accountName: string | null;
  pendingCount: number;
  queuedCount: number;
  needsYouCount: number;
  /** How many attendances finished while the app was not listening, until the agent acknowledges. */
  caughtUpCount: number;
  /** Something on disk was damaged and has been set aside, in pt-BR; null = all well. */
  storageNotice: string | null;
  /** The shortcut for every program that another one has already; null = ours works, or none is wanted. */
  takenShortcut: Shortcut | null;
  isDemo: boolean;
  version: string;
}
