/** The text of one server-sent event, or, of one that is too long, its beginning. */
export interface EventBlock {
  text: string;
  isCut: boolean;
}

/** How much is kept of an event that is too long, in characters: enough to tell which one it is. */
const keptLength = 64 * 1024;

/**
 * Cuts a stream of text into events, so that one that is too long costs no memory and does not end the stream. Comment
 * lines are left out.
 */
export class EventBlocks {
  readonly #maxLength: number;
  #lines = '';
  #line = '';
  #isLineEmpty = true;
  #isComment = false;
  #isCut = false;
  #endsWithReturn = false;

  /** `maxLength` of an event, in characters. */
  constructor(maxLength: number) {
    this.#maxLength = maxLength;
  }

  /** The events that `chunk` completes. */
  feed(chunk: string): EventBlock[] {
    const text = this.#endsWithReturn ? `\r${chunk}` : chunk;
    // Whether a line feed follows decides whether it ends one line or two.
    this.#endsWithReturn = text.endsWith('\r');
    const pieces = (this.#endsWithReturn ? text.slice(0, -1) : text).split(/\r\n|\r|\n/);
    const unfinished = pieces.pop() ?? '';
    const blocks = pieces.flatMap((piece) => {
      this.#append(piece);
      return this.#endLine() ?? [];
    });
    this.#append(unfinished);
    return blocks;
  }

  #append(piece: string): void {
    if (this.#isLineEmpty && piece !== '') {
      this.#isLineEmpty = false;
      this.#isComment = piece.startsWith(':');
    }
    if (this.#isCut || this.#isComment) return;
    this.#line += piece;
    if (this.#lines.length + this.#line.length <= this.#maxLength) return;
    this.#isCut = true;
    // A copy: a part of a long text keeps the whole of it in memory.
    const kept = (this.#lines + this.#line).slice(0, Math.min(keptLength, this.#maxLength));
    this.#lines = Buffer.from(kept).toString();
    this.#line = '';
  }

  #endLine(): EventBlock | null {
    const isBlank = this.#isLineEmpty;
    if (!isBlank && !this.#isCut && !this.#isComment) this.#lines += `${this.#line}\n`;
    this.#line = '';
    this.#isLineEmpty = true;
    this.#isComment = false;
    if (!isBlank) return null;
    const block = this.#lines === '' ? null : { text: this.#lines, isCut: this.#isCut };
    this.#lines = '';
    this.#isCut = false;
    return block;
  }
}
