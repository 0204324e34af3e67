import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { startRawServer, sendJson, type RawHandler } from '../../support/raw-server';
import { startRawBimer } from './set-up';

let stop: () => Promise<void> = () => Promise.resolve();
afterEach(() => stop());

async function bimerThat(handler: RawHandler) {
  const bimer = await startRawBimer(handler);
  stop = () => bimer.server.close();
  return bimer;
}

const huge = Buffer.alloc(11 * 1024 * 1024, ' ');

describe('a hostile Bimer', () => {
  it.each<[string, RawHandler, string, string?]>([
    ['HTML', (_, response) => response.end('<html>IIS</html>'), 'invalid-response'],
    ['nothing', (_, response) => response.end(), 'invalid-response'],
    ['11 MB', (_, response) => response.end(huge), 'invalid-response', 'list-too-large'],
    [
      '11 MB behind 11 KB of gzip',
      (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(huge)),
      'invalid-response',
      'list-too-large',
    ],
    ['broken gzip', (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('no'), 'invalid-response'],
    ['no HTTP', ({ socket }) => socket.end('SSH-2.0-OpenSSH\r\n'), 'invalid-response'],
    ['half a body', (_, response) => response.writeHead(200, { 'content-length': 99 }).write('{', () => response.destroy()), 'network-unreachable'],
    ['a redirect', (_, response) => response.writeHead(302, { location: '/elsewhere' }).end(), 'invalid-response'],
    ['a number', (_, response) => response.end('5'), 'invalid-response'],
    ['wrong types everywhere', (_, response) => { sendJson(response, { Erros: 7, ListaObjetos: [5, null, [], { Identificador: {}, Codigo: [] }] }); }, 'invalid-response'],
    ['a refusal with 200', (_, response) => { sendJson(response, { Erros: [{ ErrorCode: '-1', ErrorMessage: 'Não' }] }); }, 'invalid-request'],
    ['silence', () => undefined, 'timeout'],
  ])('answers with %s', async (_, handler, code, codeOfList = code) => {
    const { api, server } = await bimerThat(handler);
    await expect(api.customerByCode('00263')).rejects.toMatchObject({ code });
    await expect(api.fetchLookup('products', null)).rejects.toMatchObject({ code: codeOfList });
    expect(server.requests.map(({ path }) => path)).not.toContain('/elsewhere');
  }); // prettier-ignore

  it('answers with a null list', async () => {
    const { api } = await bimerThat((_, response) => { sendJson(response, { Erros: null, ListaObjetos: null }); }); // prettier-ignore
    expect(await api.customerByCode('00263')).toBeNull();
    expect(await api.fetchLookup('products', null)).toEqual({ kind: 'fetched', items: [], etag: null });
  });

  it('drops unreadable items, says so, and keeps the others', async () => {
    const items = [{ Identificador: 'P1', Codigo: 1, Nome: 5, Ativo: 'N' }, { Codigo: 2 }, null];
    const { api, logger } = await bimerThat((_, response) => { sendJson(response, items); }); // prettier-ignore
    expect(await api.fetchLookup('products', null)).toMatchObject({
      items: [{ id: 'P1', code: '1', name: '5', isActive: false }],
    });
    expect(logger.warnings).toEqual(['Bimer sent unreadable products']);
  });

  it('believes only records that are what was asked for: a server may overlook a parameter', async () => {
    const people = [
      { Identificador: 'P1', Codigo: '263', CpfCnpj: '11222333000181' },
      { Identificador: 'P2', Codigo: '00263', CpfCnpj: 417392000199 },
      { Identificador: 'P3', Codigo: '5', CpfCnpj: null },
    ];
    const processes = [
      { Identificador: 'A1', Numero: '8', Situacao: 'A' },
      { Identificador: 'A2', Numero: '0007', Situacao: 'A' },
    ];
    const { api } = await bimerThat(({ url }, response) => {
      sendJson(response, url?.includes('/crm/') === true ? processes : people);
    });
    expect(await api.customerByCode('00263')).toMatchObject({ id: 'P2' });
    expect(await api.customerByCode('0263')).toBeNull();
    expect(await api.customersByDocument('00417392000199')).toMatchObject([{ id: 'P2' }]);
    expect(await api.customersByDocument('52998224725')).toEqual([]);
    expect(await api.processByNumber('7')).toMatchObject({ id: 'A2' });
    expect(await api.processByNumber('9')).toBeNull();
  });

  it('sends a redirect to no other server, neither credentials nor registrations', async () => {
    const thief = await startRawServer((_, response) => response.end('{}'));
    const { api, server, connection } = await bimerThat((_, response) =>
      response.writeHead(307, { location: thief.url }).end(),
    );
    connection.authStyle = 'jwt-api';
    await expect(api.checkSignIn()).rejects.toMatchObject({ code: 'invalid-response' });
    expect(server.requests).toHaveLength(1);
    expect(thief.requests).toEqual([]);
    await thief.close();
  });
});
