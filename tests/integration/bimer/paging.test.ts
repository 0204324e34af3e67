import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, it } from 'vitest';
import { sendJson, type RawHandler } from '../../support/raw-server';
import { startRawBimer } from './set-up';

let stop: () => Promise<void> = () => Promise.resolve();
afterEach(() => stop());

async function bimerThat(handler: RawHandler) {
  const bimer = await startRawBimer(handler);
  stop = () => bimer.server.close();
  return bimer;
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function heapBytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

describe('paging', () => {
  const page = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => ({
      Identificador: `P${from + index}`,
      Codigo: 'x',
      Nome: 'x',
    }));
  const pageOf = (path: string | undefined) =>
    Number(new URL(path ?? '', 'http://x').searchParams.get('pagina'));

  it.each<[string, (page: number) => unknown, number, number]>([
    [
      'stops at TotalPagina',
      (n) => ({ ListaObjetos: page(n * 100, 100), Paginacao: { Limite: 100, TotalPagina: 3 } }),
      3,
      300,
    ],
    ['stops at a short page', (n) => page(n * 500, n < 3 ? 500 : 7), 3, 1007],
    [
      'stops at an empty page',
      (n) => ({ ListaObjetos: n < 3 ? page(n * 500, 500) : [], Paginacao: { TotalPagina: 99 } }),
      3,
      1000,
    ],
    ['stops at C01', (n) => (n < 3 ? page(n * 500, 500) : { Erros: [{ ErrorCode: 'C01' }] }), 3, 1000],
    ['stops when a server knows no paging', () => page(0, 700), 2, 700],
    [
      'goes on when the server caps the size',
      (n) => ({ ListaObjetos: page(n * 50, n < 4 ? 50 : 1), Paginacao: { Limite: 50 } }),
      4,
      151,
    ],
    [
      'counts an item that moved once',
      (n) => ({ ListaObjetos: page(n * 99, 100), Paginacao: { TotalPagina: 2 } }),
      2,
      199,
    ],
    [
      'passes over a page that nobody can read',
      (n) => (n === 2 ? Array.from({ length: 500 }, () => ({})) : page(n * 500, n < 4 ? 500 : 3)),
      4,
      1003,
    ],
    ['takes a list that is just not too large', (n) => page(n * 500, n < 5 ? 500 : 0), 5, 2000],
  ])('%s', async (_, answer, calls, count) => {
    const { api, server } = await bimerThat((request, response) => {
      const n = pageOf(request.url);
      const body = answer(n);
      sendJson(response, body, JSON.stringify(body).includes('C01') ? 400 : 200);
    });
    const list = await api.fetchLookup('products', '"etag"');
    expect(list.kind === 'fetched' && list.items.length).toBe(count);
    const asked = server.requests.filter(({ method }) => method === 'GET');
    expect(asked).toHaveLength(calls);
    expect(asked.map(({ headers }) => headers['if-none-match'])).toEqual([
      '"etag"',
      ...Array.from({ length: calls - 1 }, () => undefined),
    ]);
  });

  const megabyte = 'x'.repeat(1024 * 1024);

  it.each<[string, (page: number) => unknown, number, RegExp]>([
    ['of too many items', (n) => page(n * 500, 500), 5, /A lista de produtos do Bimer passa de 2\.000 itens/],
    [
      'of too many unreadable ones',
      () => Array.from({ length: 500 }, () => ({})),
      5,
      /passa de 2\.000 itens/,
    ],
    [
      'of too many bytes',
      (n) => ({
        ListaObjetos: page(n * 8, 8).map((item) => ({ ...item, Obs: megabyte })),
        Paginacao: { TotalPagina: 99 },
      }),
      8,
      /A lista de produtos do Bimer passa de 64 MB/,
    ],
    [
      'with a page of too many bytes',
      () => page(0, 12).map((item) => ({ ...item, Obs: megabyte })),
      1,
      /A lista de produtos do Bimer passa de 10 MB por página/,
    ],
    [
      'without end',
      (n) => ({ ListaObjetos: page(n, 1), Paginacao: { TotalPagina: 100_000 } }),
      40,
      /A lista de produtos do Bimer não termina/,
    ],
  ])('refuses a list %s', async (_, answer, calls, message) => {
    const { api, server } = await bimerThat((request, response) => {
      sendJson(response, answer(pageOf(request.url)));
    });
    const refusal = await api.fetchLookup('products', null).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'list-too-large' });
    expect(String(refusal)).toMatch(message);
    expect(server.requests.filter(({ method }) => method === 'GET')).toHaveLength(calls);
  });

  it('holds of a list no more than what it reads of it', async () => {
    const { api, connection } = await bimerThat((request, response) => {
      const n = pageOf(request.url);
      const items = page(n * 500, n < 7 ? 500 : 8);
      sendJson(
        response,
        items.map((item, at) => (at < 8 ? { ...item, Nome: `${n}${at}${megabyte}` } : item)),
      );
    });
    connection.maxListItems = 5_000;
    const before = heapBytes();
    const list = await api.fetchLookup('products', null);
    expect(heapBytes() - before).toBeLessThan(8 * 1024 * 1024);
    expect(list.kind === 'fetched' && list.items.length).toBe(3008);
  });

  it('keeps the ETag of a list of one page only: another page may change alone', async () => {
    const { api } = await bimerThat((request, response) => {
      const n = pageOf(request.url);
      sendJson(response, page(n * 500, n === 1 ? 500 : 7), 200, { etag: '"page"' });
    });
    expect(await api.fetchLookup('products', null)).toMatchObject({ kind: 'fetched', etag: null });
  });
});
