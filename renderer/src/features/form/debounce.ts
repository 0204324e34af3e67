import { onScopeDispose } from 'vue';

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
