import { setTimeout as sleep } from 'node:timers/promises';
import type { Day } from './day';

const patienceMs = 300_000;
/**
 * After this time without an end the app is started anew: that makes all that waits due now, but for what Bimer may
 * still store, which is waited for anew.
 */
const nudgeMs = 90_000;

/** The servers are well again: everything comes to its end, the agent corrects what was refused. */
export async function drain(day: Day): Promise<void> {
  const { app, plan, progress } = day.options;
  await day.troubles.end();
  progress('waiting until all has arrived');
  await app.quit();
  await app.start();
  for (const afterMs of plan.drainKillsMs) {
    await sleep(afterMs);
    await app.kill();
    await app.start();
  }
  const deadline = Date.now() + patienceMs;
  let nudgeAt = Date.now() + nudgeMs;
  while (Date.now() < deadline) {
    for (const work of day.works) await work.registerAll();
    const { value } = await app.ask('outbox:list', undefined);
    if (value.every(({ state, isMarkedInKaroo }) => state === 'registered' && isMarkedInKaroo)) return;
    if (Date.now() > nudgeAt) {
      await app.quit();
      await app.start();
      nudgeAt = Date.now() + nudgeMs;
    }
    await sleep(400);
  }
  day.wrong.push(`not everything arrived within ${patienceMs / 1000} s`);
}
