import type { RegistrationEvent } from '../../main/services/registrations/events';
import type { Progress, StoredRegistration } from '../../main/services/registrations/registration';
import { sampleCustomer, sampleFailure, sampleRegistered } from './fakes/samples';

/** What happens to a registration: what it was, the event, what it then at least is. */
export type Case = [
  what: string,
  before: Partial<StoredRegistration>,
  event: RegistrationEvent,
  after: object,
];

export const now = 1_000_000;
export const customer = sampleCustomer();
export const failure = sampleFailure();
export const record = { id: '00A1', number: '900001' };
export const second = { id: '00A2', number: '900002' };
/** As some Bimer gives back what the sample form sent. */
export const content = { customerId: customer.id, subject: 'NOTA  fiscal', opinion: 'Orientado.\r\n' };

/** One request of unknown outcome. */
export const once = { kind: 'possible', requests: 1, mayStillArrive: true, isAbsent: false } as const;
/** Nothing of it can arrive any more. */
export const over = { ...once, mayStillArrive: false };
/** And Bimer, asked after that, has nothing of it. */
export const gone = { ...over, isAbsent: true };

export const turn: Progress = { step: 'queued', wait: { for: 'turn' } };
export const retry: Progress = { step: 'queued', wait: { for: 'retry', dueAt: 5, failure } };
export const undo: Progress = { step: 'queued', wait: { for: 'undo', until: 5 } };

/** As it is when it has just been stored as `record`. */
export const inBimer = (changes: Partial<ReturnType<typeof sampleRegistered>> = {}) =>
  sampleRegistered({
    number: record.number,
    bimerId: record.id,
    at: now,
    mark: { kind: 'due', dueAt: null, failure: null },
    ...changes,
  });

type Searched = Extract<RegistrationEvent, { kind: 'searched' }>;

/** Found while more may still arrive. */
export const searched = (...found: Searched['found']): Searched => ({
  kind: 'searched',
  customer: null,
  found,
  isFinal: false,
  delayMs: 9,
});

/** Nothing there, and nothing can arrive any more. */
export const absent: Searched = {
  kind: 'searched',
  found: [],
  customer: null,
  isFinal: true,
  delayMs: 9,
};
