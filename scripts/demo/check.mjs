// How the demo makes sure of what it says: nothing is printed that was not seen.
import { setTimeout as delay } from 'node:timers/promises';

/** @throws with `what` when it is not so */
export function verify(isSo, what) {
  if (!isSo) throw new Error(what);
}

/**
 * Asks again and again until the answer is something.
 * @template T @param {string} what for the error: "no window of …"
 * @param {() => Promise<T> | T} probe @returns {Promise<NonNullable<T>>}
 */
export async function until(what, probe, timeoutMs = 30_000) {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const answer = await probe();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(`${what} (waited ${timeoutMs / 1000} s)`);
    await delay(25);
  }
}
