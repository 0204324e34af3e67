import { parseArgs } from 'node:util';

export type AuthStyle = 'oauth' | 'jwt' | 'jwt-api';
export type KeyCase = 'pascal' | 'camel';

export interface SandboxOptions {
  seed: number;
  /** 263 (the example customer's number) to 100,000. */
  customers: number;
  /** Bimer's users, 150 to 100,000. */
  users: number;
  /** 0 = any free port. */
  karooPort: number;
  bimerPort: number;
  controlPort: number;
  authStyle: AuthStyle;
  keyCase: KeyCase;
  etag: boolean;
  /** False: Karoo says that the account is not integrated with Bimer. */
  isIntegrated: boolean;
  /** False: Karoo has no event stream. */
  hasStream: boolean;
  /** Where Bimer's API begins, e.g. `/BimerApi`; '' = at the root. */
  basePath: string;
  /** Attendances that finished before the start; they are only in the catch-up list. */
  pendingAtStart: number;
  /** Finishes an attendance by itself this long after the first event-stream client; null = never. */
  firstAttendanceAfterMs: number | null;
  attendanceEveryMs: number | null;
  /** Interval of the event stream's comment lines. */
  heartbeatMs: number;
  /** Most attendances that one page of the catch-up list carries, whatever was asked for. */
  maxCatchUpPage: number;
  /** What the services take for the present, ms since the epoch. */
  now: () => number;
}

export const defaultOptions: SandboxOptions = {
  seed: 1,
  customers: 2000,
  users: 150,
  karooPort: 0,
  bimerPort: 0,
  controlPort: 0,
  authStyle: 'oauth',
  keyCase: 'pascal',
  etag: true,
  isIntegrated: true,
  hasStream: true,
  basePath: '/BimerApi',
  pendingAtStart: 0,
  firstAttendanceAfterMs: null,
  attendanceEveryMs: null,
  heartbeatMs: 15_000,
  maxCatchUpPage: 50,
  now: Date.now,
};

/** Reads the command line; throws an Error that names the flag and what it takes. */
export function readFlags(args: string[]): { options: Partial<SandboxOptions>; exitOnStdinClose: boolean } {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args,
    options: {
      seed: text, customers: text, users: text, 'karoo-port': text, 'bimer-port': text, 'control-port': text, 'auth-style': text,
      'key-case': text, etag: text, 'base-path': text, 'pending-at-start': text, 'first-attendance-after-ms': text,
      'attendance-every-ms': text, 'heartbeat-ms': text, 'max-catch-up-page': text, now: text,
      'not-integrated': { type: 'boolean' }, 'no-stream': { type: 'boolean' }, 'exit-on-stdin-close': { type: 'boolean' },
    },
  }); // prettier-ignore
  type Flag = Exclude<keyof typeof values, 'not-integrated' | 'no-stream' | 'exit-on-stdin-close'>;
  const number = (flag: Flag, min: number, max: number) => {
    const value = values[flag];
    if (value === undefined) return undefined;
    if (!/^\d+$/.test(value) || Number(value) < min || Number(value) > max)
      throw new Error(`--${flag}: a number from ${min} to ${max}`);
    return Number(value);
  };
  const choice = <T extends string>(flag: Flag, ...choices: T[]) => {
    const value = values[flag];
    if (value !== undefined && !choices.includes(value as T))
      throw new Error(`--${flag}: one of ${choices.join(', ')}`);
    return value as T | undefined;
  };
  const basePath = values['base-path']?.replace(/\/+$/, '');
  if (basePath && !/^(\/[\w.-]+)+$/.test(basePath)) throw new Error('--base-path: a path, e.g. /BimerApi');
  const stoppedAt = values.now === undefined ? undefined : Date.parse(values.now);
  if (Number.isNaN(stoppedAt))
    throw new Error('--now: a moment, e.g. 2026-11-24T13:30:00Z; time stands still');
  const etag = choice('etag', 'on', 'off');
  const week = 7 * 86_400_000;
  return {
    exitOnStdinClose: values['exit-on-stdin-close'] ?? false,
    options: definedOnly({
      seed: number('seed', 0, 2 ** 31),
      customers: number('customers', 263, 100_000),
      users: number('users', 150, 100_000),
      karooPort: number('karoo-port', 0, 65_535),
      bimerPort: number('bimer-port', 0, 65_535),
      controlPort: number('control-port', 0, 65_535),
      authStyle: choice<AuthStyle>('auth-style', 'oauth', 'jwt', 'jwt-api'),
      keyCase: choice<KeyCase>('key-case', 'pascal', 'camel'),
      etag: etag === undefined ? undefined : etag === 'on',
      isIntegrated: values['not-integrated'] ? false : undefined,
      hasStream: values['no-stream'] ? false : undefined,
      basePath,
      pendingAtStart: number('pending-at-start', 0, 10_000),
      firstAttendanceAfterMs: number('first-attendance-after-ms', 0, week),
      attendanceEveryMs: number('attendance-every-ms', 1, week),
      heartbeatMs: number('heartbeat-ms', 1, week),
      maxCatchUpPage: number('max-catch-up-page', 1, 200),
      now: stoppedAt === undefined ? undefined : () => stoppedAt,
    }),
  };
}

function definedOnly<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as ReturnType<
    typeof definedOnly<T>
  >;
}
