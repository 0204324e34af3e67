import { expect, test } from 'vitest';
import { loadOnce } from '../../../../main/adapters/http/load-once';

test('what was loaded is loaded once, also for many who ask at the same time', async () => {
  let loads = 0;
  const load = loadOnce(() => Promise.resolve((loads += 1)));
  expect(await Promise.all([load(), load()])).toEqual([1, 1]);
  expect(await load()).toBe(1);
});

test('what could not be loaded is loaded again the next time', async () => {
  let loads = 0;
  const load = loadOnce(() => {
    loads += 1;
    return loads === 1 ? Promise.reject(new Error('EMFILE')) : Promise.resolve(loads);
  });
  await expect(Promise.all([load(), load()])).rejects.toThrow('EMFILE');
  expect(await load()).toBe(2);
  expect(loads).toBe(2);
});
