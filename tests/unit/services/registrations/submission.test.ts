import { describe, expect, test } from 'vitest';
import type { StoredRegistration } from '../../../../main/services/registrations/registration';
import { planSubmission, type SubmissionInput } from '../../../../main/services/registrations/submission';
import type { StoredAttendance } from '../../../../main/services/stored-shapes';
import { inStep, sampleForm, samplePending, sampleRegistration } from '../../../support/fakes/samples';

const now = 1_000;

function submitted({
  state,
  ...changes
}: Partial<SubmissionInput> & { state?: StoredAttendance['state'] } = {}) {
  const form = changes.form ?? sampleForm();
  return planSubmission({
    stored: { ...samplePending(), ...(state && { state }) },
    sequence: 1,
    form,
    typed: form,
    isLast: false,
    corrected: null,
    existing: [],
    customer: null,
    draft: undefined,
    newKeyPart: () => 'zzzz9999',
    undoUntil: null,
    now,
    ...changes,
  }).registration;
}

const other = (changes: Partial<StoredRegistration>) =>
  sampleRegistration({ key: 'other', attendanceId: 'k9', createdAt: 5_000, ...changes });

test('what is new has been sent nowhere, holds no messages, and nothing of it can be in Bimer', () => {
  expect(submitted()).toMatchObject({
    pickedMessageIds: [],
    disowned: [],
    sentTo: [],
    sentAt: null,
    trace: { kind: 'none' },
    karooCheck: 'needed',
  });
});

test('its place is counted among those of its own attendance', () => {
  expect(submitted({ existing: [other({ ordinal: 1 })] }).ordinal).toBe(1);
  expect(submitted({ existing: [other({ attendanceId: 'k1', ordinal: 1 })] }).ordinal).toBe(2);
});

test.each([
  [null, { for: 'turn' }],
  [3_000, { for: 'undo', until: 3_000 }],
])('with time to undo until %s it waits so: %j', (undoUntil, wait) => {
  expect(submitted({ undoUntil }).progress).toEqual({ step: 'queued', wait });
});

describe('it comes after those of its customer that wait, whatever the clock says', () => {
  test.each<[string, Partial<StoredRegistration>, number]>([
    ['a queued one', { progress: inStep.queued }, 5_001],
    ['one that is being sent', { progress: inStep.sending }, 5_001],
    ['one that is being looked for', { progress: inStep.verifying }, 5_001],
    ['an older one', { createdAt: 10 }, now],
    ['one that is registered', { progress: inStep.registered }, now],
    ['one that was refused', { progress: inStep.refused }, now],
    ['one that asks', { progress: inStep.asking }, now],
    ['one of another customer', { form: sampleForm({ customerCode: '00777' }) }, now],
  ])('%s', (_what, changes, expected) => {
    expect(submitted({ existing: [other(changes)] }).createdAt).toBe(expected);
  });

  test('the newest of several', () => {
    const existing = [5_000, 7_000, 6_000].map((createdAt) => other({ createdAt }));
    expect(submitted({ existing }).createdAt).toBe(7_001);
  });
});

test.each([
  ['concluded', 1, /já foi enviado/, /Acompanhe/],
  ['integrated-elsewhere', 1, /integrado por outro meio/, /Copie o que foi digitado/],
  ['pending', 2, /acabou de ser enviado/, /abra o formulário de novo/],
] as const)(
  'of an attendance that is %s, for its registration %i: not allowed',
  (state, sequence, message, action) => {
    expect(() => submitted({ state, sequence })).toThrow(
      expect.objectContaining({
        code: 'not-allowed',
        message: expect.stringMatching(message) as string,
        action: expect.stringMatching(action) as string,
      }),
    );
  },
);
