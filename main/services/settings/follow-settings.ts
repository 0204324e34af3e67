import type { SecretName, SettingKey } from '../../../common/settings/settings';
import type { Intake } from '../intake/intake';
import type { Outbox } from '../outbox/outbox';
import type { ObservedBimerApi } from '../status/observed-bimer-api';
import type { SettingsService } from './settings-service';

export interface FollowSettingsOptions {
  settings: Pick<SettingsService, 'changed'>;
  intake: Pick<Intake, 'reconnectNow'>;
  bimer: Pick<ObservedBimerApi, 'forget'>;
  outbox: Pick<Outbox, 'retryNow'>;
  lookups: { refresh: () => void };
}

type Touched = readonly (SettingKey | SecretName)[];

const network: Touched = ['network.proxy', 'network.proxyUser', 'network.proxyPassword', 'network.caFile'];

/** What the connection to Karoo was opened with; the next one reads all of it again. */
const karoo: Touched = [
  ...network,
  'karoo.baseUrl',
  'karoo.token',
  'karoo.routes',
  'karoo.intake',
  'karoo.pollSeconds',
  'karoo.maxBacklog',
];

/** As whom, where and how Bimer was signed in to. */
const bimer: Touched = [
  ...network,
  'bimer.baseUrl',
  'bimer.authStyle',
  'bimer.clientId',
  'bimer.clientSecret',
  'bimer.username',
  'bimer.password',
  'bimer.routes',
];

const lookupLists: Touched = [...bimer, 'bimer.maxListItems'];

/**
 * Connections hold on to settings; each is renewed when one of its own is another one, and by nothing else. Whatever is
 * named nowhere here is read when it is needed. Returns what ends that.
 */
export function followSettings(options: FollowSettingsOptions): () => void {
  const { settings, intake, outbox, lookups } = options;
  return settings.changed.add(({ touched }) => {
    const isAbout = (keys: Touched) => keys.some((key) => touched.has(key));
    if (isAbout(bimer)) options.bimer.forget();
    if (isAbout(karoo)) intake.reconnectNow();
    if (isAbout(bimer) || isAbout(karoo)) outbox.retryNow();
    if (isAbout(lookupLists)) lookups.refresh();
  });
}
