/** A running desktop session; see session.mjs. */
export interface DesktopSession {
  /** Environment for everything that shall run inside. */
  readonly env: NodeJS.ProcessEnv;
  /** Its own folder (0700): runtime files, logs of its services, configuration. */
  readonly folder: string;
  /** Why one of its services is gone, or undefined while all are well. */
  failure(): string | undefined;
  /** Ends everything that runs inside, whoever started it, and removes the folder. */
  stop(): Promise<void>;
}

/** Starts a session of its own and waits until every service is ready (about a second). */
export function startDesktopSession(): Promise<DesktopSession>;
