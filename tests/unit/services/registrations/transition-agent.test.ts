import { expect, test } from 'vitest';
import type { Progress } from '../../../../main/services/registrations/registration';
import { transition } from '../../../../main/services/registrations/transition';
import { inStep, sampleRegistration } from '../../../support/fakes/samples';
import {
  type Case,
  now,
  failure,
  record,
  once,
  over,
  gone,
  turn,
  retry,
  undo,
  inBimer,
} from '../../../support/transition-samples';

const karoo: Progress = { step: 'queued', wait: { for: 'karoo', dueAt: 5, failure } };
const elsewhere: Progress = { step: 'asking', question: { kind: 'integrated-elsewhere', number: '77' } };
const differs: Progress = {
  step: 'asking',
  question: { kind: 'found-differs', record, differing: ['subject'], untold: [] },
};

const neverStored: Progress = { step: 'asking', question: { kind: 'never-stored', requests: 3 } };

const withTheAgent: Case[] = [
  [
    'asks when somebody else registered the attendance',
    { progress: retry },
    { kind: 'integrated-elsewhere', number: '77' },
    { progress: elsewhere, attemptCount: 0 },
  ],
  [
    'is sent anyway when the agent decides so',
    { progress: elsewhere },
    { kind: 'send-decided' },
    { progress: turn, karooCheck: 'accepted' },
  ],
  [
    'is sent without Karoo when the agent decides so',
    { progress: karoo },
    { kind: 'send-decided' },
    { progress: turn, karooCheck: 'waived' },
  ],
  [
    'is sent again when the agent did not find it',
    { progress: inStep.asking, trace: once },
    { kind: 'send-decided' },
    // Where Bimer cannot be searched, the agent's word stands in for the search.
    { progress: turn, trace: { ...once, isAbsent: true } },
  ],
  [
    'is sent once more when the agent wants it, although Bimer has not stored it',
    { progress: neverStored, trace: gone },
    { kind: 'send-decided' },
    // Nobody else has it: Karoo is asked again before it is sent.
    { progress: turn, trace: gone, karooCheck: 'needed' },
  ],
  [
    'is in Bimer when the agent says so, although the app did not find it',
    { progress: neverStored, trace: gone },
    { kind: 'confirmed-by-agent', number: '900001' },
    { progress: inBimer({ bimerId: null }) },
  ],
  [
    'is sent again without waiting any longer when the agent looked',
    { progress: inStep.verifying, trace: once },
    { kind: 'send-decided' },
    { progress: turn, trace: once },
  ],
  [
    'is looked for on, without the one that the agent disowned',
    { progress: differs, trace: once },
    { kind: 'send-decided' },
    { progress: { step: 'verifying', dueAt: null }, disowned: ['00A1'] },
  ],
  [
    'is the one found when the agent says so',
    { progress: differs, trace: once },
    { kind: 'confirmed-by-agent', number: null },
    { progress: inBimer() },
  ],
  [
    'is marked in Karoo under the number that the agent found',
    { progress: inStep.asking },
    { kind: 'confirmed-by-agent', number: '900001' },
    { progress: inBimer({ bimerId: null }) },
  ],
  [
    'counts as registered when the agent found it',
    { progress: inStep.asking },
    { kind: 'confirmed-by-agent', number: null },
    { progress: inBimer({ number: null, bimerId: null, mark: { kind: 'given-up', failure: null } }) },
  ],
  [
    'is sent corrected',
    { progress: inStep.refused },
    { kind: 'corrected', undoUntil: null },
    { progress: turn },
  ],
  [
    'can be undone when corrected',
    { progress: inStep.refused, trace: over },
    { kind: 'corrected', undoUntil: 5 },
    { progress: undo },
  ],
  [
    'is looked for when corrected, as an earlier request may have been stored',
    { progress: inStep.refused, trace: once },
    { kind: 'corrected', undoUntil: 5 },
    { progress: { step: 'verifying', dueAt: null } },
  ],
];

test.each(withTheAgent)('a registration %s', (_what, before, event, after) => {
  expect(transition(sampleRegistration(before), event, now)).toMatchObject(after);
});

test.each(Object.values(inStep))('one that is $step can become the last one, and that is all', (progress) => {
  const before = sampleRegistration({ progress, isLast: false });
  const after = transition(before, { kind: 'made-last' }, now);
  expect(after.isLast).toBe(true);
  if (progress.step !== 'registered') expect(after).toEqual({ ...before, isLast: true });
});
