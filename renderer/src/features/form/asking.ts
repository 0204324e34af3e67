import { onScopeDispose } from 'vue';

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

export interface Debounced {
  /** Runs the work after the quiet time, counted again at every call. */
  soon: (work: () => void) => void;
  cancel: () => void;
}

/** Waits for a pause in the typing; ends with the component. `quietMs` in milliseconds. */
export function useDebounce(quietMs: number): Debounced {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = () => {
    clearTimeout(timer);
  };
  onScopeDispose(cancel);
  return {
    soon: (work) => {
      cancel();
      timer = setTimeout(work, quietMs);
    },
    cancel,
  };
}
