import { expect, test } from 'vitest';
import {
  awaitsArrival,
  firstForAgent,
  isUnsettled,
  isWithdrawable,
  nextOrdinal,
  nextStep,
  registeredAt,
  waitsForAgent,
} from '../../../../main/services/registrations/queries';
import type {
  Progress,
  StoredRegistration,
  Twin,
} from '../../../../main/services/registrations/registration';
import { inStep, sampleRegistered, sampleRegistration } from '../../../support/fakes/samples';
import { gone, once as trace, over } from '../../../support/transition-samples';

const elsewhere = { step: 'asking', question: { kind: 'integrated-elsewhere', number: null } } as const;
const due = sampleRegistered({ mark: { kind: 'due', dueAt: 5, failure: null } });
const twin = (given: Twin) => sampleRegistered({ twin: given });
const found = { kind: 'found', number: '2', isSeen: false } as const;

test.each<[Progress, isUnsettled: boolean, waitsForAgent: boolean]>([
  [inStep.queued, true, false],
  [inStep.sending, true, false],
  [inStep.verifying, true, false],
  [inStep.asking, false, true],
  [inStep.refused, false, true],
  [inStep.registered, false, false],
  [due, true, false],
  [sampleRegistered({ mark: { kind: 'given-up', failure: null } }), false, false],
  [twin({ kind: 'to-check', dueAt: null }), true, false],
  [twin(found), false, true],
  [twin({ ...found, isSeen: true }), false, false],
])('%j: the app has work %s, the agent has %s', (progress, unsettled, waiting) => {
  const registration = sampleRegistration({ progress });
  expect([isUnsettled(registration), waitsForAgent(registration)]).toEqual([unsettled, waiting]);
});

test.each<[Progress['step'], boolean]>([
  ['queued', true],
  ['refused', true],
  ['asking', true],
  ['sending', false],
  ['verifying', false],
  ['registered', false],
])(
  '%s may be withdrawn: %s; after an unknown outcome only once Bimer is known to have nothing',
  (step, expected) => {
    expect(isWithdrawable(sampleRegistration({ progress: inStep[step] }))).toBe(expected);
    expect(isWithdrawable(sampleRegistration({ progress: inStep[step], trace: over }))).toBe(false);
    expect(isWithdrawable(sampleRegistration({ progress: inStep[step], trace: gone }))).toBe(expected);
    const decided = { ...gone, mayStillArrive: true };
    expect(isWithdrawable(sampleRegistration({ progress: inStep[step], trace: decided }))).toBe(false);
  },
);

const both = { ...due, twin: { kind: 'to-check', dueAt: 3 } } as const;
test.each<[Partial<StoredRegistration>, ReturnType<typeof nextStep>]>([
  [{}, { kind: 'send', dueAt: null }],
  [{ progress: { step: 'queued', wait: { for: 'undo', until: 7 } } }, { kind: 'send', dueAt: 7 }],
  [{ progress: inStep.sending }, { kind: 'recover', dueAt: null }],
  [{ progress: { ...inStep.verifying, dueAt: 8 } }, { kind: 'search', dueAt: 8 }],
  [{ progress: inStep.refused }, null],
  [{ progress: inStep.asking }, null],
  [{ progress: inStep.registered }, null],
  [{ progress: due }, { kind: 'mark', dueAt: 5 }],
  [
    { progress: both, trace: over },
    { kind: 'search', dueAt: 3 },
  ],
  [
    { progress: both, trace },
    { kind: 'mark', dueAt: 5 },
  ],
  [
    { progress: { ...both, twin: { kind: 'to-check', dueAt: 6 } }, trace: over },
    { kind: 'mark', dueAt: 5 },
  ],
  // What is due at once goes before what has a time, and the mark before the look.
  ...[
    { mark: 3, look: 3, kind: 'mark', dueAt: 3 },
    { mark: null, look: null, kind: 'mark', dueAt: null },
    { mark: null, look: 3, kind: 'mark', dueAt: null },
    { mark: 3, look: null, kind: 'search', dueAt: null },
  ].map(({ mark, look, ...step }): [Partial<StoredRegistration>, ReturnType<typeof nextStep>] => {
    const marking = { kind: 'due', dueAt: mark, failure: null } as const;
    const progress = sampleRegistered({ mark: marking, twin: { kind: 'to-check', dueAt: look } });
    return [{ progress, trace: over }, step as ReturnType<typeof nextStep>];
  }),
])('the next step of %j is %j', (changes, expected) => {
  expect(nextStep(sampleRegistration(changes))).toEqual(expected);
});

test.each<[Progress, boolean]>([
  [inStep.queued, true],
  [inStep.sending, true],
  [inStep.verifying, true],
  [twin({ kind: 'to-check', dueAt: null }), true],
  [inStep.registered, false],
  [inStep.refused, false],
  [inStep.asking, false],
  // Once nothing can arrive any more it may be withdrawn.
  [elsewhere, true],
])('%j waits for what may still arrive: %s', (progress, expected) => {
  expect(awaitsArrival(sampleRegistration({ progress, trace }))).toBe(expected);
  expect(awaitsArrival(sampleRegistration({ progress, trace: over }))).toBe(false);
});

test.each([
  [[], 1],
  [[1, 2], 3],
  [[2], 1],
  [[1, 3], 2],
])('after those of places %j the next one takes place %i', (taken, expected) => {
  expect(nextOrdinal(taken.map((ordinal) => sampleRegistration({ ordinal })))).toBe(expected);
});

test('the form of an attendance opens for the oldest registration that waits for the agent', () => {
  const of = (sequence: number, progress: Progress) => sampleRegistration({ sequence, progress });
  const waiting = [of(3, inStep.refused), of(2, inStep.asking)];
  expect(firstForAgent([...waiting, of(1, inStep.queued)])?.sequence).toBe(2);
  expect(firstForAgent(waiting.toReversed())?.sequence).toBe(2);
  expect(firstForAgent([of(1, inStep.registered)])).toBeNull();
});

test('only what is in Bimer came there at some time', () => {
  for (const progress of Object.values(inStep))
    expect(registeredAt(sampleRegistration({ progress }))).toBe(
      progress.step === 'registered' ? inStep.registered.at : null,
    );
});
