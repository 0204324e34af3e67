import type { DiskEvent } from '../disk/disk';
import type { Call } from './calls';

/** Calls that change nothing a power cut could take. */
const harmless = new Set(['close', 'fcntl', 'mmap', 'ioctl', 'dup', 'dup2', 'dup3']);

/**
 * What a call did to the files below `root`. `exists` tells whether a path is there before the call. An unknown way of
 * changing a file is an error: the model must never be blind on one eye.
 */
export function diskEvents(call: Call, root: string, exists: (path: string) => boolean): DiskEvent[] {
  const inside = (path: string) => (path === root ? '' : path.slice(root.length + 1));
  const isInside = (path: string) => path === root || path.startsWith(`${root}/`);
  const named = (at: number) => {
    const arg = call.args[at];
    if (arg?.kind !== 'bytes') throw unknown(call);
    const path = arg.bytes.toString();
    if (!path.startsWith('/')) throw unknown(call);
    return path;
  };
  const opened = (at: number) => {
    const arg = call.args[at];
    if (arg?.kind !== 'file') throw unknown(call);
    return arg.path;
  };
  const word = (at: number) => {
    const arg = call.args[at];
    return arg?.kind === 'word' ? arg.word : '';
  };
  /** What happens to files outside, or to one whose name is gone, no power cut shows. */
  const on = (path: string | null, events: (path: string) => DiskEvent[]) =>
    path !== null && isInside(path) ? events(inside(path)) : [];
  switch (call.name) {
    case 'openat':
      return on(named(1), (path) => openings(path, word(2), exists(path)));
    case 'mkdir':
      return on(named(0), (path) => [{ kind: 'create-folder', path }]);
    case 'unlink':
    case 'rmdir':
      return on(named(0), (path) => [{ kind: 'remove', path }]);
    case 'rename':
      return on(named(0), (path) => [{ kind: 'rename', path, to: inside(named(1)) }]);
    case 'pwrite64':
      return on(opened(0), (path) => [{ kind: 'write', path, offset: Number(word(3)), data: written(call) }]);
    case 'ftruncate':
      return on(opened(0), (path) => [{ kind: 'resize', path, size: Number(word(1)) }]);
    case 'fsync':
    case 'fdatasync':
      return on(opened(0), (path) => [{ kind: 'sync', path }]);
    case 'copy_file_range':
      return on(opened(2), (path) => {
        const from = opened(0);
        const fromOffset = Number(/^\[(\d+)\]$/.exec(word(1))?.[1]);
        if (
          from === null ||
          !isInside(from) ||
          Number.isNaN(fromOffset) ||
          word(3) !== 'NULL' ||
          fromOffset !== 0
        )
          throw unknown(call);
        return [{ kind: 'copy', path, offset: 0, from: inside(from), fromOffset, length: call.result }];
      });
    default:
      if (harmless.has(call.name) && !/MAP_SHARED.*|FICLONE/.test(JSON.stringify(call.args))) return [];
      throw unknown(call);
  }
}

function openings(path: string, flags: string, isThere: boolean): DiskEvent[] {
  if (!flags.includes('O_CREAT') && !flags.includes('O_TRUNC')) return [];
  if (!isThere) return [{ kind: 'create-file', path }];
  return flags.includes('O_TRUNC') ? [{ kind: 'resize', path, size: 0 }] : [];
}

function written(call: Call): Buffer {
  const arg = call.args[1];
  if (arg?.kind !== 'bytes') throw unknown(call);
  return arg.bytes.subarray(0, call.result);
}

function unknown(call: Call): Error {
  return new Error(`${call.name} is not understood: ${JSON.stringify(call.args).slice(0, 300)}`);
}
