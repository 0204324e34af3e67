import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../main/app/config';

describe('readConfig', () => {
  it('reads the documented switches and passes over those of Chromium', () => {
    const argv = [
      '.',
      '--no-sandbox',
      '--demo',
      '--hidden',
      '--provision=/etc/p.json',
      '--user-data-dir=/tmp/d',
    ];
    expect(readConfig(argv, {}, 'linux')).toEqual({
      isDemo: true,
      isHidden: true,
      provisionFile: '/etc/p.json',
      policyFile: '/etc/karoo-bimer-companion/policy.json',
      hasOwnDataFolder: true,
    });
  });

  it('starts plainly without any', () => {
    expect(readConfig([], {}, 'linux')).toMatchObject({
      isDemo: false,
      isHidden: false,
      provisionFile: null,
      hasOwnDataFolder: false,
    });
  });

  it.each<[NodeJS.Platform, NodeJS.ProcessEnv, string]>([
    ['linux', { KBC_POLICY_FILE: '/x/policy.json' }, '/x/policy.json'],
    ['win32', { ProgramData: 'D:\\Dados' }, 'D:\\Dados\\Karoo Bimer Companion\\policy.json'],
    ['win32', {}, 'C:\\ProgramData\\Karoo Bimer Companion\\policy.json'],
    ['darwin', {}, '/Library/Application Support/Karoo Bimer Companion/policy.json'],
  ])('finds the policy on %s', (platform, env, policyFile) => {
    expect(readConfig([], env, platform).policyFile).toBe(policyFile);
  });
});
