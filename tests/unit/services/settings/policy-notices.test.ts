import { expect, test } from 'vitest';
import { Listeners } from '../../../../main/services/listeners';
import { tellOfPolicy } from '../../../../main/services/settings/policy-notices';
import { emptyPolicy, type Policy } from '../../../../main/services/settings/resolve-settings';
import { Notices } from '../../../../main/services/status/notices';

test('what is wrong with the policy is told at once, replaced by what is wrong with the next, and taken back', () => {
  const policy = {
    current: () => ({ ...emptyPolicy, problems: ['Não pôde ser lida.', 'Nem a outra.'] }),
    changed: new Listeners<Policy>(),
  };
  const notices = new Notices();
  notices.set('disk', 'O disco está cheio.');
  tellOfPolicy(policy, notices);
  expect(notices.list()).toEqual(['O disco está cheio.', 'Não pôde ser lida. Nem a outra.']);
  policy.changed.emit({ ...emptyPolicy, problems: ['Há um valor que não serve.'] });
  expect(notices.list()).toEqual(['O disco está cheio.', 'Há um valor que não serve.']);
  policy.changed.emit(emptyPolicy);
  expect(notices.list()).toEqual(['O disco está cheio.']);
});
