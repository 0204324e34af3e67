import { attendanceIdOf } from '../../../../common/attendance/attendance-id';
import type { KarooEvent } from '../../../services/ports';
import { identifierOf, parseJson, recordOf } from '../../http/wire-values';
import { readAttendance } from './attendance';

/** One server-sent event as its parser gives it. */
export interface RawEvent {
  id?: string | undefined;
  event?: string | undefined;
  data: string;
}

/** What is remembered as cursor at most, in characters. */
const maxCursorLength = 1000;

/** Reads an event of the account; an unknown or unreadable one only moves the cursor on. Never throws. */
export function readEvent(raw: RawEvent, accountId: string): KarooEvent {
  const cursor = cursorOf(raw.id);
  if (raw.event === 'atendimento.finalizado') {
    const attendance = readAttendance(parseJson(raw.data), accountId);
    if (attendance !== null) return { kind: 'finished', cursor, attendance };
  }
  if (raw.event === 'atendimento.integrado') {
    const wire = recordOf(parseJson(raw.data));
    const karooId = identifierOf(wire?.['id']);
    if (karooId !== null) {
      const attendanceId = attendanceIdOf({ accountId, karooId });
      return { kind: 'integrated', cursor, attendanceId, processNumber: identifierOf(wire?.['numeroBimer']) };
    }
  }
  return { kind: 'ignored', cursor };
}

/** A cursor that cannot travel back in a header is none. */
function cursorOf(id: string | undefined): string | null {
  if (id === undefined || id === '' || id.length > maxCursorLength) return null;
  return /\p{Cc}/u.test(id) ? null : id;
}
