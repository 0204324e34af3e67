import { AppError } from '../../../common/errors';
import type { Logger } from '../../services/ports';
import { isSuccess, type HttpAnswer } from '../http/send-request';
import { identifierOf, parseJson } from '../http/wire-values';
import { apiAnswerError } from './answer-errors';
import type { BimerClient } from './bimer-client';
import { readEnvelope, saysNothingFound, type Envelope } from './envelope';
import type { BimerRouteName } from './routes';
import { fieldsOf } from './wire-record';

const pageSize = 500;
/** A server that never ends a list is left after this many pages. */
const maxPages = 400;

export type ListResult = { kind: 'unchanged' } | { kind: 'fetched'; items: unknown[]; etag: string | null };

/** Reads a whole list page by page. @throws AppError */
export async function fetchWholeList(
  client: BimerClient,
  logger: Logger,
  { route, etag }: { route: BimerRouteName; etag: string | null },
): Promise<ListResult> {
  const items = new Map<string, unknown>();
  let newEtag: string | null = null;
  for (let page = 1; page <= maxPages; page += 1) {
    const sentEtag = page === 1 ? etag : null;
    const fetched = await fetchPage(client, route, page, sentEtag);
    if (fetched.kind === 'unchanged') return fetched;
    if (page === 1) newEtag = fetched.etag;
    const sizeBefore = items.size;
    // Items move between pages while the list is being read: each counts once.
    for (const item of fetched.envelope.items) items.set(itemKey(item, items.size), item);
    // A server that knows no paging gives the same items again.
    if (isLastPage(fetched.envelope, page) || items.size === sizeBefore) {
      return { kind: 'fetched', items: [...items.values()], etag: newEtag };
    }
  }
  logger.warn('Bimer never ended a list', { route, maxPages });
  return { kind: 'fetched', items: [...items.values()], etag: null };
}

async function fetchPage(client: BimerClient, route: BimerRouteName, page: number, etag: string | null) {
  const result = await client.call({
    route,
    query: { limite: pageSize, pagina: page },
    headers: etag === null ? {} : { 'if-none-match': etag },
  });
  if (result.kind !== 'answered') throw result.error;
  const { answer } = result;
  if (answer.status === 304 && etag !== null) return { kind: 'unchanged' } as const;
  const envelope = readableEnvelope(answer);
  return { kind: 'page', envelope, etag: headerSafeEtag(answer.headers.etag) } as const;
}

/** The envelope of an answer that must be a result; “nothing found” is an empty one. @throws AppError */
export function readableEnvelope(answer: HttpAnswer): Envelope {
  const envelope = readEnvelope(parseJson(answer.text));
  const isAnswer = isSuccess(answer) || answer.status === 400 || answer.status === 404;
  // A record beside it is the stronger statement, and a server that breaks down says nothing about what there is.
  if (isAnswer && saysNothingFound(envelope) && envelope?.items.length === 0)
    return { errors: [], items: [], paging: null, isEnvelope: true };
  if (!isSuccess(answer)) throw apiAnswerError(answer);
  if (envelope === null) throw new AppError('invalid-response', { detail: 'no JSON list or object' });
  // Some versions refuse with a 200: the body is what counts.
  if (envelope.errors.length > 0 && envelope.items.length === 0) throw apiAnswerError(answer);
  return envelope;
}

/** `TotalPagina` decides where it is told, else a page that is not full; the server may cap the size we asked for. */
function isLastPage({ items, paging }: Envelope, page: number): boolean {
  if (items.length === 0) return true;
  if (paging?.totalPages != null && paging.totalPages > 0) return page >= paging.totalPages;
  return items.length < Math.min(pageSize, paging?.limit === 0 ? pageSize : (paging?.limit ?? pageSize));
}

/** Items without identifier are kept apart, so that whoever reads them can count them as unreadable. */
function itemKey(item: unknown, position: number): string {
  const id = identifierOf(fieldsOf(item)('Identificador'));
  return id === null ? `#${position}` : `=${id}`;
}

function headerSafeEtag(etag: string | undefined): string | null {
  return etag !== undefined && /^[\x20-\x7e]{1,200}$/.test(etag) ? etag : null;
}
