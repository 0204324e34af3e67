import { AppError } from '../../../common/errors';
import type { StoredInBimer } from '../../../common/registrations/stored-in-bimer';
import type { FoundContent, KeySearchOutcome, Logger } from '../../services/ports';
import type { HttpAnswer } from '../http/send-request';
import { parseJson } from '../http/wire-values';
import type { BimerClient } from './bimer-client';
import { readEnvelope } from './envelope';
import {
  completeRecord,
  readFoundContent,
  readStoredReference,
  type StoredReference,
} from './mapping/stored-record';
import { readableEnvelope } from './readable-envelope';

interface Search {
  key: string;
  processNumber: string | null;
}

/** Asks Bimer for what was stored under our key. Never throws: “not there” and “could not ask” are different answers. */
export async function searchByKey(
  client: BimerClient,
  logger: Logger,
  search: Search,
): Promise<KeySearchOutcome> {
  const route = search.processNumber === null ? 'atendimentos' : 'pareceres';
  const result = await client.call({ route, query: { chaveExterna: search.key } });
  if (result.kind !== 'answered') return { kind: 'failed', error: result.error };
  try {
    const { items } = readableEnvelope(result.answer);
    return items.length === 0 ? { kind: 'not-found' } : judge(items, search, logger);
  } catch (error) {
    if (isUnknownSearch(result.answer)) return { kind: 'unsupported' };
    return { kind: 'failed', error: AppError.from(error) };
  }
}

/** `ErrorCode` of a parameter that is bad: ours is always the same, so it is one that this Bimer does not know. */
const badParameterCode = '-1';

function isUnknownSearch(answer: HttpAnswer): boolean {
  if ([404, 405, 501].includes(answer.status)) return true;
  const errors = readEnvelope(parseJson(answer.text))?.errors ?? [];
  return answer.status < 500 && errors.some(({ code }) => code === badParameterCode);
}

interface Candidate {
  reference: StoredReference;
  content: FoundContent;
}

function judge(items: unknown[], { key, processNumber }: Search, logger: Logger): KeySearchOutcome {
  const candidates = items.flatMap((item): Candidate[] => {
    const reference = readStoredReference(item);
    return reference === null ? [] : [{ reference, content: readFoundContent(item) }];
  });
  if (candidates.length === 0)
    throw new AppError('invalid-response', { detail: 'record without identifier' });
  const matches = eachOnce(comparable(candidates, key));
  if (matches.length > 1) logger.warn('Bimer holds more than one record of a key', { count: matches.length });
  const [first, ...rest] = matches;
  const record = first ? completeRecord(first.reference, processNumber) : null;
  // Somebody else's records are the answer of a server that overlooks the parameter; ours without number is no use.
  if (!first || record === null) return { kind: 'unsupported' };
  return {
    kind: 'found',
    record,
    content: first.content,
    hasKey: first.reference.key !== null,
    others: rest
      .map(({ reference }) => completeRecord(reference, processNumber))
      .filter((other): other is StoredInBimer => other !== null),
  };
}

/** The records with our key; where none has any key, the only one, for whoever asked to compare. */
function comparable(candidates: Candidate[], key: string): Candidate[] {
  const [only] = candidates;
  if (only?.reference.key === null && candidates.length === 1) return [only];
  return candidates.filter(({ reference }) => reference.key === key);
}

function eachOnce(candidates: Candidate[]): Candidate[] {
  return [...new Map(candidates.map((candidate) => [candidate.reference.id, candidate])).values()];
}
