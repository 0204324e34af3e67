import type { StoreChange, StoredAttendance, StoredRegistration } from '../../../main/services/stored-shapes';
import { allSteps, type Mishap, type Plan, type Step } from './steps';

/** Every record by `collection/id` with its JSON, and `forgotten/id`. */
export type Contents = ReadonlyMap<string, string>;

export const pathOf = ({ collection, id }: Pick<StoreChange, 'collection' | 'id'>) => `${collection}/${id}`;

/** What the records hold after so many steps; 0: before the first. */
export function contentsAfterEachStep({ lives }: Plan): Contents[] {
  const all: Contents[] = [new Map()];
  for (const step of allSteps(lives)) all.push(after(all, step));
  return all;
}

function after(all: readonly Contents[], step: Step | Mishap): Contents {
  const before = all.at(-1) ?? new Map<string, string>();
  const contents = new Map(before);
  switch (step.kind) {
    case 'commit':
      for (const change of step.changes) {
        if (change.value === null) contents.delete(pathOf(change));
        else contents.set(pathOf(change), JSON.stringify(change.value));
      }
      return contents;
    case 'forget':
      return forget(contents, settledIds(before, step.settledBefore).slice(0, step.limit));
    case 'erase':
      if (step.customerCode !== null) contents.delete(`customers/${step.customerCode}`);
      return forget(contents, step.attendanceIds);
    case 'check':
      return contents;
    case 'bad-record':
      contents.delete(step.record);
      return contents;
    case 'bad-header':
      return new Map();
    case 'unfinished-repair':
      return all[step.step] ?? new Map<string, string>();
  }
}

function settledIds(contents: Contents, settledBefore: number): string[] {
  return [...contents]
    .filter(([path]) => path.startsWith('attendances/'))
    .map(([, json]) => JSON.parse(json) as StoredAttendance)
    .filter(({ settledAt }) => settledAt !== null && settledAt < settledBefore)
    .sort((a, b) => (a.settledAt ?? 0) - (b.settledAt ?? 0))
    .map(({ attendance }) => attendance.id);
}

function forget(contents: Map<string, string>, ids: readonly string[]): Contents {
  for (const id of ids) {
    const stored = contents.get(`attendances/${id}`);
    if (stored === undefined) continue;
    const { accountId, finishedAt } = (JSON.parse(stored) as StoredAttendance).attendance;
    contents.set(`forgotten/${id}`, JSON.stringify({ id, accountId, finishedAt }));
    contents.delete(`attendances/${id}`);
  }
  for (const [path, json] of contents) {
    if (!/^(drafts|registrations)\//.test(path)) continue;
    if (ids.includes((JSON.parse(json) as StoredRegistration).attendanceId)) contents.delete(path);
  }
  return contents;
}
