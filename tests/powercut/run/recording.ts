import { mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Disk, type DiskEvent, type Tree } from '../disk/disk';
import { readTree } from '../disk/real-tree';
import { contentsAfterEachStep, type Contents } from '../plan/contents';
import type { Mishap, Plan } from '../plan/steps';
import { diskEvents } from '../trace/disk-events';
import { readTrace, traceNode } from '../trace/strace';

/** What happened, in its order. */
export type Entry =
  | { kind: 'disk'; event: DiskEvent }
  | { kind: 'life'; index: number }
  | { kind: 'opened' }
  | { kind: 'begun' | 'done'; step: number }
  /** Long after the life before: all that was asked for is on the disk. */
  | { kind: 'mishap'; events: DiskEvent[]; step: number };

/** A damaged file that was set aside. */
export interface KeptCopy {
  name: string;
  content: Buffer;
}

export interface Recording {
  plan: Plan;
  /** After so many steps. */
  contents: Contents[];
  entries: Entry[];
  /** By the number of the life that set it aside. */
  keptCopies: ReadonlyMap<number, KeptCopy>;
}

export interface Programs {
  app: string;
  /** The records' thread, as it is and with one more step of the schema. */
  workers: { current: string; next: string };
}

/** Below the disk's root; Chromium makes the folder above it and syncs nothing. */
export const profileFolder = 'profile';
export const recordsFolder = 'profile/records';
const recordsFile = 'profile/records/records.db';
const rebuiltFile = 'profile/records/records.rebuilt.db';

/** The clock of every life, ms since the epoch: an hour later each, for the names of copies. */
export const lifeStart = (index: number) => Date.UTC(2026, 10, 24) + index * 3_600_000;

/** Runs all lives of the plan in a new folder below `work`, one after the other, and records what they do to the disk. */
export async function record(plan: Plan, programs: Programs, work: string): Promise<Recording> {
  const root = join(work, 'disk');
  await mkdir(join(root, profileFolder), { recursive: true });
  const contents = contentsAfterEachStep(plan);
  const entries: Entry[] = [];
  const keptCopies = new Map<number, KeptCopy>();
  const disk = new Disk();
  const note = (event: DiskEvent) => {
    const entry = { kind: 'disk', event } as const;
    replay(disk, entry);
    entries.push(entry);
  };
  note({ kind: 'create-folder', path: profileFolder });
  let firstStep = 1;
  let lastClosed: Buffer = Buffer.alloc(0);
  for (const [index, { version, groups, end, mishap }] of plan.lives.entries()) {
    if (mishap) {
      const entry = {
        kind: 'mishap',
        events: await happen(root, mishap, lastClosed),
        step: firstStep,
      } as const;
      replay(disk, entry);
      entries.push(entry);
      firstStep += 1;
    }
    entries.push({ kind: 'life', index });
    const settings = {
      workerPath: programs.workers[version],
      folder: join(root, recordsFolder),
      now: lifeStart(index),
    };
    const settingsFile = join(work, `life-${String(index)}.json`);
    const traceFile = join(work, `life-${String(index)}.trace`);
    await writeFile(settingsFile, JSON.stringify({ ...settings, firstStep, groups, end }));
    await traceNode([programs.app, settingsFile], traceFile);
    for await (const call of readTrace(traceFile, root)) {
      if ('mark' in call) entries.push(markOf(call.mark));
      else diskEvents(call, root, (path) => disk.find(path) !== undefined).forEach(note);
    }
    const live = disk.live();
    await expectSame(live, root);
    for (const [path, content] of live)
      if (content && isDamagedCopyOf(index, path)) keptCopies.set(index, { name: basename(path), content });
    if (end === 'closed') lastClosed = live.get(recordsFile) ?? lastClosed;
    firstStep += groups.flat().length;
  }
  return { plan, contents, entries, keptCopies };
}

function isDamagedCopyOf(life: number, path: string): boolean {
  const date = new Date(lifeStart(life)).toISOString().replaceAll(':', '-');
  return basename(path) === `records.damaged-${date}.db`;
}

/** Takes the disk from before an entry to behind it. */
export function replay(disk: Disk, entry: Entry): void {
  if (entry.kind === 'disk') disk.apply(entry.event);
  if (entry.kind !== 'mishap') return;
  for (const event of entry.events) disk.apply(event);
  disk.syncAll();
}

function markOf(text: string): Entry {
  const [kind, step] = text.split(' ');
  if (kind === 'opened') return { kind };
  if (kind === 'begun' || kind === 'done') return { kind, step: Number(step) };
  throw new Error(`not understood: ${text}`);
}

async function happen(root: string, mishap: Mishap, lastClosed: Buffer): Promise<DiskEvent[]> {
  switch (mishap.kind) {
    case 'bad-header':
      return overwrite(root, 0, Buffer.alloc(4096, 'x'));
    case 'bad-record': {
      const content = await readFile(join(root, recordsFile));
      const at = content.indexOf(mishap.text);
      if (at === -1 || content.includes(mishap.text, at + 1))
        throw new Error(`not just once in the file: ${mishap.record}`);
      return overwrite(root, at + mishap.text.length - 1, Buffer.from('#'));
    }
    case 'unfinished-repair':
      await writeFile(join(root, rebuiltFile), lastClosed);
      return [
        { kind: 'create-file', path: rebuiltFile },
        { kind: 'write', path: rebuiltFile, offset: 0, data: lastClosed },
      ];
  }
}

async function overwrite(root: string, offset: number, data: Buffer): Promise<DiskEvent[]> {
  const file = await open(join(root, recordsFile), 'r+');
  await file.write(data, 0, data.length, offset);
  await file.close();
  return [{ kind: 'write', path: recordsFile, offset, data }];
}

/** The model has missed nothing: it holds what the running system shows. */
async function expectSame(modelled: Tree, root: string): Promise<void> {
  const real = await readTree(root);
  for (const path of new Set([...modelled.keys(), ...real.keys()])) {
    const [one, other] = [modelled.get(path), real.get(path)];
    const isSame = one && other ? one.equals(other) : one === other;
    if (!isSame) throw new Error(`the model of the disk is wrong about ${path}`);
  }
}
