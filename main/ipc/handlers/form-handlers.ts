import type { BrowserWindow } from 'electron';
import { maskConversation } from '../../../common/attendance/mask';
import { AppError } from '../../../common/errors';
import { maskRulesOf } from '../../../common/settings/settings';
import type { Drafts } from '../../services/drafts/drafts';
import type { Outbox } from '../../services/outbox/outbox';
import type { KarooApi } from '../../services/ports';
import type { SettingsService } from '../../services/settings/settings-service';
import type { WindowIdentity } from '../../windows/window-registry';
import type { Handlers } from '../register';

export interface FormHandlersOptions {
  drafts: Drafts;
  outbox: Outbox;
  karoo: KarooApi;
  settings: Pick<SettingsService, 'current'>;
  noteFlushed: (window: BrowserWindow, request: number, isSaved: boolean) => void;
  walk: (window: BrowserWindow, step: 1 | -1) => void;
  /** Closes the attendance's form without saving. */
  drop: (attendanceId: string) => void;
}

type FormChannels =
  | 'form:load'
  | 'form:save-draft'
  | 'form:save-view'
  | 'form:suggestions'
  | 'form:submit'
  | 'form:conclude'
  | 'form:conversation'
  | 'form:walk'
  | 'form:flushed'
  | 'form:close-unsaved';

/** A form window speaks of its own attendance only; which one that is, main knows. */
export function formHandlers(options: FormHandlersOptions): Pick<Handlers, FormChannels> {
  const { drafts, outbox, karoo, settings, noteFlushed, walk, drop } = options;
  return {
    'form:load': (_input, { attendanceId }) => (attendanceId === null ? null : drafts.open(attendanceId)),
    'form:suggestions': ({ customerCode }, caller) => drafts.suggest(attendanceOf(caller), customerCode),
    'form:save-draft': ({ form, ...extras }, caller) => drafts.save(attendanceOf(caller), form, extras),
    'form:save-view': async ({ view }, caller) => {
      await drafts.saveView(attendanceOf(caller), view);
      return undefined;
    },
    'form:submit': async ({ form, isLast, pickedMessageIds }, caller) => ({
      registration: await outbox.submit(attendanceOf(caller), form, isLast, pickedMessageIds),
    }),
    'form:conclude': async (_input, caller) => {
      await outbox.conclude(attendanceOf(caller));
      return undefined;
    },
    // Hidden here already: what the agent reads and picks is what would be sent.
    'form:conversation': async (_input, caller) =>
      maskConversation(await karoo.conversation(attendanceOf(caller)), maskRulesOf(settings.current())),
    'form:close-unsaved': (_input, caller) => {
      drop(attendanceOf(caller));
      return undefined;
    },
    'form:walk': ({ step }, { window }) => {
      walk(window, step);
      return undefined;
    },
    'form:flushed': ({ request, isSaved }, { window }) => {
      noteFlushed(window, request, isSaved);
      return undefined;
    },
  };
}

function attendanceOf({ attendanceId }: WindowIdentity): string {
  if (attendanceId === null) throw new AppError('not-allowed');
  return attendanceId;
}
