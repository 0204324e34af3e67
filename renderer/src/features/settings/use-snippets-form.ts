import { computed, ref, watch, type ComputedRef, type Ref } from 'vue';
import { AppError } from '../../../../common/errors';
import { snippetProblem, type Snippet } from '../../../../common/snippets';
import { call } from '../../ipc/client';
import { useSnippetsStore } from '../../stores/snippets-store';
import { useSettingsForm } from './use-settings-form';

/** A snippet in the list; `id` keeps its fields apart while triggers are typed. */
export interface SnippetRow extends Snippet {
  id: number;
}

export interface SnippetsForm {
  rows: Ref<SnippetRow[]>;
  /** By row, after the first attempt to save: what is wrong. */
  problems: ComputedRef<ReadonlyMap<number, { field: keyof Snippet; text: string }>>;
  add: () => SnippetRow;
  remove: (id: number) => void;
}

const plain = (rows: readonly Snippet[]): Snippet[] =>
  rows.map(({ trigger, text }) => ({ trigger: trigger.trim().replace(/^\//, ''), text }));

/** The agent's own texts as they stand in the fields; saved with the settings. */
export function useSnippetsForm(): SnippetsForm {
  const form = useSettingsForm();
  const store = useSnippetsStore();
  const rows = ref<SnippetRow[]>([]);
  const isAttempted = ref(false);
  let lastId = 0;
  const rowOf = (snippet: Snippet): SnippetRow => ({ ...snippet, id: (lastId += 1) });
  const isChanged = computed(() => JSON.stringify(plain(rows.value)) !== JSON.stringify(store.items));

  const found = computed(() => {
    const all = plain(rows.value);
    return new Map(
      all.flatMap((snippet, at) => {
        const problem = snippetProblem(snippet, all.slice(0, at));
        const id = rows.value[at]?.id;
        return problem && id !== undefined ? [[id, problem] as const] : [];
      }),
    );
  });

  watch(
    () => store.items,
    (items) => {
      rows.value = items.map(rowOf);
    },
    { immediate: true },
  );
  form.addPart({
    label: 'Textos rápidos',
    isChanged,
    save: async () => {
      isAttempted.value = true;
      if (found.value.size > 0) throw new AppError('invalid-input');
      await call('snippets:save', { snippets: plain(rows.value) });
      isAttempted.value = false;
    },
  });
  void store.start().catch(() => undefined);

  return {
    rows,
    problems: computed(() => (isAttempted.value ? found.value : new Map())),
    add: () => {
      const row = rowOf({ trigger: '', text: '' });
      rows.value = [...rows.value, row];
      return row;
    },
    remove: (id) => {
      rows.value = rows.value.filter((row) => row.id !== id);
    },
  };
}
