import { expect, test } from 'vitest';
import type { Message } from '../../../../common/attendance/attendance';
import { shortTranscript } from '../../../../common/attendance/transcript';
import { atOnce } from '../../../../common/in-slices';
import type { ErrorCode } from '../../../../common/errors';
import { planWork } from '../../../../main/services/outbox/plan-work';
import {
  longestPlannedWaitMs,
  markRetryDelayMs,
  retryDelayMs,
} from '../../../../main/services/outbox/retry-schedule';
import type { StoredRegistration } from '../../../../main/services/registrations/registration';
import {
  inStep,
  sampleFailure,
  sampleForm,
  sampleRegistered,
  sampleRegistration,
} from '../../../support/fakes/samples';

const delays: [
  attemptCount: number,
  code: ErrorCode,
  retryAfterMs: number | null,
  random: number,
  expected: number,
][] = [
  [0, 'server-error', null, 1, 2_000],
  [0, 'server-error', null, 0, 1_000],
  [3, 'network-unreachable', null, 1, 16_000],
  [99, 'timeout', null, 1, 300_000],
  [0, 'rate-limited', 60_000, 0, 60_000],
  [0, 'rate-limited', 86_400_000, 0, longestPlannedWaitMs],
  [9, 'server-error', 1_000, 0, 150_000],
  [0, 'unauthorized', null, 1, 120_000],
  [99, 'forbidden', null, 0, 60_000],
];

test.each(delays)(
  'after %i tries and %s (Retry-After %s, random %f): %i ms',
  (...[attemptCount, code, retryAfterMs, random, expected]) => {
    expect(retryDelayMs({ attemptCount, code, retryAfterMs, random })).toBe(expected);
  },
);

test.each([
  [0, 1_500],
  [40_000, 30_000],
  [86_400_000, 225_000],
  [-5_000, 1_500],
])('a mark that has been failing for %i ms waits %i ms', (elapsed, expected) => {
  expect(markRetryDelayMs(0, elapsed, 0.5)).toBe(expected);
});

test.each([
  [60_000, 60_000],
  [86_400_000, longestPlannedWaitMs],
])('a mark waits at least the %i ms that Karoo asks for', (retryAfterMs, expected) => {
  expect(markRetryDelayMs(0, 0, 0.5, retryAfterMs)).toBe(expected);
});

const message = (changes: Partial<Message>): Message => ({
  id: 'm',
  author: 'customer',
  name: 'João',
  sentAt: new Date(2026, 10, 3, 9, 5).toISOString(),
  kind: 'text',
  text: 'Bom dia',
  attachment: null,
  ...changes,
});

const lines: [Partial<Message>, string][] = [
  [{}, '[03/11/2026 09:05] João: Bom dia'],
  [{ text: 'linha 1\nlinha 2 😀' }, '[03/11/2026 09:05] João: linha 1\nlinha 2 😀'],
  [
    { text: '', attachment: { name: 'nota.pdf', sizeBytes: 120_400 } },
    '[03/11/2026 09:05] João: [arquivo: nota.pdf, 120 kB]',
  ],
  [
    { text: 'veja', attachment: { name: 'a.png', sizeBytes: 2_340_000 } },
    '[03/11/2026 09:05] João: veja [arquivo: a.png, 2,3 MB]',
  ],
  [
    { text: '', attachment: { name: 'a.txt', sizeBytes: 12 } },
    '[03/11/2026 09:05] João: [arquivo: a.txt, 12 B]',
  ],
  [{ text: '', attachment: { name: 'a.txt', sizeBytes: null } }, '[03/11/2026 09:05] João: [arquivo: a.txt]'],
  [{ sentAt: 'ontem' }, '[ontem] João: Bom dia'],
];

test.each(lines)('the transcript of %j', (changes, expected) => {
  expect(atOnce(shortTranscript({ messages: [message(changes)] }, null)).text).toBe(expected);
});

const now = 1_000_000;
const one = (key: string, customerCode: string, changes: Partial<StoredRegistration> = {}) =>
  sampleRegistration({ key, form: sampleForm({ customerCode }), ...changes });
const plan = (registrations: StoredRegistration[], busy: string[] = []) => {
  const { due, nextAt } = planWork(registrations, new Set(busy), now);
  return { due: due.map(({ key }) => key), nextAt };
};

test('one at a time per customer, the oldest first, customers side by side', () => {
  const work = [
    one('b', '1', { createdAt: 2 }),
    one('a', '1', { createdAt: 1 }),
    one('c', '2', { createdAt: 3 }),
  ];
  expect(plan(work)).toEqual({ due: ['a', 'c'], nextAt: null });
  expect(plan(work, ['customer 1'])).toEqual({ due: ['c'], nextAt: null });
});

const failure = sampleFailure();
const waitingUntil = (dueAt: number): Partial<StoredRegistration> => ({
  progress: { step: 'queued', wait: { for: 'retry', dueAt, failure } },
});

test('a customer that waits holds up its own queue and no other', () => {
  const work = [
    one('a', '1', { ...waitingUntil(now + 50), createdAt: 1 }),
    one('b', '1', { createdAt: 2 }),
    one('c', '2'),
  ];
  expect(plan(work)).toEqual({ due: ['c'], nextAt: now + 50 });
});

test.each(['refused', 'asking'] as const)(
  'a registration that waits for the agent (%s) holds up nobody',
  (step) => {
    expect(
      plan([one('a', '1', { progress: inStep[step], createdAt: 1 }), one('b', '1', { createdAt: 2 })]).due,
    ).toEqual(['b']);
  },
);

test('at most four customers at once, and marks do not take their places', () => {
  const customers = ['1', '2', '3', '4', '5'].map((code) => one(code, code));
  expect(plan(customers).due).toEqual(['1', '2', '3', '4']);
  const mark = one('m', '9', {
    progress: sampleRegistered({ mark: { kind: 'due', dueAt: now, failure: null } }),
  });
  expect(plan([...customers, mark], ['customer 1', 'customer 2', 'customer 3', 'customer 4']).due).toEqual([
    'm',
  ]);
});

test('a wait that nobody ever planned comes from a wrong clock and is over', () => {
  expect(plan([one('a', '1', waitingUntil(now + longestPlannedWaitMs + 1))]).due).toEqual(['a']);
});

test('a second record is looked for when nothing can arrive any more, and holds up nobody', () => {
  const looking = (mayStillArrive: boolean) =>
    one('a', '1', {
      createdAt: 1,
      trace: { kind: 'possible', requests: 1, mayStillArrive, isAbsent: false },
      progress: sampleRegistered({ twin: { kind: 'to-check', dueAt: null } }),
    });
  expect(plan([looking(true), one('b', '1')])).toEqual({ due: ['b'], nextAt: null });
  expect(plan([looking(false), one('b', '1')])).toEqual({ due: ['a', 'b'], nextAt: null });
});
