import type { Message } from './attendance';

/** A conversation travels in parts: one message for all of a long one would hold up both ends. */
export interface ConversationPart {
  reading: number;
  messages: Message[];
  /** Of the whole conversation. */
  total: number;
  /** Where the next part begins; null = this is the last one. */
  next: number | null;
  /** The conversation is longer than what is read. */
  isCut: boolean;
}
