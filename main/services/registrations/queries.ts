import type { DueAt, QueueWait, StoredRegistration, Trace } from './registration';

/** Whether anything is still to be done without the agent: towards Bimer, or the mark in Karoo. */
export function isUnsettled({ progress }: StoredRegistration): boolean {
  switch (progress.step) {
    case 'queued':
    case 'sending':
    case 'verifying':
      return true;
    case 'asking':
    case 'refused':
      return false;
    case 'registered':
      return progress.mark.kind === 'due' || progress.twin.kind === 'to-check';
  }
}

/** Whether nothing moves it before the agent does something. */
export function waitsForAgent({ progress }: StoredRegistration): boolean {
  switch (progress.step) {
    case 'asking':
    case 'refused':
      return true;
    case 'registered':
      return progress.twin.kind === 'found' && !progress.twin.isSeen;
    default:
      return false;
  }
}

/** Whether it is on its way or waits for the agent. */
export function isOpen(registration: StoredRegistration): boolean {
  return isUnsettled(registration) || waitsForAgent(registration);
}

/** Whether it is in Bimer. */
export function isRegistered({ progress }: Pick<StoredRegistration, 'progress'>): boolean {
  return progress.step === 'registered';
}

/** When it came to be in Bimer, ms since the epoch; null = it is not there. */
export function registeredAt({ progress }: StoredRegistration): number | null {
  return progress.step === 'registered' ? progress.at : null;
}

/**
 * Whether the agent may take it back: it waits, and nothing of it is in Bimer. So it is when no request of it had an
 * unknown outcome, or when nothing can arrive any more and Bimer has nothing of it.
 */
export function isWithdrawable({ trace, progress }: StoredRegistration): boolean {
  const isNowhere = trace.kind === 'none' || (trace.isAbsent && !trace.mayStillArrive);
  return isNowhere && ['queued', 'asking', 'refused'].includes(progress.step);
}

/** Whether a request may have left it in Bimer, as far as is known. */
export function isDoubted(trace: Trace): boolean {
  return trace.kind === 'possible' && !trace.isAbsent;
}

/** What the form of an attendance is opened for first: the oldest registration that waits for the agent; null = none. */
export function firstForAgent(registrations: readonly StoredRegistration[]): StoredRegistration | null {
  return registrations.toSorted((a, b) => a.sequence - b.sequence).find(waitsForAgent) ?? null;
}

/** `send`: prepare and POST; `recover`: a POST whose outcome nobody wrote down; `search`: by key; `mark`: in Karoo. */
export interface NextStep {
  kind: 'send' | 'recover' | 'search' | 'mark';
  dueAt: DueAt;
}

/** Which registration of its attendance the next one will be, from 1: the first place that none of these has. */
export function nextOrdinal(registrations: readonly StoredRegistration[]): number {
  const taken = new Set(registrations.map(({ ordinal }) => ordinal));
  let ordinal = 1;
  while (taken.has(ordinal)) ordinal += 1;
  return ordinal;
}

/** The next thing to be done without the agent; null = nothing, or nothing before something else has happened. */
export function nextStep({ progress, trace }: StoredRegistration): NextStep | null {
  switch (progress.step) {
    case 'queued':
      return { kind: 'send', dueAt: queueDueAt(progress.wait) };
    case 'sending':
      return { kind: 'recover', dueAt: null };
    case 'verifying':
      return { kind: 'search', dueAt: progress.dueAt };
    case 'asking':
    case 'refused':
      return null;
    case 'registered': {
      const { mark, twin } = progress;
      const marking: NextStep | null = mark.kind === 'due' ? { kind: 'mark', dueAt: mark.dueAt } : null;
      if (twin.kind !== 'to-check' || mayStillArrive(trace)) return marking;
      const looking: NextStep = { kind: 'search', dueAt: twin.dueAt };
      return marking && isBefore(marking, looking) ? marking : looking;
    }
  }
}

/** Whether the time is to be waited for in which Bimer may still store an earlier request. */
export function awaitsArrival(registration: StoredRegistration): boolean {
  const { progress, trace } = registration;
  if (!mayStillArrive(trace)) return false;
  switch (progress.step) {
    // A refused one is looked for once it is corrected: then the wait begins anew.
    case 'refused':
      return false;
    // Once nothing of it can arrive any more the agent may also withdraw it.
    case 'asking':
      return progress.question.kind === 'integrated-elsewhere';
    case 'registered':
      return progress.twin.kind === 'to-check';
    default:
      return true;
  }
}

export function mayStillArrive(trace: Trace): boolean {
  return trace.kind === 'possible' && trace.mayStillArrive;
}

function queueDueAt(wait: QueueWait): DueAt {
  switch (wait.for) {
    case 'turn':
      return null;
    case 'undo':
      return wait.until;
    case 'retry':
    case 'karoo':
      return wait.dueAt;
  }
}

function isBefore(a: NextStep, b: NextStep): boolean {
  return (a.dueAt ?? -Infinity) <= (b.dueAt ?? -Infinity);
}
