import type { FileNode } from './file-node';

export type Node = FileNode | FolderNode;

/** Names that were given and taken by one call: a rename is both. null = taken. */
export type EntryChange = ReadonlyMap<string, Node | null>;

/** A folder's names as the running system sees them, and as they are on the disk for certain. */
export class FolderNode {
  readonly #live = new Map<string, Node>();
  readonly #durable = new Map<string, Node>();
  #pending: EntryChange[] = [];

  get(name: string): Node | undefined {
    return this.#live.get(name);
  }

  entries(): ReadonlyMap<string, Node> {
    return this.#live;
  }

  change(change: EntryChange): void {
    this.#pending.push(change);
    apply([change], this.#live);
  }

  /** fsync of the folder. */
  sync(): void {
    apply(this.#pending, this.#durable);
    this.#pending = [];
  }

  /** The names that a power cut leaves. */
  afterCut(choose: (changes: readonly EntryChange[]) => readonly EntryChange[]): ReadonlyMap<string, Node> {
    const left = new Map(this.#durable);
    apply(choose(this.#pending), left);
    return left;
  }
}

function apply(changes: readonly EntryChange[], to: Map<string, Node>): void {
  for (const change of changes)
    for (const [name, node] of change) {
      if (node) to.set(name, node);
      else to.delete(name);
    }
}
