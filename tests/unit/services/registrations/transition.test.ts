import { describe, expect, test } from 'vitest';
import type { RegistrationEvent } from '../../../../main/services/registrations/events';
import { untoldContent } from '../../../../main/services/registrations/found-content';
import type { Progress } from '../../../../main/services/registrations/registration';
import { transition } from '../../../../main/services/registrations/transition';
import {
  inStep,
  sampleFailure,
  sampleForm,
  sampleRegistered,
  sampleRegistration,
} from '../../../support/fakes/samples';
import {
  type Case,
  now,
  customer,
  failure,
  record,
  second,
  content,
  over,
  turn,
  retry,
  undo,
  inBimer,
  searched,
  absent,
} from '../../../support/transition-samples';

const due = sampleRegistered({ mark: { kind: 'due', dueAt: null, failure: null } });
const looking = sampleRegistered({ bimerId: '00A1', twin: { kind: 'to-check', dueAt: null } });
const elsewhere: Progress = { step: 'asking', question: { kind: 'integrated-elsewhere', number: '77' } };

const towardsBimer: Case[] = [
  [
    'starts, and remembers when that was',
    { progress: undo },
    { kind: 'send-started', customer },
    { progress: { step: 'sending' }, customer, sentAt: now },
  ],
  [
    'is stored',
    { progress: inStep.sending },
    { kind: 'stored', record },
    { progress: inBimer(), attemptCount: 1 },
  ],
  [
    'is refused',
    { progress: inStep.sending },
    { kind: 'refused', failure },
    { progress: { step: 'refused', failure } },
  ],
  ['is refused before', {}, { kind: 'refused', failure }, { progress: { step: 'refused', failure } }],
  [
    'waits when not sent',
    { progress: inStep.sending },
    { kind: 'not-sent', failure, delayMs: 5 },
    { progress: { step: 'queued', wait: { for: 'retry', dueAt: now + 5, failure } }, attemptCount: 1 },
  ],
  [
    'does not count a sign-in problem',
    { progress: inStep.sending },
    { kind: 'not-sent', failure: sampleFailure('unauthorized'), delayMs: 5 },
    { attemptCount: 0 },
  ],
  [
    'waits for Karoo',
    {},
    { kind: 'karoo-silent', failure, delayMs: 5 },
    { progress: { step: 'queued', wait: { for: 'karoo', dueAt: now + 5, failure } } },
  ],
  [
    'is hurried',
    { progress: retry },
    { kind: 'retry-requested', isAsked: false },
    {
      progress: { step: 'queued', wait: { for: 'retry', dueAt: null, failure } },
    },
  ],
  [
    'keeps its undo time when the network returns',
    { progress: undo },
    { kind: 'retry-requested', isAsked: false },
    { progress: undo },
  ],
  [
    'gives up its undo time when the agent says so',
    { progress: undo },
    { kind: 'retry-requested', isAsked: true },
    { progress: turn },
  ],
];

const inBimerAlready: Case[] = [
  [
    'is marked',
    { progress: due },
    { kind: 'marked', isConcluded: true },
    {
      progress: { mark: { kind: 'marked' } },
    },
  ],
  [
    'is marked once more when concluded meanwhile',
    { progress: due, form: sampleForm({ isMultiple: true }) },
    { kind: 'marked', isConcluded: false },
    { progress: due },
  ],
  [
    'waits to be marked',
    { progress: due },
    { kind: 'mark-failed', failure, delayMs: 7 },
    { progress: { mark: { kind: 'due', dueAt: now + 7, failure } } },
  ],
  [
    'stays registered unmarked',
    { progress: due },
    { kind: 'mark-refused', failure },
    { progress: { step: 'registered', mark: { kind: 'given-up', failure } } },
  ],
  [
    'has its mark hurried',
    { progress: sampleRegistered({ mark: { kind: 'due', dueAt: 5, failure } }) },
    { kind: 'retry-requested', isAsked: false },
    { progress: { mark: { kind: 'due', dueAt: null, failure } } },
  ],
  [
    'is marked anew as the last one',
    { progress: inStep.registered, isLast: false, form: sampleForm({ isMultiple: true }) },
    { kind: 'made-last' },
    { isLast: true, progress: { mark: { kind: 'due', dueAt: null } } },
  ],
  [
    'has no second record',
    { progress: looking, trace: over },
    { ...absent, found: [{ record, content, hasKey: true, process: 'wanted' }] },
    {
      progress: { twin: { kind: 'none' } },
    },
  ],
  [
    'has a second record, whatever is in it',
    { progress: looking, trace: over },
    {
      ...absent,
      found: [
        { record, content, hasKey: true, process: 'wanted' },
        { record: second, content: untoldContent, hasKey: true, process: 'wanted' },
      ],
    },
    { progress: { number: '900001', twin: { kind: 'found', number: '900002', isSeen: false } } },
  ],
  [
    'has no second record in somebody else’s, which Bimer gives for want of the key',
    { progress: looking, trace: over },
    { ...absent, found: [{ record: second, content: untoldContent, hasKey: false, process: 'wanted' }] },
    { progress: { twin: { kind: 'none' } } },
  ],
  [
    'is looked for again when Bimer could not be asked',
    { progress: looking, trace: over },
    { kind: 'search-failed', failure, delayMs: 9 },
    { progress: { twin: { kind: 'to-check', dueAt: now + 9 } } },
  ],
  [
    'cannot be looked for',
    { progress: looking },
    { kind: 'search-unsupported' },
    {
      progress: { twin: { kind: 'none' } },
    },
  ],
  [
    'has its second record read of',
    { progress: sampleRegistered({ twin: { kind: 'found', number: '2', isSeen: false } }) },
    { kind: 'seen' },
    { progress: { twin: { kind: 'found', number: '2', isSeen: true } } },
  ],
];

test.each([...towardsBimer, ...inBimerAlready])('a registration %s', (_what, before, event, after) => {
  expect(transition(sampleRegistration(before), event, now)).toMatchObject(after);
});

describe('an event that does not fit changes nothing', () => {
  const misfits: [Progress, RegistrationEvent][] = [
    [turn, { kind: 'stored', record }],
    [turn, { kind: 'interrupted' }],
    [turn, { kind: 'send-decided' }],
    [turn, { kind: 'corrected', undoUntil: null }],
    [turn, absent],
    [retry, { kind: 'send-decided' }],
    [inStep.sending, { kind: 'send-started', customer }],
    [inStep.sending, { kind: 'retry-requested', isAsked: true }],
    [inStep.sending, { kind: 'integrated-elsewhere', number: '7' }],
    [inStep.verifying, { kind: 'integrated-elsewhere', number: '7' }],
    [inStep.verifying, { kind: 'send-started', customer }],
    [inStep.verifying, { kind: 'refused', failure }],
    [inStep.registered, { kind: 'integrated-elsewhere', number: '7' }],
    [inStep.registered, { kind: 'send-decided' }],
    [inStep.registered, { kind: 'refused', failure }],
    [inStep.registered, { kind: 'restored' }],
    [inStep.registered, { kind: 'seen' }],
    [inStep.registered, absent],
    [inStep.registered, { kind: 'retry-requested', isAsked: true }],
    [looking, searched({ record: second, content, hasKey: true, process: 'wanted' })],
    [inStep.refused, { kind: 'send-decided' }],
    [inStep.refused, { kind: 'send-started', customer }],
    [inStep.refused, { kind: 'confirmed-by-agent', number: null }],
    [inStep.refused, { kind: 'retry-requested', isAsked: true }],
    [inStep.asking, { kind: 'send-started', customer }],
    [inStep.asking, { kind: 'corrected', undoUntil: null }],
    [elsewhere, { kind: 'confirmed-by-agent', number: '77' }],
  ];
  test.each(misfits)('%j: %j', (progress, event) => {
    const before = sampleRegistration({ progress });
    expect(transition(before, event, now)).toBe(before);
  });

  test('what was accepted is not asked about again', () => {
    const accepted = sampleRegistration({ karooCheck: 'accepted' });
    expect(transition(accepted, { kind: 'integrated-elsewhere', number: '77' }, now)).toBe(accepted);
  });
});
