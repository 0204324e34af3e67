/** What `npm run powercut` was asked for; scripts/powercut.mjs hands it over as JSON in `KBC_POWERCUT`. */
export interface PowerCutOptions {
  /** The first of the seeds. */
  seed: number;
  seeds: number;
  /** Moments to be drawn for each seed; some more are always looked at. */
  count: number;
}

const defaults: PowerCutOptions = { seed: 1, seeds: 1, count: 100 };

export function powerCutOptions(): PowerCutOptions {
  const given = process.env['KBC_POWERCUT'];
  return given === undefined ? defaults : { ...defaults, ...(JSON.parse(given) as Partial<PowerCutOptions>) };
}
