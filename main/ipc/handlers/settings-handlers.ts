import type { ConnectionTester } from '../../services/settings/connection-tester';
import type { SettingsService } from '../../services/settings/settings-service';
import { AppError } from '../../../common/errors';
import type { WindowIdentity } from '../../windows/window-registry';
import type { Handlers } from '../register';

export interface SettingsHandlersOptions {
  settings: SettingsService;
  tester: ConnectionTester;
}

type SettingsChannels = 'settings:read' | 'settings:save' | 'settings:test';

/** Only the settings window reads or changes settings. */
export function settingsHandlers({
  settings,
  tester,
}: SettingsHandlersOptions): Pick<Handlers, SettingsChannels> {
  return {
    'settings:read': (_input, caller) => {
      requireSettingsWindow(caller);
      return settings.view();
    },
    'settings:save': (change, caller) => {
      requireSettingsWindow(caller);
      return settings.save(change);
    },
    'settings:test': ({ service, change }, caller) => {
      requireSettingsWindow(caller);
      return tester.test(service, change);
    },
  };
}

function requireSettingsWindow({ role }: WindowIdentity): void {
  if (role !== 'settings') throw new AppError('not-allowed');
}
