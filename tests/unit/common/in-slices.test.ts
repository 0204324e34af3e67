import { expect, test } from 'vitest';
import { atOnce, inSlices, Slices } from '../../../common/in-slices';

/** Steps of 3 ms each by a clock of their own. */
function work(count: number) {
  const clock = { now: 0 };
  function* steps(): Generator<undefined, string> {
    for (let step = 0; step < count; step += 1) {
      clock.now += 3;
      yield;
    }
    return `${count} steps`;
  }
  return { clock, steps };
}

test('long work lets others go first whenever a slice has lasted its time, and comes to its end', async () => {
  const { clock, steps } = work(20);
  const pausedAt: number[] = [];
  const pause = () => {
    pausedAt.push(clock.now);
    clock.now += 100;
    return Promise.resolve();
  };
  expect(await inSlices(steps(), new Slices(pause, 10, () => clock.now))).toBe('20 steps');
  // The pause itself is no part of the slice that follows.
  expect(pausedAt).toEqual([12, 124, 236, 348, 460]);
});

test('short work is done without a pause', async () => {
  const { clock, steps } = work(3);
  const pause = () => Promise.reject(new Error('paused'));
  expect(await inSlices(steps(), new Slices(pause, 10, () => clock.now))).toBe('3 steps');
  expect(atOnce(work(50).steps())).toBe('50 steps');
});
