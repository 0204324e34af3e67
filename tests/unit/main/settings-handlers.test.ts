import { expect, test } from 'vitest';
import type { ConnectionTest } from '../../../common/settings/settings-view';
import { settingsHandlers, type SettingsHandlersOptions } from '../../../main/ipc/handlers/settings-handlers';
import type { WindowIdentity } from '../../../main/windows/window-registry';

const settingsWindow = { role: 'settings' } as WindowIdentity;

async function tested(
  service: 'karoo' | 'bimer',
  { isOk = true, karoo = 'signed-out', values = {} } = {},
): Promise<string[]> {
  const done: string[] = [];
  const result: ConnectionTest = { service, isOk, message: '', action: null };
  const handlers = settingsHandlers({
    tester: { test: () => Promise.resolve(result) },
    bimer: {
      checkSignIn: () => {
        done.push('bimer');
        return Promise.resolve();
      },
    },
    intake: { state: () => ({ state: karoo }), reconnectNow: () => done.push('karoo') },
    outbox: { retryNow: () => done.push('outbox') },
  } as unknown as SettingsHandlersOptions);
  await handlers['settings:test']({ service, change: { values, secrets: {} } }, settingsWindow);
  return done;
}

test('a good test of the settings in force brings the connection back to work', async () => {
  expect(await tested('bimer')).toEqual(['bimer', 'outbox']);
  expect(await tested('karoo')).toEqual(['karoo']);
});

test('Karoo is not connected to anew while it is heard', async () => {
  expect(await tested('karoo', { karoo: 'online' })).toEqual([]);
});

test('a test that failed, or of settings that are not in force, changes nothing', async () => {
  expect(await tested('bimer', { isOk: false })).toEqual([]);
  expect(await tested('karoo', { isOk: false })).toEqual([]);
  expect(await tested('bimer', { values: { 'bimer.username': 'bia' } })).toEqual([]);
  expect(await tested('karoo', { values: { 'karoo.baseUrl': 'https://k.example' } })).toEqual([]);
});
