import type { Verdict } from './ledger';

/** What one day came to; travels from the worker to the report as JSON. */
export interface DayResult extends Verdict {
  day: number;
  attendances: number;
  registrations: number;
  kills: number;
  restarts: number;
  faults: Record<string, number>;
  /** Typed at least a second before a kill, and not there afterwards. */
  lostDrafts: string[];
  /** Anything else that must not happen. */
  wrong: string[];
}

export const resultAttachment = 'torture-day';
