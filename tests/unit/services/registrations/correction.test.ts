import { describe, expect, test } from 'vitest';
import { planCorrection } from '../../../../main/services/registrations/correction';
import type { StoredRegistration } from '../../../../main/services/registrations/registration';
import type { SubmissionInput } from '../../../../main/services/registrations/submission';
import type { StoredAttendance } from '../../../../main/services/stored-shapes';
import {
  inStep,
  sampleCustomer,
  sampleDraft,
  sampleForm,
  samplePending,
  sampleRegistration,
} from '../../../support/fakes/samples';

const several = sampleForm({ isMultiple: true });

interface Given extends Partial<SubmissionInput> {
  refused?: Partial<StoredRegistration>;
  state?: StoredAttendance['state'];
}

function corrected({ refused = {}, state = 'pending', form = sampleForm(), ...input }: Given) {
  return planCorrection(
    {
      stored: { ...samplePending(), nextSequence: 2, state },
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
      now: 1_000,
      ...input,
    },
    sampleRegistration({ progress: inStep.refused, isLast: false, ...refused }),
  );
}

test('the corrected registration stays the same one, and what was typed to correct it is gone', () => {
  const { registration, changes } = corrected({ form: several });
  expect(registration).toMatchObject({ key: sampleRegistration().key, sequence: 1, form: several });
  expect(changes.map(({ collection, id, value }) => [collection, id, value === null])).toEqual([
    ['registrations', registration.key, false],
    ['drafts', expect.stringContaining(registration.key), true],
  ]);
});

describe('a correction', () => {
  test.each<[what: string, given: Given, isConcluded: boolean, isLast: boolean]>([
    ['of the only registration ends the attendance', {}, true, true],
    ['of one of several does not', { form: several }, false, false],
    ['of the last of several does', { form: several, isLast: true }, true, true],
    ['does not when the next one is half written', { draft: sampleDraft() }, false, false],
    ['of what has ended does not end it again', { state: 'concluded' }, false, false],
    ['does not bring back what was integrated elsewhere', { state: 'integrated-elsewhere' }, false, false],
    ['leaves the last one the last', { form: several, refused: { isLast: true } }, false, true],
  ])('%s', (_what, given, isConcluded, isLast) => {
    const { registration, changes } = corrected(given);
    const ended = changes.filter(({ collection }) => collection === 'attendances');
    expect(ended.map(({ value }) => value)).toEqual(
      isConcluded ? [expect.objectContaining({ state: 'concluded' })] : [],
    );
    expect(registration.isLast).toBe(isLast);
  });

  test.each<[picked: string[] | undefined, expected: string[]]>([
    [undefined, ['m1']],
    [[], []],
    [['m2'], ['m2']],
  ])('with the messages %j picked', (pickedMessageIds, expected) => {
    const { registration } = corrected({ pickedMessageIds, refused: { pickedMessageIds: ['m1'] } });
    expect(registration.pickedMessageIds).toEqual(expected);
  });

  test('knows the customer again, unless it is for another one now', () => {
    const [before, other] = [sampleCustomer(), sampleCustomer({ id: '00A0000002', code: '00777' })];
    const refused = { customer: before };
    expect(corrected({ refused, customer: other }).registration.customer).toBe(before);
    const form = sampleForm({ customerCode: '00777' });
    expect(corrected({ refused, form, customer: other }).registration.customer).toBe(other);
    expect(corrected({ refused, form }).registration.customer).toBeNull();
  });

  test('keeps what was typed in fields that are not sent', () => {
    const typed = sampleForm({ nextContactUserId: 'u1' });
    expect(corrected({ typed }).registration.typed).toBe(typed);
    expect(corrected({ refused: { typed } }).registration.typed).toBeNull();
  });

  test.each([
    ['asking', /espera a sua resposta antes/],
    ['queued', /acabou de ser enviado/],
    ['sending', /acabou de ser enviado/],
    ['verifying', /acabou de ser enviado/],
    ['registered', /acabou de ser enviado/],
  ] as const)('of one that is %s is not allowed', (step, message) => {
    expect(() => corrected({ refused: { progress: inStep[step] } })).toThrow(
      expect.objectContaining({ code: 'not-allowed', message: expect.stringMatching(message) as string }),
    );
  });
});
