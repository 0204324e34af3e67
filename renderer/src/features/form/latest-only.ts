/**
 * Guards against stale answers: `begin` gives a check that is true only while no later `begin` or `cancel` came.
 */
export function createLatestOnly(): { begin: () => () => boolean; cancel: () => void } {
  let turn = 0;
  return {
    begin: () => {
      const mine = ++turn;
      return () => mine === turn;
    },
    cancel: () => {
      turn += 1;
    },
  };
}
