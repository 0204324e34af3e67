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
      '--provision-only',
      '--delete-provision-file',
      '--user-data-dir=/tmp/d',
    ];
    expect(readConfig(argv, {})).toEqual({
      isDemo: true,
      isHidden: true,
      provisionFile: '/etc/p.json',
      isProvisionOnly: true,
      deletesProvisionFile: true,
      policyOverride: null,
      hasOwnDataFolder: true,
    });
  });

  it('starts plainly without any', () => {
    expect(readConfig([], {})).toMatchObject({
      isDemo: false,
      isHidden: false,
      provisionFile: null,
      isProvisionOnly: false,
      deletesProvisionFile: false,
      hasOwnDataFolder: false,
    });
  });

  it.each([
    [{ KBC_POLICY_FILE: '/x/policy.json' }, '/x/policy.json'],
    [{ KBC_POLICY_FILE: '' }, null],
  ])('reads %j', (env, policyOverride) => {
    expect(readConfig([], env).policyOverride).toBe(policyOverride);
  });
});
