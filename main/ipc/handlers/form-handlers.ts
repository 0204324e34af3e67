import type { BrowserWindow } from 'electron';
import { AppError } from '../../../common/errors';
import type { Drafts } from '../../services/drafts/drafts';
import type { Outbox } from '../../services/outbox/outbox';
import type { KarooApi } from '../../services/ports';
import type { WindowIdentity } from '../../windows/window-registry';
import type { Handlers } from '../register';

export interface FormHandlersOptions {
  drafts: Drafts;
  outbox: Outbox;
  karoo: KarooApi;
  noteFlushed: (window: BrowserWindow) => void;
}

type FormChannels =
  | 'form:load'
  | 'form:save-draft'
  | 'form:suggestions'
  | 'form:submit'
  | 'form:conclude'
  | 'form:conversation'
  | 'form:flushed';

/** A form window speaks of its own attendance only; which one that is, main knows. */
export function formHandlers(options: FormHandlersOptions): Pick<Handlers, FormChannels> {
  const { drafts, outbox, karoo, noteFlushed } = options;
  return {
    'form:load': (_input, { attendanceId }) => (attendanceId === null ? null : drafts.open(attendanceId)),
    'form:save-draft': ({ form }, caller) => drafts.save(attendanceOf(caller), form),
    'form:suggestions': ({ customerCode }, caller) => drafts.suggest(attendanceOf(caller), customerCode),
    'form:submit': async ({ form, isLast }, caller) => ({
      registration: await outbox.submit(attendanceOf(caller), form, isLast),
    }),
    'form:conclude': async (_input, caller) => {
      await outbox.conclude(attendanceOf(caller));
      return undefined;
    },
    'form:conversation': (_input, caller) => karoo.conversation(attendanceOf(caller)),
    'form:flushed': (_input, { window }) => {
      noteFlushed(window);
      return undefined;
    },
  };
}

function attendanceOf({ attendanceId }: WindowIdentity): string {
  if (attendanceId === null) throw new AppError('not-allowed');
  return attendanceId;
}
