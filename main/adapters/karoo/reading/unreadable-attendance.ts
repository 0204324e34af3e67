import { attendanceIdOf } from '../../../../common/attendance/attendance-id';
import type { UnreadableAttendance } from '../../../../common/attendance/attendance';
import { flagOf, identifierOf, recordOf, textOf } from '../../http/wire-values';

/**
 * What can be said of an attendance that `readAttendance` could not read; null when it needs nothing, or is no record at
 * all. Never throws.
 */
export function readUnreadable(value: unknown, accountId: string): UnreadableAttendance | null {
  const wire = recordOf(value);
  if (wire === null || flagOf(wire['integrado']) === true) return null;
  const karooId = identifierOf(wire['id']);
  const customer = recordOf(wire['cliente']);
  return {
    accountId,
    attendanceId: karooId === null ? null : attendanceIdOf({ accountId, karooId }),
    number: textOf(wire['numero'], 40),
    end: textOf(wire['fim'], 40),
    customerCode: textOf(customer?.['codigo'], 20),
    customerName: textOf(customer?.['razaoSocial'], 200),
    contactName: textOf(recordOf(wire['contato'])?.['nome'], 200),
  };
}
