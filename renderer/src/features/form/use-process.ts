import { computed, shallowRef, type ComputedRef, type Ref } from 'vue';
import { AppError } from '../../../../common/errors';
import type { BimerProcess } from '../../../../common/lookups';
import { call } from '../../ipc/client';
import { useDebounce } from './debounce';
import { createLatestOnly } from './latest-only';
import { processVerdict, type ProcessFinding, type ProcessVerdict } from './process-verdict';

const typingPauseMs = 400;

export interface ProcessLookup {
  verdict: ComputedRef<ProcessVerdict>;
  onTyped: () => void;
  onCommit: () => void;
  /** When no answer is outstanding any more. */
  settled: () => Promise<void>;
}

/**
 * Follows Número Processo. `onFound` is called for an open process whose number the agent has just given, not for
 * the number a draft opened with: what was changed after the first filling must stay.
 */
export function useProcess(
  number: Readonly<Ref<string>>,
  customerCode: Readonly<Ref<string>>,
  onFound: (process: BimerProcess) => void,
): ProcessLookup {
  const finding = shallowRef<ProcessFinding>({ state: 'idle' });
  const latest = createLatestOnly();
  const pause = useDebounce(typingPauseMs);
  const verdict = computed(() => processVerdict(finding.value, customerCode.value));
  let asked = '';
  let running: Promise<void> = Promise.resolve();

  function start(isGivenNow: boolean): void {
    running = look(isGivenNow);
  }

  async function look(isGivenNow: boolean): Promise<void> {
    const wanted = number.value.trim();
    const isLatest = latest.begin();
    asked = wanted;
    if (!/^\d+$/.test(wanted)) {
      finding.value = { state: 'idle' };
      return;
    }
    finding.value = { state: 'looking' };
    try {
      const process = await call('processes:by-number', { number: wanted });
      if (!isLatest()) return;
      finding.value = process ? { state: 'found', process } : { state: 'missing' };
      if (process && isGivenNow && !verdict.value.isBlocking) onFound(process);
    } catch (thrown) {
      if (!isLatest()) return;
      finding.value = { state: AppError.from(thrown).code === 'not-found' ? 'missing' : 'unreachable' };
      asked = '';
    }
  }

  function onTyped(): void {
    latest.cancel();
    finding.value = { state: 'idle' };
    asked = '';
    pause.soon(() => {
      start(true);
    });
  }

  function onCommit(): void {
    pause.cancel();
    if (number.value.trim() !== asked) start(true);
  }

  if (number.value !== '') start(false);
  return { verdict, onTyped, onCommit, settled: () => running };
}
