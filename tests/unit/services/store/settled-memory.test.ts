import { expect, test } from 'vitest';
import { pastCount, recentCount } from '../../../../main/services/store/record-store';
import { newestFirst, SettledMemory, toPast } from '../../../../main/services/store/settled-memory';
import { registered } from '../../../support/records/changes';

const at = (createdAt: number, id = `k${String(createdAt)}`, sequence = 1) =>
  registered(id, sequence, createdAt).value;
const keysOf = (memory: SettledMemory) => memory.recent().map(({ key }) => key.split(':').slice(2).join(':'));

test('holds the newest first, those of the same moment by key, as the disk gives them', () => {
  const memory = new SettledMemory({ recent: [at(5)], past: [toPast(at(5))] });
  memory.add([at(7, 'b'), at(3), at(7, 'a', 2), at(7, 'a')]);
  expect(keysOf(memory)).toEqual(['a:1', 'a:2', 'b:1', 'k5:1', 'k3:1']);
  expect(memory.past().map(({ sentAt }) => sentAt)).toEqual([7, 7, 7, 5, 3]);
});

test('those of the same moment stand in the order of their keys, whichever comes first', () => {
  const [a, b] = [at(7, 'a'), at(7, 'b')];
  expect(newestFirst(a, b)).toBeLessThan(0);
  expect(newestFirst(b, a)).toBeGreaterThan(0);
  expect(newestFirst(a, a)).toBe(0);
});

test('stays bounded, and what is older than all of it does not come in', () => {
  const all = Array.from({ length: pastCount + 10 }, (_none, index) => at(index + 1));
  const memory = new SettledMemory({ recent: [], past: [] });
  memory.add(all);
  memory.add([at(0)]);
  expect(memory.recent()).toHaveLength(recentCount);
  expect(memory.past()).toHaveLength(pastCount);
  expect(memory.recent()[0]?.createdAt).toBe(pastCount + 10);
  expect(memory.past().at(-1)?.sentAt).toBe(11);
});

test('lets go of what is open again or gone, and of nothing else', () => {
  const memory = new SettledMemory({ recent: [], past: [] });
  memory.add([at(1), at(2), at(3, 'k2', 2)]);
  memory.drop(new Set(['k2', 'unknown']));
  expect(keysOf(memory)).toEqual(['k1:1']);
  expect(memory.past()).toHaveLength(1);
  memory.add([]);
  expect(keysOf(memory)).toEqual(['k1:1']);
});
