/** One system call as strace tells it. */
export interface Call {
  name: string;
  args: Arg[];
  result: number;
}

export type Arg =
  | { kind: 'bytes'; bytes: Buffer }
  /** An open file: its number, and the path it has now; null = its name was removed. */
  | { kind: 'file'; number: number; path: string | null }
  | { kind: 'word'; word: string };

const whole = /^(\d+) +(\w+)\((.*)\) += (-?\d+)/s;
const begun = /^(\d+) +(\w+\(.*) <unfinished \.\.\.>$/s;
const resumed = /^(\d+) +<\.\.\. \w+ resumed>(.*)$/s;

/**
 * Turns the lines of `strace -f -y -xx` into calls, at the moment they returned. Every text stands in hexadecimal, so that
 * no comma or bracket is part of one. Lines are looked at only when `isWanted` says so. Calls that failed are left out.
 */
export class CallReader {
  readonly #isWanted: (line: string) => boolean;
  readonly #unfinished = new Map<string, string>();

  constructor(isWanted: (line: string) => boolean) {
    this.#isWanted = isWanted;
  }

  read(line: string): Call | null {
    const start = begun.exec(line);
    if (start?.[1] !== undefined && start[2] !== undefined) {
      this.#unfinished.set(start[1], start[2]);
      return null;
    }
    const end = resumed.exec(line);
    const thread = end?.[1] ?? '';
    const joined = end ? `${thread} ${this.#unfinished.get(thread) ?? ''}${end[2] ?? ''}` : line;
    if (!this.#isWanted(joined)) return null;
    const call = whole.exec(joined);
    // Not a call that returned: a signal, an exit, or a call during which the process was killed.
    if (call?.[2] === undefined) return null;
    const result = Number(call[4]);
    return result < 0 ? null : { name: call[2], args: (call[3] ?? '').split(', ').map(argOf), result };
  }
}

function argOf(text: string): Arg {
  const quoted = /^"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?$/.exec(text);
  if (quoted) {
    if (quoted[2]) throw new Error('strace shortened what was written');
    return { kind: 'bytes', bytes: bytesOf(quoted[1] ?? '') };
  }
  const file = /^(\d+|AT_FDCWD)<((?:\\x[0-9a-f]{2})*)>(\(deleted\))?$/.exec(text);
  if (!file) return { kind: 'word', word: text };
  const path = file[3] ? null : bytesOf(file[2] ?? '').toString();
  return { kind: 'file', number: Number(file[1]), path };
}

function bytesOf(hex: string): Buffer {
  return Buffer.from(hex.replaceAll('\\x', ''), 'hex');
}

/** The text as strace writes it with `-xx`. */
export function asTraced(text: string): string {
  return [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
}
