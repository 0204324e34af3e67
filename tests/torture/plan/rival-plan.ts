import type { Random } from '../../../sandbox/data/random';
import type { Turn } from './day-plan';

/** When a second computer of the same agent takes the attendance up, too. */
export interface RivalPlan {
  /** From which of this computer's moments on: the attendance is there, its form is being filled, Enviar is pressed. */
  from: 'finished' | 'typing' | 'sending';
  delayMs: number;
  /** What its line takes before each of its requests to Bimer, and before its mark. */
  slownessMs: number;
}

/**
 * Null = none. Only attendances of one registration that nothing kills or fills the disk around: there the log tells
 * who was first.
 */
export function planRival(
  random: Random,
  turn: Pick<Turn, 'registrations' | 'isDiskFull' | 'arrival'>,
): RivalPlan | null {
  const from = random.pick(['finished', 'typing', 'sending', 'sending', 'sending'] as const);
  const plan: RivalPlan = {
    from,
    // After Enviar all is over within a second.
    delayMs: random.int(0, from === 'sending' ? 400 : 1200),
    slownessMs: random.pick([0, 300, 900]),
  };
  const [first, second] = turn.registrations;
  const isFit = first?.kill === null && !second && !turn.isDiskFull;
  return isFit && ['live', 'duplicates'].includes(turn.arrival) && random.chance(0.7) ? plan : null;
}
