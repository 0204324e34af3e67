export const faultLevels = ['light', 'normal', 'heavy'] as const;
export type FaultLevel = (typeof faultLevels)[number];

/** What `npm run torture` was asked for; scripts/torture.mjs hands it over as JSON in `KBC_TORTURE`. */
export interface TortureOptions {
  seed: number;
  /** At least so many registrations; whole days are run, so there may be a few more. */
  registrations: number | null;
  /** So many days, whatever that gives; wins over `registrations`. */
  rounds: number | null;
  faults: FaultLevel;
  /** So many settled registrations are in the records when a day begins. */
  records: number;
  /** No day begins later than this. */
  minutes: number | null;
}

export const defaultTorture: TortureOptions = {
  seed: 1,
  registrations: 20,
  rounds: null,
  faults: 'normal',
  records: 0,
  minutes: null,
};

export function tortureOptions(): TortureOptions {
  const given = process.env['KBC_TORTURE'];
  return given === undefined
    ? defaultTorture
    : { ...defaultTorture, ...(JSON.parse(given) as Partial<TortureOptions>) };
}
