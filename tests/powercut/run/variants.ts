import type { Change } from './builds';

/** The records' thread with a mistake that only a power cut shows. */
export interface Variant {
  title: string;
  changes: readonly Change[];
  /** The life in which it is found, */
  life: string;
  /** and as what. */
  problem: RegExp;
}

export const variants: readonly Variant[] = [
  {
    title: 'nothing is synced',
    changes: [{ file: 'connect.ts', from: 'synchronous = FULL', to: 'synchronous = OFF' }],
    life: 'first start',
    problem: /^not as any step left it/,
  },
  {
    title: 'synced at checkpoints only',
    changes: [{ file: 'connect.ts', from: 'synchronous = FULL', to: 'synchronous = NORMAL' }],
    life: 'first start',
    problem: /^not as any step left it/,
  },
  {
    title: 'confirmed before it is committed',
    changes: [
      {
        file: 'records-worker.ts',
        from: '    try {\n      const value',
        to: `    if (method === 'commit') {
      answer({ id, value: undefined });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
    try {\n      const value`,
      },
    ],
    life: 'first start',
    problem: /^not as any step left it/,
  },
  {
    title: 'the folders above are not synced',
    changes: [{ file: 'connect.ts', from: 'if (!existsSync(path)) syncFoldersAbove(path);', to: '' }],
    life: 'first start',
    problem: /^not as any step left it/,
  },
  {
    title: 'the emptied log is not synced',
    changes: [{ file: 'erasure.ts', from: 'if (existsSync(log)) syncFile(log);', to: '' }],
    life: 'forgetting and erasing',
    problem: /^erased, and still there/,
  },
  {
    title: 'removed copies are not synced',
    changes: [{ file: 'kept-copies.ts', from: "  syncFolderOf(join(folder, 'records.db'));", to: '' }],
    life: 'erasing with copies',
    problem: /^erased, and still there/,
  },
  {
    title: 'a copy bears its name before it is whole',
    changes: [{ file: 'kept-copies.ts', from: "join(dirname(copy), 'records.copying.db')", to: 'copy' }],
    life: 'migration',
    problem: /^half a copy/,
  },
  {
    title: 'a damaged copy is not synced',
    changes: [{ file: 'kept-copies.ts', from: '  syncFile(copying);\n', to: '' }],
    life: 'repair at the start',
    problem: /^half a copy/,
  },
  {
    title: 'the log of a damaged file may outlive it',
    changes: [
      {
        file: 'repair.ts',
        from: 'removeFile(old);\n  syncFolderOf(path);',
        to: 'removeFile(old);',
      },
    ],
    life: 'end of an unfinished repair',
    problem: /^not as any step left it/,
  },
];

/** What the thread does on a folder of another computer, on this one. */
export const onNetworkFolder: Change = {
  file: 'network-folder.ts',
  from: 'export function isNetworkFolder(folder: string): boolean {',
  to: "export function isNetworkFolder(folder: string): boolean {\n  if (folder !== '') return true;",
};
