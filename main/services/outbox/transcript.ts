import type { Conversation, Message } from '../../../common/attendance/attendance';
import { formatDate, localDate } from '../../../common/calendar';

/**
 * The conversation as plain text for Bimer's Historico, one message a line: `[dd/mm/aaaa hh:mm] Nome: texto` in this
 * computer's local time; an attachment as `[arquivo: nome, 120 kB]`.
 */
export function transcript(conversation: Conversation): string {
  return conversation.messages.map(line).join('\n');
}

function line(message: Message): string {
  const parts = [message.text.trim(), attachment(message)].filter((part) => part !== '');
  return `[${localTime(message.sentAt)}] ${message.name}: ${parts.join(' ')}`;
}

function attachment({ attachment: file }: Message): string {
  if (!file) return '';
  return file.sizeBytes === null
    ? `[arquivo: ${file.name}]`
    : `[arquivo: ${file.name}, ${size(file.sizeBytes)}]`;
}

function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`;
}

function localTime(instant: string): string {
  const ms = Date.parse(instant);
  // Karoo's text is better than nothing when it is no instant.
  if (Number.isNaN(ms)) return instant;
  const date = new Date(ms);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${formatDate(localDate(ms))} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
