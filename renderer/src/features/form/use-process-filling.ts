import type { Ref } from 'vue';
import type { BimerProcess } from '../../../../common/lookups';
import type { FormModels } from './use-form-values';

type FilledField = 'nextContactUserId' | 'nextContactDate' | 'contactName';

export interface ProcessFilling {
  /** Takes over what follows from the process, in place of what followed from an earlier one. */
  fill: (process: BimerProcess) => void;
  /** Puts back what stood there before, except where the agent has changed it since. */
  undo: () => void;
}

/** What a given process fills: next contact always, the contact's name only where there is none. */
export function useProcessFilling(
  models: Pick<FormModels, FilledField>,
  isDateOwn: Ref<boolean>,
): ProcessFilling {
  const changes = new Map<FilledField, { before: string; filled: string }>();
  let wasDateOwn = false;

  function put(field: FilledField, filled: string | null): void {
    if (filled === null) return;
    changes.set(field, { before: models[field].value, filled });
    models[field].value = filled;
  }

  function undo(): void {
    for (const [field, { before, filled }] of changes) {
      if (models[field].value !== filled) continue;
      models[field].value = before;
      if (field === 'nextContactDate') isDateOwn.value = wasDateOwn;
    }
    changes.clear();
  }

  function fill(process: BimerProcess): void {
    undo();
    wasDateOwn = isDateOwn.value;
    put('nextContactUserId', process.nextContactUserId);
    put('nextContactDate', process.nextContactDate);
    if (process.nextContactDate !== null) isDateOwn.value = true;
    if (models.contactName.value.trim() === '') put('contactName', process.contactName);
  }

  return { fill, undo };
}
