import fc from 'fast-check';
import { expect, test } from 'vitest';
import { errorTexts, type ErrorCode } from '../../../../common/errors';
import type { RegistrationEvent } from '../../../../main/services/registrations/events';
import { awaitsArrival, isOpen, isWithdrawable } from '../../../../main/services/registrations/queries';
import type { StoredRegistration } from '../../../../main/services/registrations/registration';
import { transition } from '../../../../main/services/registrations/transition';
import { toRegistrationView } from '../../../../main/services/registrations/view';
import {
  inStep,
  sampleCustomer,
  sampleFailure,
  sampleForm,
  sampleRegistration,
} from '../../../support/fakes/samples';

const failure = fc.constantFrom(...(Object.keys(errorTexts) as ErrorCode[])).map(sampleFailure);
const delayMs = fc.nat({ max: 900_000 });
const record = fc.nat({ max: 3 }).map((n) => ({ id: `00A${n}`, number: String(n) }));
const number = fc.option(fc.nat().map(String));
const { subject, opinion } = sampleForm();
const found = fc.record({
  record,
  hasKey: fc.boolean(),
  process: fc.constantFrom('wanted' as const, 'other' as const, 'untold' as const),
  content: fc.constantFrom(
    { customerId: sampleCustomer().id, subject, opinion },
    { customerId: null, subject, opinion: 'Outro' },
  ),
});

const anyEvent: fc.Arbitrary<RegistrationEvent> = fc.oneof(
  fc.constant<RegistrationEvent>({ kind: 'send-started', customer: sampleCustomer() }),
  fc.record({ kind: fc.constant('stored' as const), record }),
  fc.record({
    kind: fc.constant('searched' as const),
    found: fc.array(found, { maxLength: 2 }),
    customer: fc.constantFrom(null, sampleCustomer()),
    isFinal: fc.boolean(),
    delayMs,
  }),
  fc.record({ kind: fc.constantFrom('refused' as const, 'mark-refused' as const), failure }),
  fc.record({
    kind: fc.constantFrom(
      'not-sent' as const,
      'outcome-unknown' as const,
      'search-failed' as const,
      'mark-failed' as const,
      'karoo-silent' as const,
    ),
    failure,
    delayMs,
  }),
  fc.record({
    kind: fc.constantFrom(
      'interrupted' as const,
      'search-unsupported' as const,
      'send-decided' as const,
      'seen' as const,
      'made-last' as const,
      'restored' as const,
    ),
  }),
  fc.record({ kind: fc.constant('settled' as const), requests: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('corrected' as const), undoUntil: fc.option(fc.nat()) }),
  fc.record({ kind: fc.constant('marked' as const), isConcluded: fc.boolean() }),
  fc.record({ kind: fc.constant('retry-requested' as const), isAsked: fc.boolean() }),
  fc.record({
    kind: fc.constantFrom('integrated-elsewhere' as const, 'confirmed-by-agent' as const),
    number,
  }),
);

const anyStart = fc
  .record({ isMultiple: fc.boolean(), isLast: fc.boolean(), until: fc.option(fc.nat()) })
  .map(({ isMultiple, isLast, until }) =>
    sampleRegistration({
      form: sampleForm({ isMultiple }),
      isLast,
      progress: until === null ? inStep.queued : { step: 'queued', wait: { for: 'undo', until } },
    }),
  );

type Step = (before: StoredRegistration, event: RegistrationEvent, after: StoredRegistration) => void;

/** Lets any events, with any clock, happen to any registration; `begin` gives each life a check of its own. */
function forAnyLife(begin: () => Step): void {
  fc.assert(
    fc.property(anyStart, fc.array(fc.tuple(anyEvent, fc.integer()), { maxLength: 40 }), (start, events) => {
      const check = begin();
      let registration = start;
      for (const [event, now] of events) {
        const after = transition(registration, event, now);
        check(registration, event, after);
        registration = after;
      }
    }),
    { numRuns: 2_000 },
  );
}

test('what the agent entered, and the key that finds it again, never change', () => {
  forAnyLife(() => (before, _event, after) => {
    const lasting = ({ key, attendanceId, sequence, form, attendance, createdAt }: StoredRegistration) => ({
      key,
      attendanceId,
      sequence,
      form,
      attendance,
      createdAt,
    });
    expect(lasting(after)).toEqual(lasting(before));
  });
});

test('what is registered stays so, under its number, and a mark that was made is unmade only to tell the end', () => {
  forAnyLife(() => ({ progress: before }, event, { progress: after }) => {
    if (before.step !== 'registered') return;
    expect(after).toMatchObject({ step: 'registered', number: before.number, bimerId: before.bimerId });
    if (before.mark.kind !== 'marked' || after.step !== 'registered') return;
    if (event.kind !== 'made-last') expect(after.mark.kind).toBe('marked');
  });
});

test('after an unknown outcome it is sent again only when nothing can arrive any more and Bimer has nothing, or the agent says so', () => {
  forAnyLife(() => (before, event, after) => {
    if (before.progress.step !== 'verifying' || after.progress.step !== 'queued') return;
    const isAbsent = event.kind === 'searched' && event.isFinal;
    expect(isAbsent || event.kind === 'send-decided', event.kind).toBe(true);
  });
});

test('what Bimer has not stored three times goes nowhere but where the agent says', () => {
  forAnyLife(() => (before, event, after) => {
    if (before.trace.kind === 'none' || before.trace.requests < 3) return;
    if (before.progress.step === 'queued' || after.progress.step !== 'queued') return;
    expect(['send-decided', 'corrected', 'not-sent']).toContain(event.kind);
  });
});

test('who looks for it has a reason, who may take it back has none to doubt', () => {
  forAnyLife(() => (_before, _event, after) => {
    if (after.progress.step === 'verifying') expect(after.trace.kind).toBe('possible');
    if (isWithdrawable(after) && after.trace.kind === 'possible')
      expect(after.trace).toMatchObject({ mayStillArrive: false, isAbsent: true });
    if (awaitsArrival(after)) expect(isOpen(after)).toBe(true);
  });
});

test('a doubt once had is never forgotten, and a second record never hidden', () => {
  forAnyLife(() => (before, event, after) => {
    if (before.trace.kind === 'possible') expect(after.trace.kind).toBe('possible');
    const isTwin = before.progress.step === 'registered' && before.progress.twin.kind === 'found';
    if (!isTwin) return;
    const asked = toRegistrationView(before).question !== null && event.kind !== 'seen';
    if (asked) expect(toRegistrationView(after).question).toMatchObject({ kind: 'stored-twice' });
  });
});

test('the POST begins only from the queue, and its start is a step of its own', () => {
  forAnyLife(() => (before, event, after) => {
    if (after.progress.step === 'sending' && before.progress.step !== 'sending') {
      expect([before.progress.step, event.kind]).toEqual(['queued', 'send-started']);
    }
  });
});

test('nothing of a life but keys, parameters and the words of servers is kept of its failures', () => {
  const sentences = Object.values(errorTexts).map(({ message }) => message);
  forAnyLife(() => (_before, _event, after) => {
    const kept = JSON.stringify(after.progress);
    expect(sentences.filter((sentence) => kept.includes(sentence))).toEqual([]);
  });
});
