import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from '../../../main/adapters/records/sqlite';
import { SqliteRecordStore } from '../../../main/adapters/records/sqlite-record-store';
import type { OpenRecords } from '../../../main/services/store/record-store';
import type { StoreChange } from '../../../main/services/stored-shapes';
import { samplePending } from '../../support/fakes/samples';
import type { Tree } from '../disk/disk';
import { writeTree } from '../disk/real-tree';
import { pathOf, type Contents } from '../plan/contents';
import { lifeStart, recordsFolder, type Programs, type Recording } from './recording';
import type { Moment } from './timeline';

/** An hour after the app's life that the cut ended. */
const later = (moment: Moment) => lifeStart(moment.life) + 1_800_000;

const extra: StoreChange = {
  collection: 'attendances',
  id: 'after-the-cut',
  value: samplePending({ id: 'after-the-cut' }),
};

/** Opens what a cut left with the real store. Returns what is wrong with it; null = nothing. */
export async function judge(
  tree: Tree,
  moment: Moment,
  { plan, contents, keptCopies }: Recording,
  workers: Programs['workers'],
  folder: string,
): Promise<string | null> {
  await writeTree(tree, folder);
  const word = plan.erasures.find(({ step, word: erased }) => step <= moment.done && holds(tree, erased));
  if (word) return `erased, and still there: ${word.word}`;
  const records = join(folder, recordsFolder);
  const open = () =>
    SqliteRecordStore.open({
      workerPath: workers[moment.version],
      folder: records,
      now: () => later(moment),
    });
  const readAll = async (store: SqliteRecordStore, opened: OpenRecords) => {
    const { attendances, registrations, forgotten } = await store.recall(plan.attendanceIds);
    return new Map([
      ...opened.changes.map((change) => [pathOf(change), JSON.stringify(change.value)] as const),
      ...attendances.map((one) => [`attendances/${one.attendance.id}`, JSON.stringify(one)] as const),
      ...registrations.map((one) => [`registrations/${one.key}`, JSON.stringify(one)] as const),
      ...forgotten.map((one) => [`forgotten/${one.id}`, JSON.stringify(one)] as const),
    ]);
  };
  const first = await open();
  let { opened } = first.store;
  if (first.state.obstacle)
    return `cannot be written: ${first.state.obstacle.detail ?? first.state.obstacle.message}`;
  if (first.state.damage && !moment.isDamaged) return 'taken for damaged';
  if (!(await first.store.isSound())) {
    if (!moment.isDamaged) return 'not sound';
    ({ opened } = await first.store.repair());
  }
  const found = await readAll(first.store, opened);
  const wrong = difference(found, contents.slice(moment.done, moment.begun + 1));
  if (wrong !== null) return wrong;
  const kept = await keptProblem(records, moment, keptCopies);
  if (kept !== null) return kept;
  await first.store.commit([extra]);
  if (!(await first.store.isSound())) return 'not sound after the next commit';
  await first.store.close();

  const second = await open();
  if (second.state.damage ?? second.state.obstacle) return 'does not open a second time';
  const foundAgain = await readAll(second.store, second.store.opened);
  const expected = new Map(found).set(pathOf(extra), JSON.stringify(extra.value));
  await second.store.close();
  const wrongAgain = difference(foundAgain, [expected]);
  if (wrongAgain !== null) return `the next time: ${wrongAgain}`;
  await rm(folder, { recursive: true });
  return null;
}

function holds(tree: Tree, word: string): boolean {
  return [...tree.values()].some((content) => content?.includes(word));
}

/** Compares with the state after the last confirmed step, and with those of later steps, which may be there whole. */
function difference(found: Contents, allowed: readonly Contents[]): string | null {
  const problems = allowed.map((expected) => {
    const paths = new Set([...found.keys(), ...expected.keys()]);
    return [...paths].filter((path) => found.get(path) !== expected.get(path));
  });
  if (problems.some((paths) => paths.length === 0)) return null;
  const least = problems.sort((a, b) => a.length - b.length)[0] ?? [];
  return `not as any step left it: ${least.slice(0, 5).join(', ')} (${String(least.length)} in all)`;
}

/** What bears the name of a copy is one, whole; and those that were promised are there. */
async function keptProblem(
  folder: string,
  { keptCopy, isMigrating }: Moment,
  copies: Recording['keptCopies'],
): Promise<string | null> {
  const names = await readdir(folder);
  if (keptCopy !== null && !names.includes(keptCopy)) return `not kept: ${keptCopy}`;
  for (const { name, content } of copies.values())
    if (names.includes(name) && !(await readFile(join(folder, name))).equals(content))
      return `half a copy: ${name}`;
  const backups = names.filter((name) => /^records\.before-v2-.*\.db$/.test(name));
  if (isMigrating && backups.length === 0) return 'no copy from before the migration';
  const half = backups.find((name) => !isWhole(join(folder, name)));
  return half === undefined ? null : `half a copy: ${half}`;
}

function isWhole(path: string): boolean {
  try {
    const database = new DatabaseSync(path);
    try {
      const version = database.prepare('PRAGMA user_version').get() as { user_version: number };
      const check = database.prepare('PRAGMA integrity_check').get() as { integrity_check: string };
      return version.user_version === 1 && check.integrity_check === 'ok';
    } finally {
      database.close();
    }
  } catch {
    return false;
  }
}
