import type { SandboxOptions } from '../options';

/** How this Karoo behaves; the control API may change it at any time. */
export interface KarooSettings {
  /** False: 404 in place of the event stream. */
  hasStream: boolean;
  /** True: a `Last-Event-ID` that it does not know is refused with 410, else it is answered with all that is known. */
  refusesUnknownEvents: boolean;
  /** False: answers carry no `Date`. */
  tellsTime: boolean;
  /** How far its clock is ahead of the computer's, ms. */
  clockAheadMs: number;
}

export function createKarooSettings({ hasStream }: SandboxOptions): KarooSettings {
  return { hasStream, refusesUnknownEvents: false, tellsTime: true, clockAheadMs: 0 };
}
