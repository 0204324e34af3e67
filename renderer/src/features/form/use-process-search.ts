import type { FormEvent, ProcessKnowledge } from '../../../../common/attendance/form-state';
import { AppError } from '../../../../common/errors';
import { call } from '../../ipc/client';
import { createLatestOnly, useDebounce } from './asking';
import type { ToldForm } from './told-form';

const typingPauseMs = 400;

export interface ProcessSearch {
  follow: (event: FormEvent) => void;
  /** The number is as it is meant: it is looked up at once. */
  commit: () => void;
  /** When no answer is outstanding any more. */
  settled: () => Promise<void>;
}

/**
 * Follows Número Processo. A number that the agent has just given fills the form, one that a draft opened with does
 * not: what was changed after the first filling must stay.
 */
export function useProcessSearch({ state, tell }: ToldForm): ProcessSearch {
  const latest = createLatestOnly();
  const pause = useDebounce(typingPauseMs);
  let asked = '';
  let running: Promise<void> = Promise.resolve();
  const number = () => state.value.values.processNumber.trim();

  function know(knowledge: ProcessKnowledge, fills = false): void {
    tell({ kind: 'process-told', knowledge, fills });
  }

  async function look(fills: boolean): Promise<void> {
    const wanted = number();
    const isLatest = latest.begin();
    asked = wanted;
    if (!/^\d+$/.test(wanted)) {
      know({ state: 'idle' });
      return;
    }
    know({ state: 'looking' });
    try {
      const process = await call('processes:by-number', { number: wanted });
      if (isLatest()) know(process ? { state: 'found', process } : { state: 'missing' }, fills);
    } catch (thrown) {
      if (!isLatest()) return;
      know({ state: AppError.from(thrown).code === 'not-found' ? 'missing' : 'unreachable' });
      asked = '';
    }
  }

  function onTyped(): void {
    latest.cancel();
    asked = '';
    pause.soon(() => {
      running = look(true);
    });
  }

  function commit(): void {
    pause.cancel();
    if (number() !== asked) running = look(true);
  }

  return {
    follow: (event) => {
      if (event.kind === 'opened' && number() !== '') running = look(false);
      else if (event.kind === 'edited' && event.field === 'processNumber') onTyped();
      else if (event.kind === 'process-chosen') commit();
    },
    commit,
    settled: () => running,
  };
}
