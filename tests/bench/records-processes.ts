import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { buildProgram } from '../support/build-program';

/** Writes a line of the table. */
export type Row = (what: string, value: number, floor: number, unit?: string) => void;

/** How long a sync takes on a slow disk, as strace plays one. */
const syncMs = 50;

/** Memory, and what a slow disk does to the thread in which windows and tray live. */
export async function measureProcesses(
  row: Row,
  workerPath: string,
  emptyFolder: string,
  folder: string,
): Promise<void> {
  const program = await buildProgram(
    join(import.meta.dirname, 'records-program.ts'),
    resolve('test-results/bench'),
  );
  const run = (...command: string[]) =>
    JSON.parse(execFileSync(command[0] ?? '', command.slice(1), { encoding: 'utf8' })) as unknown;
  const rss = (of: string) =>
    run(process.execPath, '--expose-gc', program, 'memory', workerPath, of) as number;
  const empty = rss(emptyFolder);
  row('floor: memory of the process with an empty store', empty, empty, 'MB');
  row('50,000: memory of the process', rss(folder), empty, 'MB');
  const watched = [
    '-f',
    '--seccomp-bpf',
    '-e',
    'trace=fsync,fdatasync',
    '-e',
    'signal=none',
    '-o',
    '/dev/null',
  ];
  const slow = ['-e', `inject=fsync,fdatasync:delay_enter=${String(syncMs * 1000)}`];
  const blocks = (what: string, ...more: string[]) => {
    const measured = Array.from(
      { length: 3 },
      () =>
        run('strace', ...watched, ...more, process.execPath, program, what, workerPath) as [number, number],
    );
    return {
      most: middle(measured.map(([most]) => most)),
      longest: middle(measured.map(([, longest]) => longest)),
    };
  };
  const floor = blocks('resting');
  for (const [title, { most, longest }] of [
    ['floor: while nothing is done', floor],
    ['while typing', blocks('typing')],
    [`while typing, a sync takes ${String(syncMs)} ms`, blocks('typing', ...slow)],
  ] as const) {
    row(`main thread blocked, 99 of 100 times; ${title}`, most, floor.most);
    row(`main thread blocked, longest; ${title}`, longest, floor.longest);
  }
}

function middle(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
