import { AppError } from '../../../common/errors';
import type { KeySearchOutcome, Logger } from '../../services/ports';
import { parseJson } from '../http/wire-values';
import type { BimerClient } from './bimer-client';
import { readEnvelope } from './envelope';
import { completeRecord, readStoredReference, type StoredReference } from './mapping/stored-record';
import { readableEnvelope } from './paged-list';

/** Asks Bimer for what was stored under our key. Never throws: “not there” and “could not ask” are different answers. */
export async function searchByKey(
  client: BimerClient,
  logger: Logger,
  { key, processNumber }: { key: string; processNumber: string | null },
): Promise<KeySearchOutcome> {
  const route = processNumber === null ? 'atendimentos' : 'pareceres';
  const result = await client.call({ route, query: { chaveExterna: key } });
  if (result.kind !== 'answered') return { kind: 'failed', error: result.error };
  const { answer } = result;
  const isForeign404 = answer.status === 404 && readEnvelope(parseJson(answer.text))?.isEnvelope !== true;
  if (isForeign404 || answer.status === 405) return { kind: 'unsupported' };
  try {
    return judge(readableEnvelope(answer).items, { key, processNumber }, logger);
  } catch (error) {
    return { kind: 'failed', error: AppError.from(error) };
  }
}

function judge(
  items: unknown[],
  { key, processNumber }: { key: string; processNumber: string | null },
  logger: Logger,
): KeySearchOutcome {
  if (items.length === 0) return { kind: 'not-found' };
  const references = items.map(readStoredReference).filter((reference) => reference !== null);
  if (references.length === 0)
    throw new AppError('invalid-response', { detail: 'record without identifier' });
  const matches = trustworthy(references, key);
  // What a server answers that overlooks the parameter is somebody else's record.
  if (matches.length === 0) return { kind: 'unsupported' };
  if (matches.length > 1) logger.warn('Bimer holds more than one record of a key', { count: matches.length });
  const record = matches[0] ? completeRecord(matches[0], processNumber) : null;
  if (record === null) throw new AppError('invalid-response', { detail: 'record without number' });
  const content = { customerId: null, subject: null, opinion: null };
  return { kind: 'found', record, content, hasKey: matches[0]?.key !== null, others: [] };
}

/** Records that carry our key; one alone is also believed when the answer does not repeat the key. */
function trustworthy(references: StoredReference[], key: string): StoredReference[] {
  const [only] = references;
  if (only?.key === null && references.length === 1) return [only];
  return references.filter((reference) => reference.key === key);
}
