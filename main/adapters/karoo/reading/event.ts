import { attendanceIdOf } from '../../../../common/attendance/attendance-id';
import type { KarooEvent } from '../../../services/ports';
import { identifierOf, parseJson, recordOf } from '../../http/wire-values';
import { readAttendance } from './attendance';
import { scalarFieldsOf } from './scalar-fields';

/** One server-sent event as its parser gives it. */
export interface RawEvent {
  id?: string | undefined;
  event?: string | undefined;
  data: string;
}

/** What is remembered as cursor at most, in characters. */
const maxCursorLength = 1000;

/** Enough to find out which attendance it is about. */
const searchedLength = 64 * 1024;

/** Reads an event of the account; an unknown one only moves the cursor on. Never throws. */
export function readEvent(raw: RawEvent, accountId: string): KarooEvent {
  const cursor = cursorOf(raw.id);
  const value = parseJson(raw.data);
  if (raw.event === 'atendimento.finalizado') {
    const attendance = readAttendance(value, accountId);
    return attendance === null ? unreadable(raw, accountId, false) : { kind: 'finished', cursor, attendance };
  }
  if (raw.event === 'atendimento.integrado') {
    const wire = recordOf(value);
    const karooId = identifierOf(wire?.['id']);
    if (karooId === null) return unreadable(raw, accountId, false);
    const attendanceId = attendanceIdOf({ accountId, karooId });
    return { kind: 'integrated', cursor, attendanceId, processNumber: identifierOf(wire?.['numeroBimer']) };
  }
  return { kind: 'ignored', cursor };
}

/** Reads an event of which only the beginning is there. Never throws. */
export function readCutEvent(raw: RawEvent, accountId: string): KarooEvent {
  const isKnown = [undefined, 'atendimento.finalizado', 'atendimento.integrado'].includes(raw.event);
  return isKnown ? unreadable(raw, accountId, true) : { kind: 'ignored', cursor: cursorOf(raw.id) };
}

function unreadable({ id, data }: RawEvent, accountId: string, isTooLarge: boolean): KarooEvent {
  const karooId = identifierOf(scalarFieldsOf(data.slice(0, searchedLength))['id']);
  const attendanceId = karooId === null ? null : attendanceIdOf({ accountId, karooId });
  return { kind: 'unreadable', cursor: cursorOf(id), attendanceId, isTooLarge };
}

/** A cursor that cannot travel back in a header is none. */
function cursorOf(id: string | undefined): string | null {
  if (id === undefined || id === '' || id.length > maxCursorLength) return null;
  return /\p{Cc}/u.test(id) ? null : id;
}
