import { minPollSeconds } from '../../../common/settings/settings';

const firstCeilingMs = 1_000;
const longestCeilingMs = 60_000;

/**
 * How long to wait before the next connection, in ms: anything up to 1 s after the first failure, doubling to 60 s.
 * The jitter is full, so that all workstations of a company do not come back at once. `random` in [0, 1).
 */
export function backOffMs(failedAttempts: number, random: number): number {
  const ceiling = Math.min(firstCeilingMs * 2 ** Math.min(failedAttempts, 20), longestCeilingMs);
  return Math.round(ceiling * random);
}

/** How long to wait before Karoo's list is asked for again, in ms: `pollSeconds`, a tenth more or less. */
export function pollWaitMs(pollSeconds: number, random: number): number {
  return Math.round(Math.max(pollSeconds * (0.9 + 0.2 * random), minPollSeconds) * 1000);
}
