import type { ConnectionTester } from '../../services/settings/connection-tester';
import type { SettingsService } from '../../services/settings/settings-service';
import type { Snippets } from '../../services/snippets/snippets';
import { AppError } from '../../../common/errors';
import type { WindowIdentity } from '../../windows/window-registry';
import type { Handlers } from '../register';

export interface SettingsHandlersOptions {
  settings: SettingsService;
  tester: ConnectionTester;
  snippets: Snippets;
}

type SettingsChannels =
  'settings:read' | 'settings:save' | 'settings:test' | 'snippets:list' | 'snippets:save';

/** Only the settings window reads or changes settings. */
export function settingsHandlers({
  settings,
  tester,
  snippets,
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
    'snippets:list': () => snippets.list(),
    'snippets:save': async (input, caller) => {
      requireSettingsWindow(caller);
      await snippets.save(input.snippets);
      return undefined;
    },
  };
}

function requireSettingsWindow({ role }: WindowIdentity): void {
  if (role !== 'settings') throw new AppError('not-allowed');
}
