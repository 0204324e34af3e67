import { FileNode, type ChooseFileChanges } from './file-node';
import { FolderNode, type EntryChange, type Node } from './folder-node';

/** What a program did to the disk; paths are relative to the disk's root, '' is the root itself. */
export type DiskEvent =
  | { kind: 'create-file' | 'create-folder' | 'remove' | 'sync'; path: string }
  | { kind: 'write'; path: string; offset: number; data: Buffer }
  | { kind: 'resize'; path: string; size: number }
  | { kind: 'copy'; path: string; offset: number; from: string; fromOffset: number; length: number }
  | { kind: 'rename'; path: string; to: string };

/** Files by their path, and folders (null). */
export type Tree = Map<string, Buffer | null>;

/** Which changes that nobody synced a power cut finds done. */
export interface Chance {
  ofFile: ChooseFileChanges;
  ofFolder: (changes: readonly EntryChange[]) => readonly EntryChange[];
}

/**
 * A strict POSIX file system: what a file holds, and its size, is promised by a sync of the file only; that it is there
 * under its name by a sync of its folder only. All other changes may have been done or not, each by itself.
 */
export class Disk {
  readonly #root = new FolderNode();

  apply(event: DiskEvent): void {
    switch (event.kind) {
      case 'create-file':
        this.#name(event.path, new FileNode());
        return;
      case 'create-folder':
        this.#name(event.path, new FolderNode());
        return;
      case 'remove':
        this.#name(event.path, null);
        return;
      case 'write':
        this.#file(event.path).write(event.offset, event.data);
        return;
      case 'resize':
        this.#file(event.path).resize(event.size);
        return;
      case 'copy': {
        const { fromOffset, length } = event;
        const source = this.#file(event.from).content();
        this.#file(event.path).write(event.offset, source.subarray(fromOffset, fromOffset + length));
        return;
      }
      case 'rename':
        this.#rename(event.path, event.to);
        return;
      case 'sync':
        this.find(event.path)?.sync();
    }
  }

  /** All that was asked for is done. */
  syncAll(): void {
    this.#root.sync();
    for (const path of this.live().keys()) this.find(path)?.sync();
  }

  find(path: string): Node | undefined {
    let node: Node | undefined = this.#root;
    for (const name of path === '' ? [] : path.split('/'))
      node = node instanceof FolderNode ? node.get(name) : undefined;
    return node;
  }

  /** What the running system sees. */
  live(): Tree {
    return collect(
      this.#root,
      (folder) => folder.entries(),
      (file) => file.content(),
    );
  }

  /** What is there when the power comes back. */
  afterCut({ ofFile, ofFolder }: Chance): Tree {
    return collect(
      this.#root,
      (folder) => folder.afterCut(ofFolder),
      (file) => file.afterCut(ofFile),
    );
  }

  #file(path: string): FileNode {
    const node = this.find(path);
    if (node instanceof FileNode) return node;
    throw new Error(`no file: ${path}`);
  }

  #folderOf(path: string): FolderNode {
    const node = this.find(path.split('/').slice(0, -1).join('/'));
    if (node instanceof FolderNode) return node;
    throw new Error(`no folder of ${path}`);
  }

  #name(path: string, node: Node | null): void {
    this.#folderOf(path).change(new Map([[baseName(path), node]]));
  }

  #rename(from: string, to: string): void {
    const folder = this.#folderOf(from);
    if (folder !== this.#folderOf(to)) throw new Error(`rename between folders: ${from}`);
    const node = this.find(from);
    if (!node) throw new Error(`no such file: ${from}`);
    folder.change(
      new Map<string, Node | null>([
        [baseName(from), null],
        [baseName(to), node],
      ]),
    );
  }
}

function baseName(path: string): string {
  return path.split('/').at(-1) ?? '';
}

function collect(
  root: FolderNode,
  entriesOf: (folder: FolderNode) => ReadonlyMap<string, Node>,
  contentOf: (file: FileNode) => Buffer,
): Tree {
  const tree: Tree = new Map();
  const walk = (folder: FolderNode, path: string) => {
    for (const [name, node] of entriesOf(folder)) {
      const here = path === '' ? name : `${path}/${name}`;
      tree.set(here, node instanceof FileNode ? contentOf(node) : null);
      if (node instanceof FolderNode) walk(node, here);
    }
  };
  walk(root, '');
  return tree;
}
