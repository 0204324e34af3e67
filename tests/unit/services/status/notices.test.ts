import { expect, test } from 'vitest';
import { Notices } from '../../../../main/services/status/notices';

test('are listed in the order in which they came up, each matter once', () => {
  const notices = new Notices();
  const told: (readonly string[])[] = [];
  notices.changed.add((list) => told.push(list));
  notices.set('disk', 'cheio');
  notices.set('policy', 'ilegível');
  notices.set('disk', 'quase cheio');
  notices.set('policy', null);
  notices.set('disk', null);
  expect(told).toEqual([['cheio'], ['cheio', 'ilegível'], ['quase cheio', 'ilegível'], ['quase cheio'], []]);
});

test('tell nobody that nothing changed', () => {
  const notices = new Notices();
  notices.set('disk', 'cheio');
  let count = 0;
  notices.changed.add(() => (count += 1));
  notices.set('disk', 'cheio');
  notices.set('never', null);
  expect(count).toBe(0);
  expect(notices.list()).toEqual(['cheio']);
});
