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

describe('findByKey', () => {
  const key = 'karoo:c1:a1:1';
  const mine = { Identificador: 'A1', Numero: '7', ChaveExterna: key };
  const other = { Identificador: 'A2', Numero: '8', ChaveExterna: 'karoo:c1:a9:1' };
  const keyless = { Identificador: 'A1', Numero: 7 };
  const told = { IdentificadorPessoa: 'P1', assunto: 'NF-e', Parecer: ' Linha 1\r\nLinha 2 ' };
  const content = { customerId: 'P1', subject: 'NF-e', opinion: ' Linha 1\r\nLinha 2 ' };
  const untold = { customerId: null, subject: null, opinion: null };
  const record = { id: 'A1', number: '7' };
  const found = { kind: 'found', record, content: untold, hasKey: true, others: [] };
  const unsupported = { kind: 'unsupported' };

  it.each([
    ['one record that tells only its key', [mine], found],
    ['one with its content', [{ ...mine, ...told }], { ...found, content }],
    ['one with empty texts', [{ ...mine, ...told, assunto: null, Parecer: '' }], { ...found, content: { customerId: 'P1', subject: '', opinion: '' } }],
    ['one with texts of a wrong type', [{ ...mine, Assunto: {}, Parecer: ['x'] }], found],
    ['one that does not repeat the key', [{ ...keyless, ...told }], { ...found, content, hasKey: false }],
    ['one that tells nothing at all', [keyless], { ...found, hasKey: false }],
    ['one with an empty key', [{ ...mine, ChaveExterna: ' ' }], { ...found, hasKey: false }],
    ['ours among others', [other, keyless, mine], found],
    ['two of ours', [mine, { ...mine, Identificador: 'A3', Numero: '9' }], { ...found, others: [{ id: 'A3', number: '9' }] }],
    ['one of ours, listed twice', [mine, mine], found],
    ['only somebody else’s: the parameter was overlooked', [other], unsupported],
    ['somebody else’s and one without key', [other, keyless], unsupported],
    ['a key of ours that was cut', [{ ...mine, ChaveExterna: 'karoo:c1' }], unsupported],
    ['a key of a wrong type', [{ ...mine, ChaveExterna: { key } }], unsupported],
    ['a key without end', [{ ...mine, ChaveExterna: key.repeat(99) }], unsupported],
    ['many without key: the parameter was overlooked', [keyless, { Identificador: 'A2', Numero: 8 }], unsupported],
    ['a record of ours without number, which no later search tells either', [{ ...mine, Numero: null }], unsupported],
    ['a record without identifier', [{ Numero: 7 }], { kind: 'failed', error: expect.objectContaining({ code: 'invalid-response' }) as object }],
  ])('judges %s', async (_, items, expected) => {
    const { api, server } = await bimerThat((_request, response) => { sendJson(response, { Erros: [], ListaObjetos: items }); });
    expect(await api.findByKey(key, null)).toEqual(expected);
    expect(server.requests.at(-1)?.path).toBe('/api/crm/atendimentos?chaveExterna=karoo%3Ac1%3Aa1%3A1');
  }); // prettier-ignore

  const nothing = [{ ErrorCode: 'C01', ErrorMessage: 'Nenhum registro encontrado.' }];
  it.each([
    ['nothing found', 400, { Erros: nothing }, 'not-found'],
    ['nothing found with 200', 200, { Erros: nothing, ListaObjetos: [] }, 'not-found'],
    ['nothing found with 404', 404, { Erros: nothing }, 'not-found'],
    ['nothing found, and a record', 200, { Erros: nothing, ListaObjetos: [mine] }, 'found'],
    ['nothing found while it breaks down', 500, { Erros: nothing }, 'failed'],
    ['nothing found where it must wait', 429, { Erros: nothing }, 'failed'],
    ['a parameter it does not know', 400, { Erros: [{ ErrorCode: '-1', ErrorMessage: 'Parâmetro inválido' }] }, 'unsupported'],
    ['the same with 200', 200, { Erros: [{ ErrorCode: -1 }] }, 'unsupported'],
    ['a trouble of its own as 400', 400, { Erros: [{ ErrorCode: 'DB1', ErrorMessage: 'Deadlock' }] }, 'failed'],
    ['a 404 of its own', 404, { Erros: [{ ErrorCode: 'X' }] }, 'unsupported'],
    ['a route that is planned', 501, {}, 'unsupported'],
    ['an empty object', 200, {}, 'failed'],
  ])('judges %s: %i', async (_, status, body, kind) => {
    const { api } = await bimerThat((_request, response) => { sendJson(response, body, status); });
    expect((await api.findByKey(key, null)).kind).toBe(kind);
  }); // prettier-ignore
});
