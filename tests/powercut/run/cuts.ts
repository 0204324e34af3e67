import { join } from 'node:path';
import { createRandom } from '../../../sandbox/data/random';
import { Disk } from '../disk/disk';
import { chanceOf, moods, type Mood } from '../disk/moods';
import { allSteps } from '../plan/steps';
import { writeTree } from '../disk/real-tree';
import { judge } from './judge';
import { replay, type Entry, type Programs, type Recording } from './recording';
import { moments, type Moment } from './timeline';

/** One power cut: behind which entry of the recording, and what the disk had done by then. */
interface Cut {
  at: number;
  moment: Moment;
  mood: Mood;
  number: number;
}

export interface Finding {
  phase: string;
  mood: Mood;
  problem: string;
  /** Where the state is kept as the cut left it. */
  folder: string;
}

export interface Outcome {
  /** Cuts by phase, in the order of the lives. */
  cuts: Map<string, number>;
  findings: Finding[];
}

export interface CutOptions {
  count: number;
  seed: number;
  maxFindings: number;
  /** Only this life, by its number, and later ones; left out = all. */
  firstLife?: number;
  /** A folder for states while they are judged. */
  work: string;
  /** A folder for those with a finding. */
  keepIn: string;
}

/** How many states are judged at the same time. */
const atOnce = 3;

/** Right behind these not even the laziest disk may have lost anything, or the names may be on their way. */
function certainMoods(entry: Entry, steps: readonly { kind: string }[]): readonly Mood[] {
  switch (entry.kind) {
    case 'opened':
      return ['nothing', 'names-only'];
    case 'done':
      return steps[entry.step - 1]?.kind === 'commit' ? [] : ['nothing', 'names-only', 'content-only'];
    case 'disk':
      return entry.event.kind === 'rename' ? ['nothing', 'names-only', 'last-only', 'some'] : [];
    default:
      return [];
  }
}

/** The rest is drawn: as many for every phase, half of them behind an entry that is no mere write. */
function planCuts(recording: Recording, { count, seed, firstLife = 0 }: CutOptions): Cut[] {
  const { entries, plan } = recording;
  const all = [...moments(recording)].map((moment, at) => ({ at, moment }));
  const steps = allSteps(plan.lives);
  const random = createRandom('cuts', seed);
  const isWanted = ({ moment }: { moment: Moment }) => moment.life >= firstLife;
  const certain = entries.flatMap((entry, at) => {
    const here = all[at];
    return here && isWanted(here) ? certainMoods(entry, steps).map((mood) => ({ ...here, mood })) : [];
  });
  const phases = [...new Set(all.filter(isWanted).map(({ moment }) => moment.phase))];
  const each = Math.ceil(count / phases.length);
  const drawn = phases.flatMap((phase) => {
    const here = all.filter(({ moment }) => moment.phase === phase);
    const telling = here.filter(({ at }) => !isWrite(entries[at]));
    return Array.from({ length: each }, (_none, number) => ({
      ...random.pick(number % 2 === 0 && telling.length > 0 ? telling : here),
      mood: number % 4 === 0 ? ('nothing' as const) : random.pick(moods),
    }));
  });
  return [...certain, ...drawn].map((cut, number) => ({ ...cut, number })).sort((a, b) => a.at - b.at);
}

function isWrite(entry: Entry | undefined): boolean {
  return entry?.kind === 'disk' && entry.event.kind === 'write';
}

/** Cuts the power at `count` drawn moments and at all certain ones, and judges what is left. Stops after `maxFindings`. */
export async function cutPower(
  recording: Recording,
  workers: Programs['workers'],
  options: CutOptions,
): Promise<Outcome> {
  const { seed, maxFindings, work, keepIn } = options;
  const disk = new Disk();
  const outcome: Outcome = { cuts: new Map(), findings: [] };
  const running = new Set<Promise<void>>();
  let next = 0;
  for (const { at, moment, mood, number } of planCuts(recording, options)) {
    for (; next <= at; next += 1) {
      const entry = recording.entries[next];
      if (entry) replay(disk, entry);
    }
    const tree = disk.afterCut(chanceOf(mood, createRandom('chance', seed, number)));
    const name = `cut-${String(number)}`;
    outcome.cuts.set(moment.phase, (outcome.cuts.get(moment.phase) ?? 0) + 1);
    const judging = judge(tree, moment, recording, workers, join(work, name))
      .catch((error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error)))
      .then(async (problem) => {
        running.delete(judging);
        if (problem === null) return;
        const folder = join(keepIn, name);
        await writeTree(tree, folder);
        outcome.findings.push({ phase: moment.phase, mood, problem, folder });
      });
    running.add(judging);
    if (running.size >= atOnce) await Promise.race(running);
    if (outcome.findings.length >= maxFindings) break;
  }
  await Promise.all(running);
  return outcome;
}
