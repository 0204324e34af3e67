import { watch, type Ref } from 'vue';
import type { BimerProcess } from '../../../../common/lookups';
import type { FormModels } from './use-form-values';

type FilledField = 'nextContactUserId' | 'nextContactDate' | 'contactName';

export interface ProcessFilling {
  /** Takes over what follows from the process, in place of what followed from an earlier one. */
  fill: (process: BimerProcess) => void;
  /** Puts back what stood there before, except where the agent has changed it since. */
  undo: () => void;
}

/**
 * What a given process fills: the next contact, except what the agent changed after giving the number, however late
 * the process is found; the contact's name only where there is none.
 */
export function useProcessFilling(
  models: Pick<FormModels, FilledField | 'processNumber'>,
  isDateOwn: Ref<boolean>,
): ProcessFilling {
  const changes = new Map<FilledField, { before: string; filled: string }>();
  let wasDateOwn = false;
  /** The next contact as it stood when the number was given; null = the number comes from a draft. */
  let given: { userId: string; date: string } | null = null;
  watch(
    models.processNumber,
    () => {
      given = { userId: models.nextContactUserId.value, date: models.nextContactDate.value };
    },
    { flush: 'sync' },
  );

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
    const isUserFree = models.nextContactUserId.value === given?.userId;
    const isDateFree = given !== null && (!isDateOwn.value || models.nextContactDate.value === given.date);
    undo();
    wasDateOwn = isDateOwn.value;
    if (isUserFree) put('nextContactUserId', process.nextContactUserId);
    if (isDateFree) put('nextContactDate', process.nextContactDate);
    if (isDateFree && process.nextContactDate !== null) isDateOwn.value = true;
    if (models.contactName.value.trim() === '') put('contactName', process.contactName);
  }

  return { fill, undo };
}
