import type { Intake } from '../../services/intake/intake';
import type { ConnectionTester } from '../../services/settings/connection-tester';
import type { SettingsService } from '../../services/settings/settings-service';
import type { Snippets } from '../../services/snippets/snippets';
import { AppError } from '../../../common/errors';
import type { SettingsChange } from '../../../common/settings/settings-view';
import type { WindowIdentity } from '../../windows/window-registry';
import type { Handlers } from '../register';

export interface SettingsHandlersOptions {
  settings: SettingsService;
  tester: ConnectionTester;
  snippets: Snippets;
  /** The app's own connections, which a successful test of the same settings brings back to work. */
  bimer: { checkSignIn: () => Promise<void> };
  intake: Pick<Intake, 'state' | 'reconnectNow'>;
  outbox: { retryNow: () => void };
}

type SettingsChannels =
  'settings:read' | 'settings:save' | 'settings:test' | 'snippets:list' | 'snippets:save';

/** Only the settings window reads or changes settings. */
export function settingsHandlers({
  settings,
  tester,
  snippets,
  bimer,
  intake,
  outbox,
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
    'settings:test': async ({ service, change }, caller) => {
      requireSettingsWindow(caller);
      const result = await tester.test(service, change);
      if (!result.isOk || isAbout(service, change)) return result;
      if (service === 'bimer') {
        await bimer.checkSignIn().catch(() => undefined);
        outbox.retryNow();
      } else if (intake.state().state !== 'online') intake.reconnectNow();
      return result;
    },
    'snippets:list': () => snippets.list(),
    'snippets:save': async (input, caller) => {
      requireSettingsWindow(caller);
      await snippets.save(input.snippets);
      return undefined;
    },
  };
}

function isAbout(service: 'karoo' | 'bimer', { values, secrets }: SettingsChange): boolean {
  return [...Object.keys(values), ...Object.keys(secrets)].some((key) => key.startsWith(`${service}.`));
}

function requireSettingsWindow({ role }: WindowIdentity): void {
  if (role !== 'settings') throw new AppError('not-allowed');
}
