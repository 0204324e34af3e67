import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { CallEnv } from '../gateway/call';
import type { Bimer } from '../openapi/schemas';
import type { KeyCase } from '../options';

type Answer = {
  status?: ContentfulStatusCode;
  headers?: Record<string, string>;
  paging?: Bimer['Paginacao'];
};

/** Writes Bimer's answers in the key case of the version played. */
export class BimerAnswers {
  constructor(private readonly keyCase: () => KeyCase) {}

  /** Any value, its keys in the right case. */
  json(c: Context<CallEnv>, value: unknown, { status = 200, headers = {} }: Answer = {}): Response {
    const cased = this.keyCase() === 'camel' ? toCamelKeys(value) : value;
    return c.json(cased, status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  }

  objects(c: Context<CallEnv>, objects: readonly unknown[], answer: Answer = {}): Response {
    return this.json(
      c,
      { Erros: [], ListaObjetos: objects, ...(answer.paging && { Paginacao: answer.paging }) },
      answer,
    );
  }

  error(c: Context<CallEnv>, code: string, message: string, status: ContentfulStatusCode = 400): Response {
    const error: Bimer['Erro'] = {
      ErrorCode: code,
      ErrorMessage: message,
      PossibleCause: code === '-1' ? 'Parâmetro inválido na requisição.' : null,
      StackTrace: '   em Bimer.Api.Controllers.Base.Executar(Requisicao r) na linha 42',
    };
    return this.json(c, { Erros: [error], ListaObjetos: [] }, { status });
  }

  nothingFound(c: Context<CallEnv>): Response {
    return this.error(c, 'C01', 'Nenhum registro encontrado.');
  }

  badParameter(c: Context<CallEnv>, detail: string): Response {
    return this.error(c, '-1', `Parâmetro inválido: ${detail}`);
  }

  /** One page; like the real one, nothing found is an error. */
  page(
    c: Context<CallEnv>,
    items: readonly unknown[],
    headersFor?: (body: string) => Record<string, string>,
  ): Response {
    const limit = Number(c.req.query('limite') ?? 50);
    const number = Number(c.req.query('pagina') ?? 1);
    const objects = items.slice((number - 1) * limit, number * limit);
    if (objects.length === 0) return this.nothingFound(c);
    const paging = {
      Limite: limit,
      Pagina: number,
      Total: items.length,
      TotalPagina: Math.ceil(items.length / limit),
    };
    const headers = headersFor?.(JSON.stringify([objects, paging, this.keyCase()])) ?? {};
    return this.objects(c, objects, { paging, headers });
  }
}

function toCamelKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toCamelKeys);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, inner]) => [
    key.charAt(0).toLowerCase() + key.slice(1),
    toCamelKeys(inner),
  ]);
  return Object.fromEntries(entries) as unknown;
}
