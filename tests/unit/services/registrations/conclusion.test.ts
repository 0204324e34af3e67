import { describe, expect, test } from 'vitest';
import { planConclusion } from '../../../../main/services/registrations/conclusion';
import type { Progress, StoredRegistration } from '../../../../main/services/registrations/registration';
import { inStep, samplePending, sampleRegistered, sampleRegistration } from '../../../support/fakes/samples';

const now = 9_000;
const several = { ...sampleRegistration().form, isMultiple: true };

const of = (sequence: number, progress: Progress = inStep.registered): StoredRegistration =>
  sampleRegistration({ key: `r${String(sequence)}`, sequence, form: several, isLast: false, progress });

const conclude = (...registrations: StoredRegistration[]) =>
  planConclusion(samplePending(), registrations, now);

/** Key → what the changes make of the registration. */
const written = (changes: ReturnType<typeof conclude>) =>
  new Map(
    changes.flatMap(({ collection, id, value }) => (collection === 'registrations' ? [[id, value]] : [])),
  );

test('the last one of several is marked as the last, whatever their order, and no other is touched', () => {
  for (const registrations of [
    [of(1), of(2), of(3)],
    [of(3), of(1), of(2)],
    [of(2), of(3), of(1)],
  ]) {
    const changes = conclude(...registrations);
    expect([...written(changes).keys()]).toEqual(['r3']);
    expect(written(changes).get('r3')).toMatchObject({ isLast: true, progress: { mark: { kind: 'due' } } });
  }
});

test('the attendance is concluded, and what was typed for it is gone', () => {
  const changes = conclude(of(1));
  expect(changes[0]?.value).toMatchObject({ state: 'concluded' });
  expect(
    changes.filter(({ collection }) => collection === 'drafts').map(({ id, value }) => [id, value]),
  ).toEqual([
    ['k1', null],
    ['r1', null],
  ]);
});

test('one of which only the agent could find out what became of it counts as registered', () => {
  const changes = written(conclude(of(1, inStep.asking), of(2)));
  expect(changes.get('r1')).toMatchObject({
    isLast: false,
    progress: { step: 'registered', number: null, at: now },
  });
  expect(changes.get('r2')).toMatchObject({ isLast: true });
});

describe('it is not allowed', () => {
  const elsewhere = { step: 'asking', question: { kind: 'integrated-elsewhere', number: null } } as const;
  const neverStored = { step: 'asking', question: { kind: 'never-stored', requests: 3 } } as const;

  test.each<[string, StoredRegistration[], RegExp]>([
    ['when nothing was registered', [], /Nada foi registrado/],
    ['while the only one is refused', [of(1, inStep.refused)], /foi recusado/],
    ['while an earlier one is refused', [of(1, inStep.refused), of(2)], /foi recusado/],
    ['while an answer is awaited', [of(1), of(2, elsewhere)], /espera a sua resposta/],
    ['while an answer to an earlier one is awaited', [of(1, neverStored), of(2)], /espera a sua resposta/],
  ])('%s', (_when, registrations, message) => {
    expect(() => conclude(...registrations)).toThrow(
      expect.objectContaining({ code: 'not-allowed', message: expect.stringMatching(message) as string }),
    );
  });

  test('but what is on its way is no reason to wait', () => {
    const changes = written(conclude(of(1, inStep.sending), of(2, sampleRegistered())));
    expect([...changes.keys()]).toEqual(['r2']);
  });
});
