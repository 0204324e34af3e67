import { formatDate, localDate } from '../calendar';
import { atOnce } from '../in-slices';
import type { Message } from './attendance';

interface Messages {
  messages: readonly Message[];
  /** See `Conversation`. */
  isCut?: boolean;
}

export interface Transcript {
  text: string;
  /** How many of the oldest messages did not fit. */
  omittedCount: number;
}

/** Behind the last message that could be read. */
const restInKaroo = '[… a conversa continua no Karoo …]';

/**
 * The conversation as plain text for Bimer's Historico, one message a line: `[dd/mm/aaaa hh:mm] Nome: texto` in this
 * computer's local time; an attachment as `[arquivo: nome, 120 kB]`. It stays within `maxLength` UTF-16 units (null = no
 * limit), as .NET and Delphi servers count them: whole messages are left out, the oldest first, and the first line says
 * how many; a newest message that does not fit by itself ends with `[… mensagem reduzida …]`. What the agent wrote is
 * never touched by this. A step is one message (see `in-slices.ts`), and only what fits is looked at.
 */
export function* shortTranscript(
  { messages, isCut = false }: Messages,
  maxLength: number | null,
): Generator<undefined, Transcript> {
  const end = isCut ? `\n${restInKaroo}` : '';
  const room = (maxLength ?? Infinity) - end.length;
  const newestFirst: string[] = [];
  let length = -1;
  for (let at = messages.length - 1; at >= 0 && length <= room; at -= 1) {
    const message = messages[at];
    if (message) newestFirst.push(line(message));
    length += 1 + (newestFirst.at(-1) ?? '').length;
    yield;
  }
  const { text, omittedCount } =
    length <= room
      ? { text: newestFirst.reverse().join('\n'), omittedCount: 0 }
      : newestOf(newestFirst, messages.length, room);
  return { text: `${text}${end}`, omittedCount };
}

/** How many of the oldest messages that leaves out; cheap enough to be asked while a window is painted. */
export function omittedCount(conversation: Messages, maxLength: number | null): number {
  if (maxLength === null || longestLength(conversation.messages) <= maxLength) return 0;
  return atOnce(shortTranscript(conversation, maxLength)).omittedCount;
}

/** More than the transcript's length, without writing it. */
function longestLength(messages: readonly Message[]): number {
  const around = 80;
  let length = restInKaroo.length;
  for (const { sentAt, name, text, attachment: file } of messages)
    length += around + sentAt.length + name.length + text.length + (file?.name.length ?? 0);
  return length;
}

/** Of so many messages in all, those that fit. */
function newestOf(newestFirst: readonly string[], count: number, room: number): Transcript {
  let length = 0;
  let kept = 0;
  for (const text of newestFirst) {
    const next = length + 1 + text.length;
    if (omission(count - kept - 1).length + next > room) break;
    length = next;
    kept += 1;
  }
  if (kept === 0) return newestOnly(newestFirst[0] ?? '', count, room);
  const left = count - kept;
  return { text: [omission(left), ...newestFirst.slice(0, kept).reverse()].join('\n'), omittedCount: left };
}

function omission(count: number): string {
  return count === 1 ? '[… 1 mensagem omitida …]' : `[… ${count} mensagens omitidas …]`;
}

function newestOnly(newest: string, count: number, maxLength: number): Transcript {
  const left = count - 1;
  const head = left === 0 ? '' : `${omission(left)}\n`;
  const end = ' [… mensagem reduzida …]';
  const room = maxLength - head.length - end.length;
  // No room for a word of it: then it is only said that there was a conversation.
  if (room < 1) return { text: cut(omission(count), maxLength), omittedCount: count };
  return { text: `${head}${cut(newest, room)}${end}`, omittedCount: left };
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
