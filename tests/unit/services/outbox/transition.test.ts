import { describe, expect, test } from 'vitest';
import { AppError } from '../../../../common/errors';
import type { RegistrationState } from '../../../../common/ipc/contract';
import { transition, type OutboxEvent } from '../../../../main/services/outbox/transition';
import type { StoredRegistration } from '../../../../main/services/stored-shapes';
import { sampleCustomer, sampleForm, sampleRegistration } from '../../../support/fakes/samples';

const now = 1_000_000;
const customer = sampleCustomer();
const record = { id: '00A1', number: '900001' };
const error = new AppError('server-error').toData();
const signIn = new AppError('unauthorized').toData();
const inBimer = {
  state: 'registered',
  bimerId: '00A1',
  processNumber: '900001',
  nextAttemptAt: now,
} as const;
const unknown = { state: 'needs-you', error: new AppError('unknown-outcome').toData() } as const;
const elsewhere = { state: 'needs-you', error: new AppError('integrated-elsewhere').toData() } as const;
const due = { state: 'registered', nextAttemptAt: now } as const;

type Change = Partial<StoredRegistration>;
const cases: [what: string, before: Change, event: OutboxEvent, after: Change][] = [
  [
    'starts',
    { state: 'queued', error },
    { kind: 'send-started', customer },
    { state: 'sending', customer, error: null },
  ],
  ['is stored', { state: 'sending' }, { kind: 'stored', record }, { ...inBimer, attemptCount: 1 }],
  ['is refused', { state: 'sending' }, { kind: 'refused', error }, { state: 'needs-you', error }],
  ['is refused before', { state: 'queued' }, { kind: 'refused', error }, { state: 'needs-you', error }],
  [
    'waits when not sent',
    { state: 'sending' },
    { kind: 'not-sent', error, delayMs: 5 },
    { state: 'queued', nextAttemptAt: now + 5, attemptCount: 1 },
  ],
  [
    'does not count a sign-in problem',
    { state: 'sending' },
    { kind: 'not-sent', error: signIn, delayMs: 5 },
    { state: 'queued', attemptCount: 0 },
  ],
  [
    'is looked for after an unknown outcome',
    { state: 'sending' },
    { kind: 'outcome-unknown', error, delayMs: 5 },
    { state: 'verifying', nextAttemptAt: now + 5, lateArrival: 'possible' },
  ],
  [
    'is looked for at once after a crash',
    { state: 'sending' },
    { kind: 'interrupted' },
    { state: 'verifying', nextAttemptAt: null, lateArrival: 'possible' },
  ],
  ['is found', { state: 'verifying' }, { kind: 'found', record }, inBimer],
  [
    'is queued at once when absent',
    { state: 'verifying', nextAttemptAt: 5 },
    { kind: 'not-found' },
    { state: 'queued', nextAttemptAt: null },
  ],
  [
    'has its absence confirmed when it may arrive late',
    { state: 'verifying', lateArrival: 'possible' },
    { kind: 'not-found' },
    { state: 'verifying', lateArrival: 'confirming', nextAttemptAt: null },
  ],
  [
    'is queued after the confirmation',
    { state: 'verifying', lateArrival: 'confirming' },
    { kind: 'not-found' },
    { state: 'queued' },
  ],
  [
    'stays when Bimer could not be asked',
    { state: 'verifying' },
    { kind: 'search-failed', error, delayMs: 9 },
    { state: 'verifying', nextAttemptAt: now + 9 },
  ],
  [
    'needs the agent when the search is unknown',
    { state: 'verifying' },
    { kind: 'search-unsupported' },
    { state: 'needs-you' },
  ],
  ['is marked', due, { kind: 'marked', isConcluded: true }, { isMarkedInKaroo: true, nextAttemptAt: null }],
  [
    'is marked once more when concluded meanwhile',
    { ...due, form: sampleForm({ isMultiple: true }) },
    { kind: 'marked', isConcluded: false },
    { isMarkedInKaroo: false, nextAttemptAt: now },
  ],
  [
    'waits to be marked',
    due,
    { kind: 'mark-failed', error, delayMs: 7 },
    { state: 'registered', nextAttemptAt: now + 7 },
  ],
  [
    'stays registered unmarked',
    due,
    { kind: 'mark-refused', error },
    { state: 'registered', nextAttemptAt: null },
  ],
  [
    'is hurried',
    { state: 'queued', nextAttemptAt: 5 },
    { kind: 'retry-requested', isAsked: false },
    { state: 'queued', nextAttemptAt: null },
  ],
  [
    'keeps its undo time when the network returns',
    { state: 'queued', nextAttemptAt: 5, undoUntil: 5 },
    { kind: 'retry-requested', isAsked: false },
    { state: 'queued', nextAttemptAt: 5, undoUntil: 5 },
  ],
  [
    'gives up its undo time when the agent says so',
    { state: 'queued', nextAttemptAt: 5, undoUntil: 5 },
    { kind: 'retry-requested', isAsked: true },
    { state: 'queued', nextAttemptAt: null, undoUntil: null },
  ],
  [
    'has no undo time any more when it starts, and remembers when that was',
    { state: 'queued', undoUntil: 5 },
    { kind: 'send-started', customer },
    { state: 'sending', undoUntil: null, sentAt: now },
  ],
  [
    'asks the agent when somebody else registered the attendance',
    { state: 'queued', nextAttemptAt: 5 },
    { kind: 'integrated-elsewhere', processNumber: '77' },
    {
      state: 'needs-you',
      nextAttemptAt: null,
      attemptCount: 0,
      elsewhere: { processNumber: '77', isAccepted: false },
    },
  ],
  [
    'is sent anyway when the agent decides so, and is not asked about again',
    { ...elsewhere, elsewhere: { processNumber: '77', isAccepted: false } },
    { kind: 'send-decided' },
    { state: 'queued', error: null, elsewhere: { processNumber: '77', isAccepted: true } },
  ],
  [
    'is sent again when the agent did not find it',
    { ...unknown, lateArrival: 'excluded' },
    { kind: 'send-decided' },
    { state: 'queued', error: null, nextAttemptAt: null, lateArrival: 'excluded' },
  ],
  [
    'is marked in Karoo under the number that the agent found',
    unknown,
    { kind: 'confirmed-by-agent', processNumber: '900001' },
    { state: 'registered', processNumber: '900001', registeredAt: now, nextAttemptAt: now, error: null },
  ],
  [
    'counts as registered when the agent found it',
    unknown,
    { kind: 'confirmed-by-agent', processNumber: null },
    { state: 'registered', registeredAt: now, nextAttemptAt: null },
  ],
];

test.each(cases)('a registration %s', (_what, before, event, after) => {
  expect(transition(sampleRegistration(before), event, now)).toMatchObject(after);
});

test('asks the agent to look in Bimer with the key as evidence', () => {
  const { error: shown } = transition(
    sampleRegistration({ state: 'verifying' }),
    { kind: 'search-unsupported' },
    now,
  );
  expect(shown?.code).toBe('unknown-outcome');
  expect(shown?.action).toContain('karoo:conta1:k1:1');
});

describe('an event that does not fit changes nothing', () => {
  const misfits: [RegistrationState, OutboxEvent][] = [
    ['queued', { kind: 'stored', record }],
    ['queued', { kind: 'not-found' }],
    ['queued', { kind: 'interrupted' }],
    ['sending', { kind: 'send-started', customer }],
    ['sending', { kind: 'retry-requested', isAsked: true }],
    ['sending', { kind: 'integrated-elsewhere', processNumber: '7' }],
    ['verifying', { kind: 'integrated-elsewhere', processNumber: '7' }],
    ['registered', { kind: 'integrated-elsewhere', processNumber: '7' }],
    ['queued', { kind: 'send-decided' }],
    ['registered', { kind: 'send-decided' }],
    ['verifying', { kind: 'send-started', customer }],
    ['verifying', { kind: 'refused', error }],
    ['registered', { kind: 'refused', error }],
    ['registered', { kind: 'not-found' }],
    ['registered', { kind: 'retry-requested', isAsked: true }],
    ['needs-you', { kind: 'send-started', customer }],
    ['needs-you', { kind: 'confirmed-by-agent', processNumber: null }],
    ['needs-you', { kind: 'send-decided' }],
    ['needs-you', { kind: 'retry-requested', isAsked: true }],
  ];
  test.each(misfits)('%s: %j', (state, event) => {
    const before = sampleRegistration({ state });
    expect(transition(before, event, now)).toBe(before);
  });
});

test('somebody else’s registration is no answer to a question about ours, and what was accepted is not asked again', () => {
  const asked = sampleRegistration(elsewhere);
  expect(transition(asked, { kind: 'confirmed-by-agent', processNumber: '77' }, now)).toBe(asked);
  const accepted = sampleRegistration({ elsewhere: { processNumber: '77', isAccepted: true } });
  expect(transition(accepted, { kind: 'integrated-elsewhere', processNumber: '77' }, now)).toBe(accepted);
});
