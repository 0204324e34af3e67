import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError, errorTexts, type ErrorCode } from '../../../../common/errors';
import { transition, type OutboxEvent } from '../../../../main/services/outbox/transition';
import type { StoredRegistration } from '../../../../main/services/stored-shapes';
import { sampleCustomer, sampleForm, sampleRegistration } from '../../../support/fakes/samples';

const error = fc
  .constantFrom(...(Object.keys(errorTexts) as ErrorCode[]))
  .map((code) => new AppError(code).toData());
const delayMs = fc.nat({ max: 900_000 });
const record = fc.nat().map((n) => ({ id: `00A${n}`, number: String(n) }));
const processNumber = fc.option(fc.nat().map(String));

const anyEvent: fc.Arbitrary<OutboxEvent> = fc.oneof(
  fc.constant<OutboxEvent>({ kind: 'send-started', customer: sampleCustomer() }),
  fc.record({ kind: fc.constantFrom('stored' as const, 'found' as const), record }),
  fc.record({ kind: fc.constantFrom('refused' as const, 'mark-refused' as const), error }),
  fc.record({
    kind: fc.constantFrom(
      'not-sent' as const,
      'outcome-unknown' as const,
      'search-failed' as const,
      'mark-failed' as const,
    ),
    error,
    delayMs,
  }),
  fc.record({
    kind: fc.constantFrom(
      'interrupted' as const,
      'not-found' as const,
      'search-unsupported' as const,
      'send-decided' as const,
    ),
  }),
  fc.record({ kind: fc.constant('marked' as const), isConcluded: fc.boolean() }),
  fc.record({ kind: fc.constant('retry-requested' as const), isAsked: fc.boolean() }),
  fc.record({
    kind: fc.constantFrom('integrated-elsewhere' as const, 'confirmed-by-agent' as const),
    processNumber,
  }),
);

const anyStart = fc
  .record({ isMultiple: fc.boolean(), isLast: fc.boolean(), undoUntil: fc.option(fc.nat()) })
  .map(({ isMultiple, isLast, undoUntil }) =>
    sampleRegistration({ form: sampleForm({ isMultiple }), isLast, undoUntil }),
  );

type Step = (before: StoredRegistration, event: OutboxEvent, after: StoredRegistration) => void;

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
    const { key, attendanceId, sequence, form, attendance, createdAt } = after;
    expect({ key, attendanceId, sequence, form, attendance, createdAt }).toEqual({
      key: before.key,
      attendanceId: before.attendanceId,
      sequence: before.sequence,
      form: before.form,
      attendance: before.attendance,
      createdAt: before.createdAt,
    });
  });
});

test('what is registered stays so, under its number', () => {
  forAnyLife(() => (before, _event, after) => {
    if (before.state !== 'registered') return;
    expect(after.state).toBe('registered');
    expect([after.bimerId, after.processNumber]).toEqual([before.bimerId, before.processNumber]);
    if (before.isMarkedInKaroo) expect(after).toBe(before);
  });
});

test('after an unknown outcome it is sent again only when Bimer, asked twice, or the agent says that it is not there', () => {
  forAnyLife(() => {
    let isUnknown = false;
    let absences = 0;
    return (before, event, after) => {
      if (before.state === 'sending' && after.state === 'verifying') {
        isUnknown = true;
        absences = 0;
      }
      if (before.state === 'verifying' && event.kind === 'not-found') absences += 1;
      if (!isUnknown || before.state === 'queued' || after.state !== 'queued') return;
      expect(event.kind === 'send-decided' || absences >= 2, `${before.state}, ${event.kind}`).toBe(true);
      isUnknown = false;
    };
  });
});

test('the POST begins only from the queue, and its start is a state of its own', () => {
  forAnyLife(() => (before, event, after) => {
    if (after.state === 'sending' && before.state !== 'sending') {
      expect([before.state, event.kind]).toEqual(['queued', 'send-started']);
    }
  });
});
