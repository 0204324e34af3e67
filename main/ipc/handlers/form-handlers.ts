import type { BrowserWindow } from 'electron';
import { AppError } from '../../../common/errors';
import type { FormPayload } from '../../../common/attendance/form-payload';
import type { Conversations } from '../../services/conversations/conversations';
import { HandOver } from '../../services/conversations/hand-over';
import type { Drafts } from '../../services/drafts/drafts';
import type { OpenedForm } from '../../services/drafts/form-target';
import type { Outbox } from '../../services/outbox/outbox';
import type { WindowIdentity } from '../../windows/window-registry';
import type { Handlers } from '../register';

export interface FormHandlersOptions {
  drafts: Drafts;
  outbox: Outbox;
  conversations: Conversations;
  forms: {
    /** Decides anew what the window's form is about, and builds what it shows first. */
    retarget: (caller: WindowIdentity, attendanceId: string) => FormPayload;
    /** The agent works in it. */
    noteTouched: (window: BrowserWindow) => void;
    noteFlushed: (window: BrowserWindow, request: number, isSaved: boolean) => void;
    walk: (window: BrowserWindow, step: 1 | -1) => void;
    /** Closes the attendance's form without saving. */
    drop: (attendanceId: string) => void;
  };
}

type FormChannels =
  | 'form:load'
  | 'form:save-draft'
  | 'form:save-view'
  | 'form:suggestions'
  | 'form:submit'
  | 'form:conclude'
  | 'form:conversation'
  | 'form:conversation-part'
  | 'form:walk'
  | 'form:flushed'
  | 'form:close-unsaved';

/** A form window speaks of its own attendance only; which one that is, and what of it the form is about, main knows. */
export function formHandlers(options: FormHandlersOptions): Pick<Handlers, FormChannels> {
  const { drafts, outbox, conversations, forms } = options;
  const handOver = new HandOver();
  return {
    'form:load': (_input, caller) =>
      caller.attendanceId === null ? null : forms.retarget(caller, caller.attendanceId),
    'form:suggestions': ({ customerCode }, caller) =>
      drafts.suggest(targetOf(caller).attendanceId, customerCode),
    'form:save-draft': ({ form, ...extras }, caller) => {
      forms.noteTouched(caller.window);
      return drafts.save(targetOf(caller), form, extras);
    },
    'form:save-view': async ({ view }, caller) => {
      await drafts.saveView(targetOf(caller), view);
      return undefined;
    },
    'form:submit': async ({ form, isLast, pickedMessageIds }, caller) => {
      forms.noteTouched(caller.window);
      const registration = await outbox.submit(targetOf(caller), form, isLast, pickedMessageIds);
      // Until the page asks what comes next, its form is about this one: if it is refused, it is corrected in place.
      caller.correctingKey = registration.key;
      return { registration };
    },
    'form:conclude': async (_input, caller) => {
      await outbox.conclude(targetOf(caller).attendanceId);
      return undefined;
    },
    'form:conversation': async (_input, caller) =>
      handOver.begin(caller, await conversations.read(targetOf(caller).attendanceId)),
    'form:conversation-part': ({ reading, from }, caller) => handOver.more(caller, reading, from),
    'form:close-unsaved': (_input, caller) => {
      forms.drop(targetOf(caller).attendanceId);
      return undefined;
    },
    'form:walk': ({ step }, { window }) => {
      forms.walk(window, step);
      return undefined;
    },
    'form:flushed': ({ request, isSaved }, { window }) => {
      forms.noteFlushed(window, request, isSaved);
      return undefined;
    },
  };
}

function targetOf({ attendanceId, correctingKey, sequence }: WindowIdentity): OpenedForm {
  if (attendanceId === null) throw new AppError('not-allowed');
  return { attendanceId, correctingKey, sequence };
}
