import { describe, expect, test } from 'vitest';
import {
  isCompatible,
  type CompatibilityReport,
  type Finding,
  type RouteReport,
} from '../../../common/compatibility';
import { compatibilityTexts } from '../../../common/texts/compatibility';
import { holdAgainst, type Schema } from '../../../main/services/compatibility/hold-against';
import { judgeAnswer } from '../../../main/services/compatibility/judge-answer';

const schemas: Record<string, Schema> = {
  Item: {
    type: 'object',
    required: ['Codigo', 'Ativo'],
    properties: {
      Codigo: { type: 'string', pattern: '^[0-9A-Z]{3}$' },
      Ativo: { type: 'boolean' },
      Preco: { type: 'number' },
      Dias: { type: ['integer', 'null'] },
      Desde: { type: ['string', 'null'], format: 'date' },
      Em: { type: 'string', format: 'date-time' },
      Situacao: { type: 'string', enum: ['A', 'E'] },
      Dono: { anyOf: [{ $ref: '#/components/schemas/Dono' }, { type: 'null' }] },
    },
  },
  Dono: { type: 'object', required: ['Nome'], properties: { Nome: { type: 'string' } } },
  Cheio: {
    allOf: [
      { $ref: '#/components/schemas/Item' },
      {
        type: 'object',
        required: ['Textos'],
        properties: { Textos: { type: 'array', items: { type: 'string' } } },
      },
    ],
  },
};
const item: Schema = { $ref: '#/components/schemas/Item' };
const good = { Codigo: '0A1', Ativo: true };

describe('a value is held against a schema', () => {
  const cases: [what: string, value: unknown, schema: Schema, findings: Finding[]][] = [
    ['as described', good, item, []],
    ['with more than is described', { ...good, Novo: 1 }, item, []],
    ['null where it may be', { ...good, Dias: null, Desde: null, Dono: null }, item, []],
    ['a whole number where any number may be', { ...good, Preco: 3 }, item, []],
    ['a fraction where it must be whole', { ...good, Dias: 1.5 }, item, [
      { kind: 'other-type', field: 'Dias', expected: 'integer | null', found: 'number' },
    ]],
    ['without a required field', { Codigo: '0A1' }, item, [{ kind: 'missing-field', field: 'Ativo' }]],
    ['without an optional one', good, item, []],
    ['in other case', { codigo: '0A1', ATIVO: true }, item, [
      { kind: 'other-case', field: 'Codigo', found: 'codigo' },
      { kind: 'other-case', field: 'Ativo', found: 'ATIVO' },
    ]],
    ['in both cases: the right one counts', { ...good, codigo: 7 }, item, []],
    ['a number for a text', { ...good, Codigo: 1 }, item, [
      { kind: 'other-type', field: 'Codigo', expected: 'string', found: 'integer' },
    ]],
    ['null for a boolean', { ...good, Ativo: null }, item, [
      { kind: 'other-type', field: 'Ativo', expected: 'boolean', found: 'null' },
    ]],
    ['a text written otherwise', { ...good, Codigo: 'longer' }, item, [{ kind: 'other-format', field: 'Codigo' }]],
    ['a date of Brazil', { ...good, Desde: '24/11/2026' }, item, [{ kind: 'other-format', field: 'Desde' }]],
    ['a moment', { ...good, Em: '2026-11-24T10:00:00.123-03:00' }, item, []],
    ['a moment with a space', { ...good, Em: '2026-11-24 10:00' }, item, [{ kind: 'other-format', field: 'Em' }]],
    ['a word that was not foreseen', { ...good, Situacao: 'X' }, item, [{ kind: 'unknown-value', field: 'Situacao' }]],
    ['an object within, incomplete', { ...good, Dono: {} }, item, [{ kind: 'missing-field', field: 'Dono.Nome' }]],
    ['a text for an object or null', { ...good, Dono: 'Ana' }, item, [
      { kind: 'other-type', field: 'Dono', expected: 'object | null', found: 'string' },
    ]],
    ['a list for an object', [good], item, [
      { kind: 'other-type', field: '', expected: 'object', found: 'array' },
    ]],
    ['both parts of a whole', { Codigo: '0A1' }, { $ref: '#/components/schemas/Cheio' }, [
      { kind: 'missing-field', field: 'Ativo' },
      { kind: 'missing-field', field: 'Textos' },
    ]],
    ['the same in many records, told once', [{ Ativo: true }, { Ativo: 'S' }, { Ativo: 'N' }], { type: 'array', items: item }, [
      { kind: 'missing-field', field: '[].Codigo' },
      { kind: 'other-type', field: '[].Ativo', expected: 'boolean', found: 'string' },
    ]],
    ['a key that every object has is none of the record', { Ativo: true }, {
      type: 'object', required: ['constructor'], properties: { constructor: { type: 'string' } },
    }, [{ kind: 'missing-field', field: 'constructor' }]],
  ]; // prettier-ignore
  test.each(cases)('%s', (_what, value, schema, findings) => {
    expect(holdAgainst(value, schema, schemas)).toEqual(findings);
  });
});

describe('an answer', () => {
  const envelope: Schema = {
    type: 'object',
    required: ['Erros', 'ListaObjetos'],
    properties: { Erros: { type: 'array' }, ListaObjetos: { type: 'array', items: item } },
  };
  const of = (...items: unknown[]) => ({ Erros: [], ListaObjetos: items });
  const notFound = { Erros: [{ ErrorCode: 'C01' }], ListaObjetos: [] };
  const refused = { Erros: [{ ErrorCode: '-1', ErrorMessage: 'x' }], ListaObjetos: [] };
  const cases: [what: string, status: number, body: unknown, verdict: object, expectsNothing?: boolean][] = [
    ['with records', 200, of(good), { kind: 'works', hasRecords: true }],
    ['without', 200, of(), { kind: 'works', hasRecords: false }],
    ['nothing found, by 400', 400, notFound, { kind: 'works', hasRecords: false }],
    ['nothing found, by 404', 404, { erros: [{ errorCode: 'c01' }] }, { kind: 'works', hasRecords: false }],
    ['with a record that differs', 200, of({}), { kind: 'differs' }],
    ['a record where none can fit', 200, of(good), { kind: 'differs' }, true],
    ['none where none can fit', 400, notFound, { kind: 'works', hasRecords: false }, true],
    ['no such route', 404, undefined, { kind: 'missing', status: 404 }],
    ['no such method', 405, 'x', { kind: 'missing', status: 405 }],
    ['a missing record is no missing route', 404, { erro: { codigo: 'x' } }, { kind: 'failed' }],
    ['refused', 400, refused, { kind: 'failed' }],
    ['no permission', 403, undefined, { kind: 'failed' }],
    ['broken', 500, undefined, { kind: 'failed' }],
    ['no JSON', 200, undefined, { kind: 'failed' }],
  ];
  test.each(cases)('%s', (_what, status, body, verdict, expectsNothing) => {
    expect(
      judgeAnswer({ status, body }, { answer: envelope, schemas }, expectsNothing).verdict,
    ).toMatchObject(verdict);
  });

  test('gives its records, read without regard to case, for the questions that follow', () => {
    const { records } = judgeAnswer(
      {
        status: 200,
        body: { listaobjetos: [{ CODIGO: ' 00263 ', cliente: { Nome: 7 }, vazio: ' ' }], erros: [] },
      },
      { answer: null, schemas },
    );
    expect(['Codigo', 'Cliente.nome', 'Vazio', 'Cliente', 'x.y'].map((name) => records[0]?.(name))).toEqual([
      '00263',
      '7',
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('the app can work with servers', () => {
  const route = (changes: Partial<RouteReport>): CompatibilityReport => ({
    checkedAt: '2026-11-24T13:00:00.000Z',
    appVersion: '1.0.0',
    addresses: { karoo: 'https://karoo.example.org', bimer: '' },
    routes: [
      {
        service: 'bimer',
        route: 'produtos',
        path: '/api/crm/produtos',
        source: 'assumed',
        verdict: { kind: 'works', hasRecords: true },
        findings: [],
        tookMs: 12,
        ...changes,
      },
    ],
  });
  const differs = (...findings: Finding[]) => route({ verdict: { kind: 'differs' }, findings });
  test.each<[what: string, report: CompatibilityReport, expected: boolean]>([
    ['whose routes work', route({}), true],
    ['that write names otherwise', differs({ kind: 'other-case', field: 'Nome', found: 'nome' }), true],
    ['that lack a field', differs({ kind: 'missing-field', field: 'Nome' }), false],
    ['that lack a route', route({ verdict: { kind: 'missing', status: 404 } }), false],
    ['that have no event stream', route({ service: 'karoo', route: 'eventos', verdict: { kind: 'missing', status: 404 } }), true],
    ['of which a route had nothing to be asked with', route({ verdict: { kind: 'not-tried', why: 'no-example' } }), true],
    ['that are not set up', route({ verdict: { kind: 'not-tried', why: 'not-configured' } }), false],
    ['that fail', route({ verdict: { kind: 'failed', message: 'x', action: 'y' } }), false],
  ])('%s: %j', (_what, report, expected) => {
    expect(isCompatible(report)).toBe(expected);
  }); // prettier-ignore

  test('and the file to send on says so, route by route', () => {
    const report = differs({ kind: 'missing-field', field: 'ListaObjetos[].Nome' });
    expect(compatibilityTexts.fileText(report).split('\r\n')).toMatchInlineSnapshot(`
      [
        "Relatório de compatibilidade – Karoo Bimer Companion",
        "Versão do aplicativo: 1.0.0",
        "Feito em: 2026-11-24T13:00:00.000Z",
        "Karoo: https://karoo.example.org",
        "Bimer: não informado",
        "",
        "Há diferenças. Envie este relatório a quem cuida do servidor.",
        "Só foram usadas rotas de leitura. O relatório traz nomes de campos, nunca o conteúdo deles.",
        "",
        "Bimer · produtos · /api/crm/produtos · suposta · 12 ms",
        "  Falta o campo ListaObjetos[].Nome.",
        "",
      ]
    `);
  });
});
