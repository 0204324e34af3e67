import { expect, test } from 'vitest';
import { Recurring } from '../../../main/services/recurring';
import { FakeClock } from '../../support/fakes/fake-clock';

test('runs again so long after the last time, until it is stopped', async () => {
  const clock = new FakeClock();
  let runs = 0;
  const recurring = new Recurring({ clock, everyMs: 1000, run: () => (runs += 1) });
  recurring.start();
  await clock.advance(999);
  expect(runs).toBe(0);
  await clock.advance(1);
  expect(runs).toBe(1);
  await clock.advance(500);
  recurring.runNow();
  expect(runs).toBe(2);
  await clock.advance(999);
  expect(runs).toBe(2);
  await clock.advance(1);
  expect(runs).toBe(3);
  recurring.stop();
  await clock.advance(5000);
  expect(runs).toBe(3);
});
