import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Tree } from './disk';

export async function readTree(root: string): Promise<Tree> {
  const tree: Tree = new Map();
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    tree.set(relative(root, path), entry.isDirectory() ? null : await readFile(path));
  }
  return tree;
}

/** Folders stand before what is in them. */
export async function writeTree(tree: Tree, root: string): Promise<void> {
  await mkdir(root, { recursive: true });
  for (const [path, content] of tree) {
    if (content) await writeFile(join(root, path), content);
    else await mkdir(join(root, path), { recursive: true });
  }
}
