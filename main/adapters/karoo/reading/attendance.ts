import { attendanceIdOf } from '../../../../common/attendance/attendance-id';
import { formLimits } from '../../../../common/attendance/registration-form';
import type { Attendance } from '../../../../common/attendance/attendance';
import { flagOf, identifierOf, instantOf, recordOf, taxNumberOf, textOf } from '../../http/wire-values';

/** The longest draft of an opinion that is taken over, in characters. */
const maxOpinionLength = 200_000;

/**
 * Reads an attendance (with or without messages) of the account that is signed in to; null when id, number or end are
 * missing. Never throws.
 */
export function readAttendance(value: unknown, accountId: string): Attendance | null {
  const wire = recordOf(value);
  const karooId = identifierOf(wire?.['id']);
  const number = identifierOf(wire?.['numero'], 40);
  const finishedAt = instantOf(wire?.['fim']);
  if (wire === null || karooId === null || number === null || finishedAt === null) return null;
  const customer = recordOf(wire['cliente']);
  const contact = recordOf(wire['contato']);
  return {
    id: attendanceIdOf({ accountId, karooId }),
    number,
    accountId,
    department: textOf(recordOf(wire['departamento'])?.['nome']),
    channel: textOf(wire['canal'], 40),
    startedAt: instantOf(wire['inicio']),
    finishedAt,
    finishedBy: textOf(wire['encerradoPor']),
    subject: textOf(wire['assunto'], formLimits.subject),
    customer: {
      code: identifierOf(customer?.['codigo'], formLimits.customerCode),
      name: textOf(customer?.['razaoSocial']),
      cpfCnpj: taxNumberOf(customer?.['cpfCnpj']),
    },
    contact: {
      name: textOf(contact?.['nome'], formLimits.contactName),
      email: textOf(contact?.['email']),
      phone: textOf(contact?.['telefone'], 40),
    },
    opinionDraft: textOf(wire['adiantamentoParecer'], maxOpinionLength),
    isIntegrated: flagOf(wire['integrado']),
  };
}
