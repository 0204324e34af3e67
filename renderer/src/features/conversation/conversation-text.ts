import type { Message } from '../../../../common/attendance/attendance';
import { formatDate, localDate } from '../../../../common/calendar';
import type { PickedTextFormat } from '../../../../common/attendance/form-payload';
import { clockTime } from '../../locales/date-time';

/** The words of a message, with its attachment by name. */
export function messageText(message: Message): string {
  const attachment = message.attachment === null ? null : `[anexo: ${message.attachment.name}]`;
  return [message.text.trim(), attachment].filter((part) => part !== null && part !== '').join(' ');
}

/** `10:32 Maria:`, `Maria:`, `10:32`, or nothing. */
function head(message: Message, { withTimes, withNames }: PickedTextFormat): string {
  const parts = [withTimes ? clockTime(message.sentAt) : '', withNames ? `${message.name}:` : ''];
  return parts.filter((part) => part !== '').join(' ');
}

/**
 * Messages as they go into Parecer, one a line: `10:32 Maria: Bom dia`, or without the time or the name. With times,
 * each day starts with its date where there are several.
 */
export function conversationText(
  messages: readonly Message[],
  format: PickedTextFormat = { withTimes: true, withNames: true },
): string {
  const days = new Set(messages.map(dayOf));
  const lines: string[] = [];
  let day = '';
  for (const message of messages) {
    if (format.withTimes && days.size > 1 && dayOf(message) !== day) lines.push(formatDate(dayOf(message)));
    day = dayOf(message);
    lines.push(`${head(message, format)} ${messageText(message)}`.trim());
  }
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

/** The day on which it was sent, by this computer's clock. */
export function dayOf(message: Message): string {
  return localDate(Date.parse(message.sentAt));
}

/** Rows in the order given, cut where the day changes. */
export function groupByDay<T extends { message: Message }>(rows: readonly T[]): { day: string; rows: T[] }[] {
  const groups: { day: string; rows: T[] }[] = [];
  for (const row of rows) {
    const day = dayOf(row.message);
    const last = groups.at(-1);
    if (last?.day === day) last.rows.push(row);
    else groups.push({ day, rows: [row] });
  }
  return groups;
}
