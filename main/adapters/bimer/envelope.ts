import { countOf, identifierOf, listOf, recordOf, serverMessageOf } from '../http/wire-values';
import { fieldsOf } from './wire-record';

/** An entry of `Erros`. `PossibleCause` and `StackTrace` are left behind on purpose. */
export interface BimerError {
  code: string | null;
  message: string | null;
}

export interface Paging {
  limit: number | null;
  total: number | null;
  totalPages: number | null;
}

export interface Envelope {
  errors: BimerError[];
  items: unknown[];
  paging: Paging | null;
  /** False for a bare object or list, which no failing answer of Bimer itself is. */
  isEnvelope: boolean;
}

/** `ErrorCode` of “nothing found”, which is an empty result. */
const nothingFoundCode = 'C01';
const maxErrors = 20;

/** Reads the body of any Bimer answer: envelope, bare object or bare list; null when it is neither. Never throws. */
export function readEnvelope(body: unknown): Envelope | null {
  const list = listOf(body);
  if (list !== null) return { errors: [], items: list, paging: null, isEnvelope: false };
  const record = recordOf(body);
  if (record === null) return null;
  const field = fieldsOf(record);
  const errors = field('Erros');
  const items = field('ListaObjetos');
  if (errors === undefined && items === undefined) {
    return { errors: [], items: [record], paging: null, isEnvelope: false };
  }
  return {
    errors: asList(errors).slice(0, maxErrors).map(readError),
    items: asList(items),
    paging: readPaging(field('Paginacao')),
    isEnvelope: true,
  };
}

/** True when the answer says that there is nothing, rather than that something is wrong. */
export function saysNothingFound(envelope: Envelope | null): boolean {
  return envelope?.errors.some(({ code }) => code?.toUpperCase() === nothingFoundCode) ?? false;
}

/** The words of all errors in one line, or null. */
export function errorWords(envelope: Envelope | null): string | null {
  const words = envelope?.errors.map(({ message }) => message).filter((message) => message !== null) ?? [];
  return serverMessageOf(words.join(' · '));
}

/** A single object stands where a list is meant in some versions. */
function asList(value: unknown): unknown[] {
  return listOf(value) ?? (recordOf(value) === null ? [] : [value]);
}

/** An error may also be nothing but its words. */
function readError(value: unknown): BimerError {
  if (typeof value === 'string') return { code: null, message: serverMessageOf(value) };
  const field = fieldsOf(value);
  return { code: identifierOf(field('ErrorCode'), 40), message: serverMessageOf(field('ErrorMessage')) };
}

function readPaging(value: unknown): Paging | null {
  if (recordOf(value) === null) return null;
  const field = fieldsOf(value);
  return {
    limit: countOf(field('Limite')),
    total: countOf(field('Total')),
    totalPages: countOf(field('TotalPagina')),
  };
}
