import { expect, it } from 'vitest';
import type { SettingOrigin } from '../../../common/settings/settings-view';
import { policyTexts } from '../../../common/texts/policy';

it.each<[SettingOrigin, string]>([
  [{ from: 'default', place: null, lock: null }, 'Valor de fábrica'],
  [{ from: 'user', place: '/etc/policy.json', lock: null }, 'Escolhido neste computador'],
  [{ from: 'policy', place: '/etc/policy.json', lock: null }, 'Valor inicial da empresa (/etc/policy.json)'],
  [
    { from: 'policy', place: 'diretiva de grupo do computador', lock: 'policy' },
    'Definido pela empresa (diretiva de grupo do computador)',
  ],
  [
    { from: 'user', place: '/etc/policy.json', lock: 'unread' },
    'Escolhido neste computador; a política não pôde ser lida (/etc/policy.json)',
  ],
])('says where a value comes from: %j', (origin, text) => {
  expect(policyTexts.origin(origin)).toBe(text);
});
