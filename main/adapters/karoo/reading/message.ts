import type { Message, MessageAuthor, MessageKind } from '../../../../common/attendance/attendance';
import { countOf, identifierOf, instantOf, recordOf, textOf } from '../../http/wire-values';

const authors: Readonly<Record<string, MessageAuthor>> = {
  cliente: 'customer',
  agente: 'agent',
  bot: 'bot',
  sistema: 'system',
};
/** Who wrote a message that comes without a name: the transcript goes to the customer's ERP. */
const authorNames: Readonly<Record<MessageAuthor, string>> = {
  customer: 'Cliente',
  agent: 'Agente',
  bot: 'Robô',
  system: 'Sistema',
};
const kinds: Readonly<Record<string, MessageKind>> = {
  texto: 'text',
  imagem: 'image',
  audio: 'audio',
  arquivo: 'file',
};
const maxMessageLength = 100_000;

/**
 * Reads a message; null when its time is missing. An unknown author counts as the system, an unknown kind as
 * text, or as a file when something is attached: a gap in the transcript would be worse. Never throws.
 * @param position place in the list, stands in for a missing id
 */
export function readMessage(value: unknown, position: number): Message | null {
  const wire = recordOf(value);
  const sentAt = instantOf(wire?.['hora']);
  if (wire === null || sentAt === null) return null;
  const attachment = recordOf(wire['anexo']);
  const author = entryOf(authors, wire['autor']) ?? 'system';
  return {
    id: identifierOf(wire['id']) ?? `#${position}`,
    author,
    name: textOf(wire['nome'], 200) || authorNames[author],
    sentAt,
    kind: entryOf(kinds, wire['tipo']) ?? (attachment ? 'file' : 'text'),
    text: textOf(wire['texto'], maxMessageLength) ?? '',
    attachment: attachment && {
      name: textOf(attachment['nome'], 300) ?? '',
      sizeBytes: countOf(attachment['tamanho']),
    },
  };
}

function entryOf<T>(table: Readonly<Record<string, T>>, key: unknown): T | undefined {
  return typeof key === 'string' && Object.hasOwn(table, key) ? table[key] : undefined;
}
