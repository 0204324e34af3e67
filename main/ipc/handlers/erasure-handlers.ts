import { AppError } from '../../../common/errors';
import type { Erasure } from '../../services/erasure/erasure';
import type { WindowIdentity } from '../../windows/window-registry';
import type { Handlers } from '../register';

export interface ErasureHandlersOptions {
  erasure: Erasure;
  forms: {
    /** Saves what is typed in the attendance's form, if it is open. */
    flush: (attendanceId: string) => Promise<void>;
    /** Closes the attendance's form, if it is open, without saving anything any more. */
    drop: (attendanceId: string) => void;
  };
}

type ErasureChannels = 'erasure:plan' | 'erasure:erase';

/** Only the settings window erases. */
export function erasureHandlers({ erasure, forms }: ErasureHandlersOptions): Pick<Handlers, ErasureChannels> {
  return {
    'erasure:plan': ({ subject }, caller) => {
      requireSettingsWindow(caller);
      return erasure.plan(subject);
    },
    'erasure:erase': async ({ subject, openIds }, caller) => {
      requireSettingsWindow(caller);
      // A save that is on its way must not bring anything back.
      await Promise.all(openIds.map((id) => forms.flush(id)));
      const { attendanceIds, unreadableCount } = await erasure.erase(subject, openIds);
      for (const id of attendanceIds) forms.drop(id);
      return { attendanceCount: attendanceIds.length + unreadableCount };
    },
  };
}

function requireSettingsWindow({ role }: WindowIdentity): void {
  if (role !== 'settings') throw new AppError('not-allowed');
}
