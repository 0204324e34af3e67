import { Bytes } from './bytes';

/** What a disk writes whole or not at all. */
export const sectorSize = 512;

/** One thing that the disk may have done or not when the power goes. */
export type FileChange =
  { kind: 'size'; size: number; isGrowth: boolean } | { kind: 'sector'; offset: number; data: Buffer };

/** Which of the changes that nobody synced the disk has done. */
export type ChooseFileChanges = (changes: readonly FileChange[]) => readonly FileChange[];

/** A file as the running system sees it, as it is on the disk for certain, and what lies between. */
export class FileNode {
  readonly #live = new Bytes();
  readonly #durable = new Bytes();
  #pending: FileChange[] = [];

  get size(): number {
    return this.#live.size;
  }

  content(): Buffer {
    return this.#live.copy();
  }

  write(offset: number, data: Buffer): void {
    const end = offset + data.length;
    if (end > this.#live.size) this.#pending.push({ kind: 'size', size: end, isGrowth: true });
    this.#live.write(offset, data);
    for (let at = offset - (offset % sectorSize); at < end; at += sectorSize)
      this.#pending.push({ kind: 'sector', offset: at, data: this.#live.copy(at, at + sectorSize) });
  }

  resize(size: number): void {
    this.#pending.push({ kind: 'size', size, isGrowth: size > this.#live.size });
    this.#live.resize(size);
  }

  /** fsync or fdatasync. */
  sync(): void {
    apply(this.#pending, this.#durable);
    this.#pending = [];
  }

  /** The content that a power cut leaves. */
  afterCut(choose: ChooseFileChanges): Buffer {
    const left = new Bytes();
    left.write(0, this.#durable.copy());
    apply(choose(this.#pending), left);
    return left.copy();
  }
}

/** In their order: of two writes to a sector the later one wins, where both were done. */
function apply(changes: readonly FileChange[], to: Bytes): void {
  for (const change of changes) {
    if (change.kind === 'size') to.resize(change.isGrowth ? Math.max(to.size, change.size) : change.size);
    else if (change.offset < to.size)
      to.write(change.offset, change.data.subarray(0, to.size - change.offset));
  }
}
