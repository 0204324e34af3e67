import { allSteps, type Life } from '../plan/steps';
import type { Entry, Recording } from './recording';

/** What may be found when the power goes at a moment. */
export interface Moment {
  /** What the app is about; a row of the table. */
  phase: string;
  version: Life['version'];
  life: number;
  /** All steps up to this one were confirmed. */
  done: number;
  /** Later ones up to this one were asked for. */
  begun: number;
  /** The file may hold damage that is no power cut's fault. */
  isDamaged: boolean;
  /** The damaged file that was set aside last, and must be there. */
  keptCopy: string | null;
  /** A migration has begun, or is through: a copy from before it must be there. */
  isMigrating: boolean;
}

/** The moment behind each entry of a recording. */
export function* moments({ plan, entries, keptCopies }: Recording): Generator<Moment> {
  let life: Life | undefined;
  const moment: Moment = {
    phase: 'before the first start',
    version: 'current',
    life: 0,
    done: 0,
    begun: 0,
    isDamaged: false,
    keptCopy: null,
    isMigrating: false,
  };
  const steps = allSteps(plan.lives);
  const kindOf = (step: number) => steps[step - 1]?.kind;
  const repaired = () => {
    if (moment.isDamaged) moment.keptCopy = keptCopies.get(moment.life)?.name ?? null;
    moment.isDamaged = false;
  };
  const follow = (entry: Entry) => {
    switch (entry.kind) {
      case 'disk':
        return;
      case 'mishap':
        moment.isDamaged = kindOf(entry.step) !== 'unfinished-repair';
        moment.begun = entry.step;
        moment.done = entry.step;
        return;
      case 'life':
        life = plan.lives[entry.index];
        if (!life) throw new Error('a life that was not planned');
        moment.isMigrating ||= moment.version === 'current' && life.version === 'next';
        moment.life = entry.index;
        moment.version = life.version;
        moment.phase = `${life.title}: opening`;
        return;
      case 'opened':
        moment.phase = life?.title ?? '';
        if (!life?.groups.flat().some(({ kind }) => kind === 'check')) repaired();
        return;
      case 'begun':
        moment.begun = Math.max(moment.begun, entry.step);
        // An erasure takes the copies, too.
        if (kindOf(entry.step) === 'erase') {
          moment.keptCopy = null;
          moment.isMigrating = false;
        }
        return;
      case 'done':
        moment.done = Math.max(moment.done, entry.step);
        if (kindOf(entry.step) === 'check') repaired();
    }
  };
  for (const entry of entries) {
    follow(entry);
    yield { ...moment };
  }
}
