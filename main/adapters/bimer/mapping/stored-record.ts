import { registrationKeyLimit } from '../../../../common/limits';
import type { StoredInBimer } from '../../../../common/registrations/stored-in-bimer';
import type { FoundContent } from '../../../services/ports';
import { identifierOf } from '../../http/wire-values';
import { fieldsOf } from '../wire-record';

/** What an answer says of a stored registration; the number is null when only the identifier came. */
export interface StoredReference {
  id: string;
  number: string | null;
  /** The key it carries; null when it carries none, '' when that is no key of ours. */
  key: string | null;
}

/** Reads a `Registro`, an `Atendimento`, a `Parecer` or a bare identifier; null without identifier. Never throws. */
export function readStoredReference(value: unknown): StoredReference | null {
  const field = fieldsOf(value);
  const id = identifierOf(typeof value === 'string' ? value : field('Identificador'));
  if (id === null) return null;
  return { id, number: identifierOf(field('Numero'), 40), key: keyOf(field('ChaveExterna')) };
}

function keyOf(value: unknown): string | null {
  const isMissing =
    value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
  return isMissing ? null : (identifierOf(value, registrationKeyLimit) ?? '');
}

/** Reads what the record says of itself. An empty text is told; null is a field that is missing or no text. Never throws. */
export function readFoundContent(value: unknown): FoundContent {
  const field = fieldsOf(value);
  return {
    customerId: identifierOf(field('IdentificadorPessoa')),
    subject: toldText(field('Assunto')),
    opinion: toldText(field('Parecer')),
  };
}

/** Whole, as a cut text could not be compared. */
function toldText(value: unknown): string | null {
  if (value === null) return '';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

/** `processNumber`: the process that a parecer was added to, whose number is the parecer's. */
export function completeRecord(
  reference: StoredReference,
  processNumber: string | null,
): StoredInBimer | null {
  const number = reference.number ?? processNumber;
  return number === null ? null : { id: reference.id, number };
}
