import { expect, test } from 'vitest';
import { isOwnMark } from '../../../../main/services/registrations/own-mark';
import { inStep, sampleAttendance, sampleRegistered } from '../../../support/fakes/samples';

const attendance = sampleAttendance();
const { finishedAt } = attendance;
const registered = { attendance, progress: sampleRegistered({ number: '77' }) };

test.each([
  [[], '77', false],
  [[{ attendance, progress: inStep.queued }], null, false],
  [[registered], '77', true],
  [[registered], null, true],
  [[registered], '78', false],
  [[{ attendance, progress: inStep.asking }, registered], '77', true],
] as const)('of %j the mark %s is our own: %s', (registrations, number, expected) => {
  expect(isOwnMark(registrations, { finishedAt, number })).toBe(expected);
});

test.each([
  ['77', true],
  ['78', false],
  [null, false],
])(
  'of an attendance that finished again, what was registered before says something of the number %s only: %s',
  (number, expected) => {
    expect(isOwnMark([registered], { finishedAt: '2026-11-24T11:59:00Z', number })).toBe(expected);
  },
);
