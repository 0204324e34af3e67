import { formLimits } from '../../../../common/attendance/registration-form';
import type { Customer } from '../../../../common/lookups';
import { identifierOf, taxNumberOf, textOf } from '../../http/wire-values';
import { fieldsOf } from '../wire-record';

/** Reads a `Pessoa`; null without identifier or code. Never throws. */
export function readCustomer(value: unknown): Customer | null {
  const field = fieldsOf(value);
  const id = identifierOf(field('Identificador'));
  const code = identifierOf(field('Codigo'), formLimits.customerCode);
  if (id === null || code === null) return null;
  const name = textOf(field('Nome')) ?? textOf(field('NomeCurto')) ?? '';
  return { id, code, name, cpfCnpj: taxNumberOf(field('CpfCnpj')) };
}
