import type { Conversation, Message } from '../../../common/attendance/attendance';
import { AppError } from '../../../common/errors';
import type { ConversationPart } from '../../../common/attendance/conversation-part';

/** What travels at once: more of it would hold up main and the window. */
const most = { messages: 500, characters: 250_000 };

/** Hands conversations over to windows in parts; each window has one at a time, which goes with its last part. */
export class HandOver {
  readonly #open = new WeakMap<object, { reading: number; conversation: Conversation }>();
  #readings = 0;

  /** The first part; what the window had before is given up. */
  begin(window: object, conversation: Conversation): ConversationPart {
    const reading = (this.#readings += 1);
    this.#open.set(window, { reading, conversation });
    return this.#part(window, reading, conversation, 0);
  }

  /** The part that begins with message `from`. Throws AppError `not-found` when the window has begun another reading. */
  more(window: object, reading: number, from: number): ConversationPart {
    const open = this.#open.get(window);
    if (open?.reading !== reading) throw new AppError('not-found', { detail: 'conversation part' });
    return this.#part(window, reading, open.conversation, from);
  }

  #part(window: object, reading: number, { messages, isCut }: Conversation, from: number): ConversationPart {
    const part = partOf(messages, from);
    const end = from + part.length;
    const next = part.length > 0 && end < messages.length ? end : null;
    if (next === null) this.#open.delete(window);
    return { reading, messages: part, total: messages.length, next, isCut: isCut === true };
  }
}

/** At least one message, where there is one. */
function partOf(messages: readonly Message[], from: number): Message[] {
  let characters = 0;
  let end = from;
  while (end < messages.length && end - from < most.messages && characters < most.characters) {
    characters += messages[end]?.text.length ?? 0;
    end += 1;
  }
  return messages.slice(from, end);
}
