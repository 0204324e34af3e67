import type { Message } from '../../../../common/attendance/attendance';
import { call } from '../../ipc/client';

export interface LoadedConversation {
  messages: readonly Message[];
  /** It is longer than what is read. */
  isCut: boolean;
}

/**
 * Reads the conversation of this window's attendance part by part; `onProgress` hears how many of its messages are here.
 * Throws what main answers.
 */
export async function loadConversation(
  onProgress: (count: number, total: number) => void,
): Promise<LoadedConversation> {
  let part = await call('form:conversation');
  const messages = part.messages;
  while (part.next !== null) {
    onProgress(messages.length, part.total);
    part = await call('form:conversation-part', { reading: part.reading, from: part.next });
    messages.push(...part.messages);
  }
  return { messages, isCut: part.isCut };
}
