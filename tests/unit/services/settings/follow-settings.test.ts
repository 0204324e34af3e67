import { expect, test } from 'vitest';
import { defaultSettings, secretNames, settingKeys } from '../../../../common/settings/settings';
import { Listeners } from '../../../../main/services/listeners';
import { followSettings } from '../../../../main/services/settings/follow-settings';
import type { SettingsChanged } from '../../../../main/services/settings/settings-service';

function followed() {
  const changed = new Listeners<SettingsChanged>();
  const renewed: string[] = [];
  const note = (what: string) => () => {
    renewed.push(what);
  };
  const stop = followSettings({
    settings: { changed },
    intake: { reconnectNow: note('karoo') },
    bimer: { forget: note('bimer') },
    outbox: { retryNow: note('outbox') },
    lookups: { refresh: note('lookups') },
  });
  const touch = (...keys: (keyof typeof defaultSettings | (typeof secretNames)[number])[]) => {
    renewed.length = 0;
    changed.emit({ values: defaultSettings, touched: new Set(keys) });
    return renewed.join(' ');
  };
  return { touch, stop };
}

const expected: Record<string, string> = {
  'karoo.baseUrl': 'karoo outbox',
  'karoo.token': 'karoo outbox',
  'karoo.routes': 'karoo outbox',
  'karoo.intake': 'karoo outbox',
  'karoo.pollSeconds': 'karoo outbox',
  'karoo.maxBacklog': 'karoo outbox',
  'bimer.baseUrl': 'bimer outbox lookups',
  'bimer.authStyle': 'bimer outbox lookups',
  'bimer.clientId': 'bimer outbox lookups',
  'bimer.clientSecret': 'bimer outbox lookups',
  'bimer.username': 'bimer outbox lookups',
  'bimer.password': 'bimer outbox lookups',
  'bimer.routes': 'bimer outbox lookups',
  'bimer.maxListItems': 'lookups',
  'network.proxy': 'bimer karoo outbox lookups',
  'network.proxyUser': 'bimer karoo outbox lookups',
  'network.proxyPassword': 'bimer karoo outbox lookups',
  'network.caFile': 'bimer karoo outbox lookups',
};

test.each([...settingKeys, ...secretNames])('%s renews what depends on it, and nothing else', (key) => {
  expect(followed().touch(key)).toBe(expected[key] ?? '');
});

test('each is renewed once, whatever changed together; a save without changes renews nothing', () => {
  const { touch, stop } = followed();
  expect(touch('karoo.baseUrl', 'karoo.token', 'network.proxy', 'appearance.theme')).toBe(
    'bimer karoo outbox lookups',
  );
  expect(touch()).toBe('');
  stop();
  expect(touch('karoo.baseUrl')).toBe('');
});
