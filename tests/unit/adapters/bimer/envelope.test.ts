import { describe, expect, it } from 'vitest';
import { errorWords, readEnvelope, saysNothingFound } from '../../../../main/adapters/bimer/envelope';

const one = { Identificador: '00A0000001' };

describe('readEnvelope', () => {
  it.each([
    ['PascalCase', { Erros: [], ListaObjetos: [one] }, [one]],
    ['camelCase', { erros: [], listaObjetos: [one] }, [one]],
    ['UPPER CASE', { ERROS: null, LISTAOBJETOS: [one] }, [one]],
    ['no errors at all', { ListaObjetos: [one] }, [one]],
    ['null list', { Erros: [], ListaObjetos: null }, []],
    ['single object', { Erros: [], ListaObjetos: one }, [one]],
    ['list of the wrong type', { Erros: 'x', ListaObjetos: 5 }, []],
    ['bare object', one, [one]],
    ['bare list', [one], [one]],
    ['list of identifiers', ['00A0000001'], ['00A0000001']],
    ['empty list', [], []],
  ])('reads the items of %s', (_, body, items) => {
    expect(readEnvelope(body)?.items).toEqual(items);
  });

  it.each([null, undefined, 5, 'text', true])('takes %j for no answer', (body) => {
    expect(readEnvelope(body)).toBeNull();
  });

  it('reads paging in any case', () => {
    const paging = { limite: 50, PAGINA: 1, total: '120', TotalPagina: 3 };
    expect(readEnvelope({ ListaObjetos: [], paginacao: paging })?.paging).toEqual({
      limit: 50,
      total: 120,
      totalPages: 3,
    });
  });

  it('knows “nothing found” in any case and leaves the stack trace behind', () => {
    const envelope = readEnvelope({
      erros: [{ errorCode: 'c01', errorMessage: 'Nada', stackTrace: 'segredo' }],
    });
    expect(saysNothingFound(envelope)).toBe(true);
    expect(JSON.stringify(envelope)).not.toContain('segredo');
  });

  it('joins and bounds the words of the errors', () => {
    const errors = ['a\u0007', 'b', null, 5].map((ErrorMessage) => ({ ErrorMessage }));
    expect(errorWords(readEnvelope({ Erros: errors }))).toBe('a · b');
    expect(errorWords(readEnvelope({ Erros: [{ ErrorMessage: 'x'.repeat(9999) }] }))).toHaveLength(300);
    expect(errorWords(readEnvelope({ Erros: [] }))).toBeNull();
  });
});
