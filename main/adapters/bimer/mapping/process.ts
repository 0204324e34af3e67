import { formLimits } from '../../../../common/attendance/registration-form';
import type { BimerProcess } from '../../../../common/lookups';
import { calendarDateOf, flagOf, identifierOf, textOf } from '../../http/wire-values';
import { fieldsOf } from '../wire-record';

/** Reads an `Atendimento`; null without identifier or number. Never throws. */
export function readProcess(value: unknown): BimerProcess | null {
  const field = fieldsOf(value);
  const id = identifierOf(field('Identificador'));
  const number = identifierOf(field('Numero'), formLimits.processNumber);
  if (id === null || number === null) return null;
  return {
    id,
    number,
    isClosed: identifierOf(field('Situacao'))?.toUpperCase() === 'E',
    customerCode: identifierOf(field('CodigoPessoa'), formLimits.customerCode) ?? '',
    customerName: textOf(field('NomePessoa')) ?? '',
    subject: textOf(field('Assunto')) ?? '',
    productId: identifierOf(field('IdentificadorProduto')),
    attendanceTypeId: identifierOf(field('IdentificadorTipoAtendimento')),
    openedOn: calendarDateOf(field('DataAbertura')),
    nextContactDate: calendarDateOf(field('DataProximoContato')),
    nextContactUserId: identifierOf(field('IdentificadorUsuarioProximoContato')),
    contactName: textOf(field('PessoaContato'), formLimits.contactName),
    isPriority: flagOf(field('Prioritario')) ?? false,
  };
}
