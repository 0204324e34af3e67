import { JSONParser } from '@streamparser/json';
import type { Message } from '../../../../common/attendance/attendance';
import { messageLimit } from '../../../../common/limits';
import { slices } from '../../../services/give-way';
import type { WireRecord } from '../../http/wire-values';
import { readMessage } from './message';

/** Of a conversation's answer so much is read at most, in bytes: hundreds of thousands of messages. */
export const maxConversationBytes = 64 * 1024 * 1024;

/** An answer with a conversation, as far as it was read. */
export interface ReadConversation {
  /** The fields beside the messages; those behind a cut are missing. */
  wire: WireRecord;
  messages: Message[];
  /** Messages that could not be read. */
  dropped: number;
  /** It goes on where reading stopped. */
  isCut: boolean;
}

/**
 * Reads the answer while it comes, message by message: the whole of a long one parsed at once would hold up the app, and
 * of one that is too long this gives what could be read. Rejects when it is no JSON, or ends too early.
 */
export async function readConversation(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes = maxConversationBytes,
): Promise<ReadConversation> {
  const wire: WireRecord = {};
  const messages: Message[] = [];
  let position = 0;
  let isCut = false;
  const parser = new JSONParser({ paths: ['$.*', '$.mensagens.*'], keepStack: false });
  parser.onValue = ({ value, key, stack }) => {
    if (stack.length === 1 && typeof key === 'string' && key !== 'mensagens') wire[key] = value;
    if (stack.length !== 2 || typeof key !== 'number') return;
    isCut ||= messages.length >= messageLimit;
    if (isCut) return;
    const message = readMessage(value, position);
    position += 1;
    if (message !== null) messages.push(message);
  };
  const turns = slices();
  let size = 0;
  for await (const chunk of withoutMark(chunks)) {
    size += chunk.length;
    isCut ||= size > maxBytes;
    if (isCut) break;
    parser.write(chunk);
    if (turns.isOver) await turns.next();
  }
  if (!isCut && !parser.isEnded) throw new SyntaxError('the JSON ends too early');
  return { wire, messages, dropped: position - messages.length, isCut };
}

/** Some servers begin with a byte order mark. */
async function* withoutMark(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let isFirst = true;
  for await (const chunk of chunks) {
    const isMarked = isFirst && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
    isFirst = false;
    yield isMarked ? chunk.subarray(3) : chunk;
  }
}
