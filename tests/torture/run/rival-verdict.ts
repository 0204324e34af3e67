import type { LoggedRequest, Registrations } from '../../support/sandbox-client';
import { isOfEntry, type LedgerEntry } from './ledger';
import { rivalAgent } from './rival';

/** Attendances that a second computer took up, too, by who registered them. */
export interface RivalCounts {
  /** The second computer was first, and the only one. */
  first: number;
  /** It came second, and stopped. */
  second: number;
  /** Both, each between Karoo's answer and the other's mark. */
  both: number;
  /** Both, and the agent had this one sent knowing it. */
  anyway: number;
}

/** Instants in ISO 8601, all of the sandbox's clock. */
export interface Double {
  /** The app's questions to Karoo about the attendance, in their order. */
  asked: readonly Pick<LoggedRequest, 'receivedAt' | 'answeredAt' | 'status' | 'fault'>[];
  /** Enviar was pressed first; null = never. What the form asked before does not count. */
  sentAt: string | null;
  /** The app's registration arrived. */
  postedAt: string;
  /** The second computer's mark arrived. */
  markedAt: string;
}

/**
 * Whether a double is one of the window that neither service can close: the last answer that the app got from Karoo
 * before its POST was older than the other computer's mark.
 */
export function isOfWindow({ asked, sentAt, postedAt, markedAt }: Double): boolean {
  const last = asked.findLast(
    ({ receivedAt, answeredAt, status, fault }) =>
      status === 200 &&
      (fault === null || fault === 'delay') &&
      sentAt !== null &&
      receivedAt >= sentAt &&
      answeredAt !== null &&
      answeredAt <= postedAt,
  );
  return typeof last?.answeredAt === 'string' && last.answeredAt <= markedAt;
}

/** Holds what second computers did against what Bimer and Karoo have. */
export function judgeRivals(
  ledger: readonly LedgerEntry[],
  { attendances, opinions, integrations }: Registrations,
  requests: readonly LoggedRequest[],
): { rivals: RivalCounts; lost: string[]; duplicated: string[] } {
  const rivals: RivalCounts = { first: 0, second: 0, both: 0, anyway: 0 };
  const lost: string[] = [];
  const duplicated: string[] = [];
  const stored = [...attendances, ...opinions];
  for (const entry of ledger) {
    const { rival, attendance, isYielded, sentAt, sentAnywayAt } = entry;
    if (rival?.kind === 'stopped') rivals.second += 1;
    if (rival?.kind !== 'registered') continue;
    const { key } = rival;
    const count = stored.filter(({ ChaveExterna }) => ChaveExterna === key).length;
    const marks = integrations.filter(({ chave }) => chave === key);
    const [mark] = marks;
    if (count === 0 || !mark) lost.push(`${key}: ${count} in Bimer, ${marks.length} marks in Karoo`);
    if (count > 1 || marks.length > 1)
      duplicated.push(`${key}: ${count} in Bimer, ${marks.length} marks in Karoo`);
    const own = stored.find(({ ChaveExterna }) => ChaveExterna !== key && isOfEntry(entry, ChaveExterna));
    if (!own) {
      rivals.first += 1;
      continue;
    }
    if (sentAnywayAt !== null && own.receivedAt >= sentAnywayAt) {
      rivals.anyway += 1;
      continue;
    }
    rivals.both += 1;
    const asked = requests.filter(
      ({ service, method, path, headers }) =>
        service === 'karoo' &&
        method === 'GET' &&
        path === `/v1/atendimentos/${attendance.id}` &&
        headers['user-agent'] !== rivalAgent,
    );
    const double = { asked, sentAt, postedAt: own.receivedAt, markedAt: mark?.receivedAt ?? '' };
    if (isYielded) duplicated.push(`${own.ChaveExterna}: withdrawn, and in Bimer all the same`);
    else if (!isOfWindow(double))
      duplicated.push(`${own.ChaveExterna}: sent after the other computer's mark: ${JSON.stringify(double)}`);
  }
  return { rivals, lost, duplicated };
}
