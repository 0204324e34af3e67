import { expect, test } from 'vitest';
import { untoldContent } from '../../../../main/services/registrations/found-content';
import type { StoredRegistration } from '../../../../main/services/registrations/registration';
import { transition } from '../../../../main/services/registrations/transition';
import { inStep, sampleRegistration } from '../../../support/fakes/samples';
import {
  type Case,
  now,
  customer,
  failure,
  record,
  second,
  content,
  once,
  over,
  gone,
  turn,
  inBimer,
  searched,
  absent,
} from '../../../support/transition-samples';

const afterUnknown: Case[] = [
  [
    'is looked for after an unknown outcome',
    { progress: inStep.sending },
    { kind: 'outcome-unknown', failure, delayMs: 5 },
    { progress: { step: 'verifying', dueAt: now + 5, failure }, trace: once, attemptCount: 1 },
  ],
  [
    'is looked for at once after a crash',
    { progress: inStep.sending, trace: over },
    { kind: 'interrupted' },
    { progress: { step: 'verifying', dueAt: null }, trace: { ...once, requests: 2 } },
  ],
  [
    'is asked for again while it may still arrive',
    { progress: inStep.verifying, trace: once },
    searched(),
    { progress: { step: 'verifying', dueAt: now + 9 } },
  ],
  [
    'is absent when nothing can arrive any more',
    { progress: inStep.verifying, trace: over },
    absent,
    { progress: turn, trace: gone },
  ],
  [
    'asks the agent when Bimer has not stored it three times',
    { progress: inStep.verifying, trace: { ...over, requests: 3 } },
    absent,
    {
      progress: { step: 'asking', question: { kind: 'never-stored', requests: 3 } },
      trace: { ...gone, requests: 3 },
    },
  ],
  [
    'is in doubt again after another unknown outcome',
    { progress: inStep.sending, trace: gone },
    { kind: 'outcome-unknown', failure, delayMs: 5 },
    { trace: { ...once, requests: 2 } },
  ],
  [
    'is looked for first when somebody else registered the attendance',
    { progress: turn, trace: once },
    { kind: 'integrated-elsewhere', number: '77' },
    { progress: { step: 'verifying', dueAt: null }, trace: once },
  ],
  [
    'asks about somebody else’s once Bimer has nothing of it',
    { progress: turn, trace: gone },
    { kind: 'integrated-elsewhere', number: '77' },
    { progress: { step: 'asking', question: { kind: 'integrated-elsewhere', number: '77' } } },
  ],
  [
    'waits on for what may arrive while it asks about somebody else’s',
    {
      progress: { step: 'asking', question: { kind: 'integrated-elsewhere', number: null } },
      trace: { ...gone, mayStillArrive: true },
    },
    { kind: 'settled', requests: 1 },
    { progress: { step: 'asking' }, trace: gone },
  ],
  [
    'asks about what was found where a process was wanted that it did not go to',
    { progress: inStep.verifying, trace: once, customer },
    searched({ record, content, hasKey: true, process: 'other' }),
    {
      progress: {
        step: 'asking',
        question: { kind: 'found-differs', record, differing: ['processNumber'], untold: [] },
      },
    },
  ],
  [
    'is asked for once more when nothing can arrive any more',
    { progress: { ...inStep.verifying, dueAt: 5 }, trace: once },
    { kind: 'settled', requests: 1 },
    { progress: { step: 'verifying', dueAt: null }, trace: over },
  ],
  [
    'is found',
    { progress: inStep.verifying, trace: once, customer },
    searched({ record, content, hasKey: true, process: 'wanted' }),
    { progress: inBimer(), attemptCount: 1 },
  ],
  [
    'asks about what is not what was sent',
    { progress: inStep.verifying, trace: once, customer },
    searched({
      record,
      content: { ...content, subject: 'Outro', opinion: null },
      hasKey: true,
      process: 'wanted',
    }),
    {
      progress: {
        step: 'asking',
        question: { kind: 'found-differs', record, differing: ['subject'], untold: ['opinion'] },
      },
    },
  ],
  [
    'takes the right one of several, and tells of the other',
    { progress: inStep.verifying, trace: once, customer },
    searched(
      { record: second, content: untoldContent, hasKey: true, process: 'wanted' },
      { record, content, hasKey: true, process: 'wanted' },
    ),
    { progress: inBimer({ twin: { kind: 'found', number: '900002', isSeen: false } }) },
  ],
  [
    'is looked for once more when there were two requests',
    { progress: inStep.verifying, trace: { ...once, requests: 2 }, customer },
    searched({ record, content, hasKey: true, process: 'wanted' }),
    { progress: inBimer({ twin: { kind: 'to-check', dueAt: null } }) },
  ],
  [
    'passes over what the agent disowned',
    { progress: inStep.verifying, trace: over, customer, disowned: ['00A1'] },
    { ...absent, found: [{ record, content, hasKey: true, process: 'wanted' }] },
    { progress: turn },
  ],
  [
    'stays when Bimer could not be asked',
    { progress: inStep.verifying },
    { kind: 'search-failed', failure, delayMs: 9 },
    { progress: { step: 'verifying', dueAt: now + 9, failure } },
  ],
  [
    'asks the agent when the search is unknown',
    { progress: inStep.verifying },
    { kind: 'search-unsupported' },
    { progress: inStep.asking },
  ],
  [
    'is found although the agent decided to send it meanwhile',
    { trace: once, customer },
    searched({ record, content, hasKey: true, process: 'wanted' }),
    { progress: inBimer() },
  ],
  [
    'is looked for once more after a second request was stored',
    { progress: inStep.sending, trace: once },
    { kind: 'stored', record },
    { progress: inBimer({ twin: { kind: 'to-check', dueAt: null } }), trace: once },
  ],
];

const restored: Case[] = [
  ...[turn, inStep.sending, inStep.verifying, inStep.asking].map((progress): Case => [
    `is looked for after a restore, ${progress.step}`,
    { progress },
    { kind: 'restored' },
    { progress: { step: 'verifying', dueAt: null }, trace: once },
  ]),
  [
    'is left to the agent after a restore, and looked for then',
    { progress: inStep.refused, trace: over },
    { kind: 'restored' },
    { progress: inStep.refused, trace: { ...once, requests: 2 } },
  ],
];

test.each([...afterUnknown, ...restored])('a registration %s', (_what, before, event, after) => {
  expect(transition(sampleRegistration(before), event, now)).toMatchObject(after);
});

test.each<[Partial<StoredRegistration>, number]>([
  [{ progress: inStep.verifying, trace: once }, 2],
  [{ progress: inStep.verifying, trace: over }, 1],
  [{ progress: inStep.refused, trace: once }, 1],
  [{ progress: inStep.asking, trace: once }, 1],
])('the end of another wait changes nothing: %j, %i requests', (changes, requests) => {
  const before = sampleRegistration(changes);
  expect(transition(before, { kind: 'settled', requests }, now)).toBe(before);
});
