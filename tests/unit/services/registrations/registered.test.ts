import { expect, test } from 'vitest';
import type { RegistrationEvent } from '../../../../main/services/registrations/events';
import type { Registered } from '../../../../main/services/registrations/registration';
import { transition } from '../../../../main/services/registrations/transition';
import { sampleRegistered, sampleRegistration } from '../../../support/fakes/samples';
import { absent, failure, now } from '../../../support/transition-samples';

const due = { kind: 'due', dueAt: null, failure: null } as const;
const later = { ...due, dueAt: 5 };
const givenUp = { kind: 'given-up', failure } as const;
const found = { kind: 'found', number: '2', isSeen: false } as const;

const failed: RegistrationEvent = { kind: 'mark-failed', failure, delayMs: 7 };
const refused: RegistrationEvent = { kind: 'mark-refused', failure };
const searchFailed: RegistrationEvent = { kind: 'search-failed', failure, delayMs: 7 };
const asked: RegistrationEvent = { kind: 'retry-requested', isAsked: true };

test.each<[what: string, before: Partial<Registered>, event: RegistrationEvent]>([
  ['marked, when the mark was given up meanwhile', { mark: givenUp }, { kind: 'marked', isConcluded: true }],
  ['a failure of a mark that is made', {}, failed],
  ['a failure of a mark that was given up', { mark: givenUp }, failed],
  ['a refusal of a mark that is made', {}, refused],
  ['a failed search for what nobody looks for', {}, searchFailed],
  ['a failed search for what was found', { twin: found }, searchFailed],
  ['that nobody can search, after it was found', { twin: found }, { kind: 'search-unsupported' }],
  ['a final search, after it was found', { twin: found }, absent],
  ['seen, where there is nothing to see', {}, { kind: 'seen' }],
  ['asked to go on, with nothing left to do', {}, asked],
  ['asked to go on, when it is due anyway', { mark: due, twin: { kind: 'to-check', dueAt: null } }, asked],
])('nothing changes by %s', (_what, progress, event) => {
  const before = sampleRegistration({ progress: sampleRegistered(progress) });
  expect(transition(before, event, now)).toBe(before);
});

test.each<[before: Partial<Registered>, after: Partial<Registered>]>([
  [{ mark: later }, { mark: due }],
  [{ twin: { kind: 'to-check', dueAt: 5 } }, { twin: { kind: 'to-check', dueAt: null } }],
  [
    { mark: due, twin: { kind: 'to-check', dueAt: 5 } },
    { mark: due, twin: { kind: 'to-check', dueAt: null } },
  ],
  [
    { mark: later, twin: { kind: 'to-check', dueAt: null } },
    { mark: due, twin: { kind: 'to-check', dueAt: null } },
  ],
  [
    { mark: later, twin: found },
    { mark: due, twin: found },
  ],
])('asked to go on, what waited is due, and nothing else changes: %j → %j', (before, after) => {
  const registration = sampleRegistration({ progress: sampleRegistered(before) });
  expect(transition(registration, asked, now).progress).toEqual(sampleRegistered(after));
});

test('the last one without Bimer’s number has nothing to tell Karoo', () => {
  const progress = sampleRegistered({ number: null, mark: { kind: 'given-up', failure: null } });
  const after = transition(sampleRegistration({ progress, isLast: false }), { kind: 'made-last' }, now);
  expect(after).toMatchObject({ isLast: true, progress });
});
