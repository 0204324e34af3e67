import { AppError } from '../../../common/errors';
import type { Drafts } from '../../services/drafts/drafts';
import type { FormTarget } from '../../services/drafts/form-target';
import type { WindowIdentity } from '../../windows/window-registry';
import type { Handlers } from '../register';

export interface DraftHandlersOptions {
  drafts: Drafts;
  forms: {
    find: (attendanceId: string) => WindowIdentity | undefined;
    /** Saves what is typed in the attendance's form, if it is open. */
    flush: (attendanceId: string) => Promise<void>;
    /** Closes the attendance's form, if it is open, without saving anything any more. */
    drop: (attendanceId: string) => void;
  };
}

type DraftChannels = 'draft:text' | 'draft:discard';

/** What the agent does with what was typed, from the list as from the form itself. */
export function draftHandlers({ drafts, forms }: DraftHandlersOptions): Pick<Handlers, DraftChannels> {
  /** What the agent sees of the attendance: its open form, else the draft that the list tells of. */
  const targetOf = (attendanceId: string): FormTarget => ({
    attendanceId,
    correctingKey: forms.find(attendanceId)?.correctingKey ?? null,
  });
  return {
    'draft:text': async ({ attendanceId }, caller) => {
      guardOwn(attendanceId, caller);
      await forms.flush(attendanceId);
      return { text: drafts.text(targetOf(attendanceId)) };
    },
    'draft:discard': async ({ attendanceId }, caller) => {
      guardOwn(attendanceId, caller);
      // A save that is on its way must not bring it back; the form itself saves nothing while it asks.
      if (caller.role !== 'form') await forms.flush(attendanceId);
      await drafts.discard(targetOf(attendanceId));
      // The form that asked closes itself once it has the answer.
      if (caller.role !== 'form') forms.drop(attendanceId);
      return undefined;
    },
  };
}

/** A form speaks of its own attendance only. */
function guardOwn(attendanceId: string, caller: WindowIdentity): void {
  if (caller.role === 'form' && caller.attendanceId !== attendanceId) throw new AppError('not-allowed');
}
