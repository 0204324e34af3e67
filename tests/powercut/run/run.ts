import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildProgram } from '../../support/build-program';
import type { Plan } from '../plan/steps';
import { buildWorker, deliveredWorker, nextVersion, type Change } from './builds';
import { cutPower, type CutOptions, type Outcome } from './cuts';
import { record } from './recording';

const results = resolve(import.meta.dirname, '../../../test-results/powercut');

/** A disk in memory, where there is one: thousands of states are written and opened. */
const fastDisk = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/**
 * Records the planned lives with the records' thread as it is delivered, or built with `changes`, cuts the power and judges
 * what is left. `name` is a folder name.
 */
export async function run(
  name: string,
  plan: Plan,
  changes: readonly Change[],
  options: Omit<CutOptions, 'work' | 'keepIn'>,
): Promise<Outcome> {
  const builds = join(results, 'builds', name);
  const work = await mkdtemp(join(fastDisk, 'kbc-powercut-'));
  const keepIn = join(results, name);
  await rm(keepIn, { recursive: true, force: true });
  try {
    const workers = {
      current: changes.length === 0 ? deliveredWorker : await buildWorker(join(builds, 'current'), changes),
      next: await buildWorker(join(builds, 'next'), [...changes, nextVersion]),
    };
    const recording = await record(
      plan,
      { app: await buildProgram(join(import.meta.dirname, 'app.ts'), join(builds, 'app')), workers },
      work,
    );
    return await cutPower(recording, workers, { ...options, work, keepIn });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Lines of a table: cuts and findings by phase. */
export function tableOf(title: string, { cuts, findings }: Outcome): string {
  const rows = [...cuts].map(([phase, count]) => {
    const wrong = findings.filter((finding) => finding.phase === phase).length;
    return `| ${phase.padEnd(44)} | ${String(count).padStart(6)} | ${String(wrong).padStart(8)} |`;
  });
  const total = [...cuts.values()].reduce((sum, count) => sum + count, 0);
  return [
    `| ${title.padEnd(44)} |   cuts | findings |`,
    `| ${'-'.repeat(44)} | -----: | -------: |`,
    ...rows,
    `| ${'all'.padEnd(44)} | ${String(total).padStart(6)} | ${String(findings.length).padStart(8)} |`,
    '',
  ].join('\n');
}

/** Adds up. */
export function together(outcomes: readonly Outcome[]): Outcome {
  const cuts = new Map<string, number>();
  for (const outcome of outcomes)
    for (const [phase, count] of outcome.cuts) cuts.set(phase, (cuts.get(phase) ?? 0) + count);
  return { cuts, findings: outcomes.flatMap(({ findings }) => findings) };
}
