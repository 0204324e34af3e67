import type { StoreChange } from '../../../main/services/stored-shapes';

/** One thing that is asked of the records; it is confirmed as a whole. */
export type Step =
  | { kind: 'commit'; changes: StoreChange[] }
  | { kind: 'forget'; settledBefore: number; limit: number }
  | { kind: 'erase'; attendanceIds: string[]; customerCode: string | null }
  /** Looks at the whole file, finds it damaged and repairs it. */
  | { kind: 'check' };

/** What happens to the disk while the app is not running. */
export type Mishap =
  /** The bytes of one record go bad; `text` stands in the file just once, within it. */
  | { kind: 'bad-record'; record: string; text: string }
  /** Nothing can be read any more. */
  | { kind: 'bad-header' }
  /** A repair was cut off when only the rebuilt file, as the last closed life left it at `step`, had to take its place. */
  | { kind: 'unfinished-repair'; step: number };

/** One run of the app. */
export interface Life {
  title: string;
  /** `next` knows one more step of the schema. */
  version: 'current' | 'next';
  /** Before it begins. */
  mishap: Mishap | null;
  /** Steps of one group are asked for at once, without waiting for each other. */
  groups: Step[][];
  end: 'closed' | 'killed';
}

export interface Plan {
  lives: Life[];
  /** Of every attendance that ever was. */
  attendanceIds: string[];
  /** Words that are in no file any more once a step is confirmed; all steps are counted from 1. */
  erasures: { step: number; word: string }[];
}

/** What changes the contents, in its order: a mishap counts as a step of its own. */
export function allSteps(lives: readonly Life[]): (Step | Mishap)[] {
  return lives.flatMap(({ mishap, groups }) => [...(mishap ? [mishap] : []), ...groups.flat()]);
}
