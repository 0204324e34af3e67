import type { StoredInBimer } from '../../../services/ports';
import { identifierOf } from '../../http/wire-values';
import { fieldsOf } from '../wire-record';

/** What an answer says of a stored registration; the number is null when only the identifier came. */
export interface StoredReference {
  id: string;
  number: string | null;
  /** Our own key, where the answer repeats it. */
  key: string | null;
}

/** Reads a `Registro`, an `Atendimento`, a `Parecer` or a bare identifier; null without identifier. Never throws. */
export function readStoredReference(value: unknown): StoredReference | null {
  const field = fieldsOf(value);
  const id = identifierOf(typeof value === 'string' ? value : field('Identificador'));
  if (id === null) return null;
  return { id, number: identifierOf(field('Numero'), 40), key: identifierOf(field('ChaveExterna'), 300) };
}

/** `processNumber`: the process that a parecer was added to, whose number is the parecer's. */
export function completeRecord(
  reference: StoredReference,
  processNumber: string | null,
): StoredInBimer | null {
  const number = reference.number ?? processNumber;
  return number === null ? null : { id: reference.id, number };
}
