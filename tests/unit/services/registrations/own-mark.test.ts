import { expect, test } from 'vitest';
import { isOwnMark } from '../../../../main/services/registrations/own-mark';
import { inStep, sampleRegistered } from '../../../support/fakes/samples';

const registered = { progress: sampleRegistered({ number: '77' }) };
test.each([
  [[], '77', false],
  [[{ progress: inStep.queued }], null, false],
  [[registered], '77', true],
  [[registered], null, true],
  [[registered], '78', false],
  [[{ progress: inStep.asking }, registered], '77', true],
] as const)('of %j the mark %s is our own: %s', (registrations, number, expected) => {
  expect(isOwnMark(registrations, number)).toBe(expected);
});
