import { expect, test } from 'vitest';
import { defaultSettings, type Settings } from '../../../../common/settings/settings';
import {
  emptyPolicy,
  resolveSettings,
  type Policy,
} from '../../../../main/services/settings/resolve-settings';

const key = 'appearance.theme' as const;
const cases: [
  what: string,
  user: Partial<Settings>,
  policy: Partial<Policy>,
  expected: Settings[typeof key],
][] = [
  ['the default', {}, {}, defaultSettings[key]],
  ['the policy before the default', {}, { settings: { [key]: 'dark' } }, 'dark'],
  ['the user before the policy', { [key]: 'light' }, { settings: { [key]: 'dark' } }, 'light'],
  [
    'a locked policy before the user',
    { [key]: 'light' },
    { settings: { [key]: 'dark' }, locked: [key] },
    'dark',
  ],
  ['a lock without a value: the default', { [key]: 'light' }, { locked: [key] }, 'system'],
];

test.each(cases)('%s', (_what, user, policy, expected) => {
  expect(resolveSettings(user, { ...emptyPolicy, ...policy })[key]).toBe(expected);
});
