import { formatDate, localDate } from '../calendar';
import type { Message } from './attendance';

interface Messages {
  messages: readonly Message[];
}

export interface Transcript {
  text: string;
  /** How many of the oldest messages did not fit. */
  omittedCount: number;
}

/**
 * The conversation as plain text for Bimer's Historico, one message a line: `[dd/mm/aaaa hh:mm] Nome: texto` in this
 * computer's local time; an attachment as `[arquivo: nome, 120 kB]`.
 */
export function transcript(conversation: Messages): string {
  return conversation.messages.map(line).join('\n');
}

/**
 * The transcript within `maxLength` UTF-16 units (null = no limit), as .NET and Delphi servers count them. Whole
 * messages are left out, the oldest first, and the first line says how many; a newest message that does not fit by
 * itself ends with `[… mensagem reduzida …]`. What the agent wrote is never touched by this.
 */
export function shortTranscript(conversation: Messages, maxLength: number | null): Transcript {
  const whole = transcript(conversation);
  if (maxLength === null || whole.length <= maxLength) return { text: whole, omittedCount: 0 };
  const lines = conversation.messages.map(line);
  let length = 0;
  let first = lines.length;
  while (first > 0) {
    const next = length + 1 + (lines[first - 1] ?? '').length;
    if (omission(first - 1).length + next > maxLength) break;
    length = next;
    first -= 1;
  }
  if (first < lines.length) {
    return { text: [omission(first), ...lines.slice(first)].join('\n'), omittedCount: first };
  }
  return newestOnly(lines, maxLength);
}

function omission(count: number): string {
  return count === 1 ? '[… 1 mensagem omitida …]' : `[… ${count} mensagens omitidas …]`;
}

function newestOnly(lines: readonly string[], maxLength: number): Transcript {
  const omittedCount = lines.length - 1;
  const head = omittedCount === 0 ? '' : `${omission(omittedCount)}\n`;
  const end = ' [… mensagem reduzida …]';
  const room = maxLength - head.length - end.length;
  // No room for a word of it: then it is only said that there was a conversation.
  if (room < 1) return { text: cut(omission(lines.length), maxLength), omittedCount: lines.length };
  return { text: `${head}${cut(lines.at(-1) ?? '', room)}${end}`, omittedCount };
}

/** The beginning of a text, never half a surrogate pair. */
function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
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
