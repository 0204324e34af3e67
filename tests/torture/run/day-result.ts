import type { Verdict } from './ledger';
import type { RivalCounts } from './rival-verdict';

/** What one day came to; travels from the worker to the report as JSON. */
export interface DayResult extends Verdict {
  day: number;
  attendances: number;
  registrations: number;
  kills: number;
  restarts: number;
  faults: Record<string, number>;
  rivals: RivalCounts;
  /** Typed at least a second before a kill, and not there afterwards. */
  lostDrafts: string[];
  /** Anything else that must not happen. */
  wrong: string[];
}

export const resultAttachment = 'torture-day';
