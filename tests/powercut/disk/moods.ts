import type { Random } from '../../../sandbox/data/random';
import type { Chance } from './disk';

/** How a disk went about what nobody had asked it to finish. */
export const moods = [
  'nothing',
  'everything',
  'some',
  'names-only',
  'content-only',
  'late-only',
  'last-only',
  'torn',
] as const;
export type Mood = (typeof moods)[number];

const none = (): readonly never[] => [];
const all = <T>(changes: readonly T[]): readonly T[] => changes;

/** The disk took the last thing first. */
const last = <T>(changes: readonly T[]): readonly T[] => changes.slice(-1);

/** The chances that belong to a mood; `random` decides what the mood leaves open. */
export function chanceOf(mood: Mood, random: Random): Chance {
  const some = <T>(changes: readonly T[]) => {
    const probability = random.pick([0.1, 0.5, 0.9]);
    return changes.filter(() => random.chance(probability));
  };
  /** Old changes are still waiting while young ones are done. */
  const late = <T>(changes: readonly T[]) => changes.slice(random.int(0, changes.length));
  const early = <T>(changes: readonly T[]) => changes.slice(0, random.int(0, changes.length));
  switch (mood) {
    case 'nothing':
      return { ofFile: none, ofFolder: none };
    case 'everything':
      return { ofFile: all, ofFolder: all };
    case 'some':
      return { ofFile: some, ofFolder: some };
    case 'names-only':
      return { ofFile: none, ofFolder: all };
    case 'content-only':
      return { ofFile: all, ofFolder: none };
    case 'late-only':
      return { ofFile: late, ofFolder: late };
    case 'last-only':
      return { ofFile: last, ofFolder: last };
    case 'torn':
      return { ofFile: early, ofFolder: early };
  }
}
