import type { Finding, RouteVerdict } from '../../../common/compatibility';
import { AppError, type ErrorCode } from '../../../common/errors';
import { compatibilityTexts } from '../../../common/texts/compatibility';
import type { RouteAnswer } from '../ports';
import type { RouteDescription } from './api-descriptions';
import { holdAgainst } from './hold-against';
import type { Field } from './probes';

export interface Judged {
  verdict: RouteVerdict;
  findings: Finding[];
  /** The records of the answer. */
  records: Field[];
}

type JsonRecord = Record<string, unknown>;

/** Bimer's code of “nothing found”, which is a good answer. */
const nothingFound = 'C01';

/** Holds an answer against what is described; `expectsNothing`: no record can fit what was asked. */
export function judgeAnswer(
  { status, body }: RouteAnswer,
  { answer, schemas }: Pick<RouteDescription, 'answer' | 'schemas'>,
  expectsNothing = false,
): Judged {
  const isSuccess = status >= 200 && status <= 299;
  if (saysNothingFound(body))
    return { verdict: { kind: 'works', hasRecords: false }, findings: [], records: [] };
  if (!isSuccess) return { verdict: refusal(status, body), findings: [], records: [] };
  if (body === undefined) return { verdict: failed('invalid-response', status), findings: [], records: [] };
  const records = recordsOf(body).map(fieldOf);
  const findings = answer === null ? [] : holdAgainst(body, answer, schemas);
  if (expectsNothing && records.length > 0) findings.push({ kind: 'filter-ignored' });
  return {
    verdict: findings.length > 0 ? { kind: 'differs' } : { kind: 'works', hasRecords: records.length > 0 },
    findings,
    records,
  };
}

/** No answer of the route itself: it is missing, or something stands in the way. */
export function failedBy(thrown: unknown): RouteVerdict {
  const { message, action } = AppError.from(thrown);
  return { kind: 'failed', message, action };
}

function refusal(status: number, body: unknown): RouteVerdict {
  // In its own envelope a service says that a record is missing, not the route.
  const isOwn = isRecord(body) && ['erros', 'erro'].some((name) => valueOf(body, name) !== undefined);
  if ([404, 405, 501].includes(status) && !isOwn) return { kind: 'missing', status };
  return failed(codeOf(status), status);
}

function failed(code: ErrorCode, status: number): RouteVerdict {
  const { message, action } = new AppError(code);
  return { kind: 'failed', message: compatibilityTexts.withStatus(message, status), action };
}

function codeOf(status: number): ErrorCode {
  if (status === 401) return 'unauthorized';
  if (status === 403) return 'forbidden';
  if (status === 429) return 'rate-limited';
  return status >= 500 ? 'server-error' : 'invalid-request';
}

function saysNothingFound(body: unknown): boolean {
  const errors = isRecord(body) ? valueOf(body, 'Erros') : undefined;
  return (
    Array.isArray(errors) &&
    errors.some(
      (error) => isRecord(error) && String(valueOf(error, 'ErrorCode')).toUpperCase() === nothingFound,
    )
  );
}

/** Of Bimer's envelope, of Karoo's pages, of a bare list; a bare object is a record itself. */
function recordsOf(body: unknown): JsonRecord[] {
  const list = isRecord(body) ? (valueOf(body, 'ListaObjetos') ?? valueOf(body, 'itens') ?? [body]) : body;
  return Array.isArray(list) ? list.filter(isRecord) : [list].filter(isRecord);
}

function fieldOf(record: JsonRecord): Field {
  return (path) => {
    const value = path
      .split('.')
      .reduce<unknown>((at, name) => (isRecord(at) ? valueOf(at, name) : undefined), record);
    const text = typeof value === 'number' ? String(value) : value;
    return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
  };
}

/** Bimer's versions differ in the case of their keys. */
function valueOf(record: JsonRecord, name: string): unknown {
  if (Object.hasOwn(record, name)) return record[name];
  const key = Object.keys(record).find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : record[key];
}

function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
