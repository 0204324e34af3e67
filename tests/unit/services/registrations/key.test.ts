import { expect, test } from 'vitest';
import { keyPart, registrationKey } from '../../../../main/services/registrations/key';
import { samplePending } from '../../../support/fakes/samples';

test('the random part is eight lower-case letters and digits, each as likely as the other', () => {
  const asked: number[] = [];
  const part = keyPart((below) => {
    asked.push(below);
    return (asked.length * 5) % below;
  });
  expect(part).toBe('fkpuz49e');
  expect(asked).toEqual(Array(8).fill(36));
  expect(keyPart(() => 35)).toBe('99999999');
});

test('the key names the account once, the attendance as Karoo does, and which registration of it this is', () => {
  const stored = { ...samplePending({ id: 'conta1/k1' }), nextSequence: 3 };
  expect(registrationKey(stored, 'abcd1234')).toBe('karoo:conta1:k1:3:abcd1234');
});
