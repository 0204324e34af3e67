import { AppError } from '../../../common/errors';
import { maxAnswerBytes } from '../http/send-request';
import { AnswerTooLargeError } from '../http/transport-error';
import type { BimerClient } from './bimer-client';
import type { Envelope } from './envelope';
import { readableEnvelope } from './readable-envelope';
import type { BimerRouteName } from './routes';

const pageSize = 500;
/** A server may cap the page size we ask for, but hardly below this: it bounds the number of pages. */
const leastPageSize = 50;
const bytesPerMb = 1024 * 1024;
/** All pages of a list together, as they come. */
const maxListBytes = 64 * bytesPerMb;

export interface ListSource<T> {
  route: BimerRouteName;
  /** What is in the list, in pt-BR and plural. */
  title: string;
  read: (item: unknown) => T | null;
}

export type ListResult<T> =
  | { kind: 'unchanged' }
  /** `dropped`: how many items could not be read. */
  | { kind: 'fetched'; items: T[]; dropped: number; etag: string | null };

/**
 * Reads a whole list page by page; of each page only what `read` makes of it is kept.
 * @throws AppError, `list-too-large` for a list that is beyond `maxItems`, `maxListBytes` or any end
 */
export async function fetchWholeList<T extends { id: string }>(
  client: BimerClient,
  { route, title, read }: ListSource<T>,
  { etag, maxItems }: { etag: string | null; maxItems: number },
): Promise<ListResult<T>> {
  const items = new Map<string, T>();
  const maxPages = Math.ceil(maxItems / leastPageSize);
  let dropped = 0;
  let bytes = 0;
  for (let page = 1; page <= maxPages; page += 1) {
    const fetched = await fetchPage(client, { route, title }, page, page === 1 ? etag : null);
    if (fetched.kind === 'unchanged') return fetched;
    bytes += fetched.bytes;
    if (bytes > maxListBytes) throw tooLarge(title, `passa de ${maxListBytes / bytesPerMb} MB`);
    const readable = fetched.envelope.items.map(read).filter((item) => item !== null);
    dropped += fetched.envelope.items.length - readable.length;
    const sizeBefore = items.size;
    // Items move between pages while the list is being read: each counts once.
    for (const item of readable) items.set(item.id, item);
    if (items.size + dropped > maxItems)
      throw tooLarge(title, `passa de ${maxItems.toLocaleString('pt-BR')} itens`);
    // A server that knows no paging gives the same items again.
    const isRepeated = readable.length > 0 && items.size === sizeBefore;
    if (isLastPage(fetched.envelope, page) || isRepeated) {
      // The ETag of a page says nothing about the other pages.
      return { kind: 'fetched', items: [...items.values()], dropped, etag: page === 1 ? fetched.etag : null };
    }
  }
  throw tooLarge(title, `não termina: depois de ${maxPages.toLocaleString('pt-BR')} páginas ainda há mais`);
}

async function fetchPage(
  client: BimerClient,
  { route, title }: Pick<ListSource<unknown>, 'route' | 'title'>,
  page: number,
  etag: string | null,
) {
  const result = await client.call({
    route,
    query: { limite: pageSize, pagina: page },
    headers: etag === null ? {} : { 'if-none-match': etag },
  });
  if (result.kind !== 'answered') {
    const isTooLarge = result.error instanceof AnswerTooLargeError;
    throw isTooLarge
      ? tooLarge(title, `passa de ${maxAnswerBytes / bytesPerMb} MB por página`)
      : result.error;
  }
  const { answer } = result;
  if (answer.status === 304 && etag !== null) return { kind: 'unchanged' } as const;
  const bytes = Buffer.byteLength(answer.text);
  const envelope = readableEnvelope(answer);
  return { kind: 'page', envelope, bytes, etag: headerSafeEtag(answer.headers.etag) } as const;
}

function tooLarge(title: string, what: string): AppError {
  return new AppError('list-too-large', {
    message: `A lista de ${title} do Bimer ${what}. A lista anterior continua em uso; avise a TI (bimer.maxListItems).`,
    detail: `${title}: ${what}`,
  });
}

/** `TotalPagina` decides where it is told, else a page that is not full; the server may cap the size we asked for. */
function isLastPage({ items, paging }: Envelope, page: number): boolean {
  if (items.length === 0) return true;
  if (paging?.totalPages != null && paging.totalPages > 0) return page >= paging.totalPages;
  return items.length < Math.min(pageSize, paging?.limit === 0 ? pageSize : (paging?.limit ?? pageSize));
}

function headerSafeEtag(etag: string | undefined): string | null {
  return etag !== undefined && /^[\x20-\x7e]{1,200}$/.test(etag) ? etag : null;
}
