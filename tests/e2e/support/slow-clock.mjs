/**
 * Turns the wall clock into one that was right at `began` and then read `reads`, ms since the epoch, and goes ten times
 * slower. Timers keep their speed. It does go on: Vue tells events apart by it.
 * @param {{ began: number, reads: number }} start
 */
export function slowClock({ began, reads }) {
  const { Date: Real } = globalThis;
  const now = () => reads + Math.floor((Real.now() - began) / 10);
  globalThis.Date = class extends Real {
    constructor(...given) {
      if (given.length === 0) super(now());
      else super(...given);
    }

    static now() {
      return now();
    }
  };
}
