import type { BrowserWindow } from 'electron';
import type { Inbox } from '../../services/inbox/inbox';
import type { UnreadableList } from '../../services/inbox/unreadable-list';
import type { SettingsService } from '../../services/settings/settings-service';
import type { Status } from '../../services/status/status';
import type { Handlers } from '../register';
import { shortcutsView } from '../shortcuts-view';

export interface AppHandlersOptions {
  status: Status;
  inbox: Inbox;
  unreadable: UnreadableList;
  settings: SettingsService;
  windows: {
    openInbox: () => Promise<void>;
    openSettings: () => Promise<void>;
    openForm: (attendanceId: string) => Promise<void>;
    openNextForm: () => Promise<boolean>;
    notePainted: (window: BrowserWindow) => void;
  };
}

type AppChannels =
  | 'app:status'
  | 'app:theme'
  | 'app:shortcuts'
  | 'app:open-inbox'
  | 'app:open-settings'
  | 'app:acknowledge-caught-up'
  | 'window:painted'
  | 'window:close'
  | 'inbox:list'
  | 'inbox:open'
  | 'inbox:open-next'
  | 'unreadable:list'
  | 'unreadable:dismiss';

export function appHandlers({
  status,
  inbox,
  unreadable,
  settings,
  windows,
}: AppHandlersOptions): Pick<Handlers, AppChannels> {
  return {
    'app:status': () => status.current(),
    'app:theme': () => settings.current()['appearance.theme'],
    'app:shortcuts': () => shortcutsView(settings.current()),
    'app:open-inbox': async () => {
      await windows.openInbox();
      return undefined;
    },
    'app:open-settings': async () => {
      await windows.openSettings();
      return undefined;
    },
    'app:acknowledge-caught-up': () => {
      status.acknowledgeCaughtUp();
      return undefined;
    },
    'window:painted': (_input, { window }) => {
      windows.notePainted(window);
      return undefined;
    },
    'window:close': (_input, { window }) => {
      window.close();
      return undefined;
    },
    'inbox:list': () => inbox.list(),
    'inbox:open': async ({ attendanceId }) => {
      await windows.openForm(attendanceId);
      return undefined;
    },
    'inbox:open-next': async () => ({ isOpened: await windows.openNextForm() }),
    'unreadable:list': () => unreadable.list(),
    'unreadable:dismiss': async ({ id }) => {
      await unreadable.dismiss(id);
      return undefined;
    },
  };
}
