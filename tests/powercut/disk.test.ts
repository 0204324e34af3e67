import { describe, expect, test } from 'vitest';
import { createRandom } from '../../sandbox/data/random';
import { Disk, type DiskEvent } from './disk/disk';
import { chanceOf, moods, type Mood } from './disk/moods';

const file = 'folder/file';
const sector = (letter: string) => Buffer.alloc(512, letter);
const write = (offset: number, data: Buffer): DiskEvent => ({ kind: 'write', path: file, offset, data });
const sync = (path: string): DiskEvent => ({ kind: 'sync', path });

/** A folder with a file of one sector of a, all of it on the disk. */
const before: DiskEvent[] = [
  { kind: 'create-folder', path: 'folder' },
  { kind: 'create-file', path: file },
  write(0, sector('a')),
  sync(file),
  sync('folder'),
  sync(''),
];

function left(mood: Mood, events: readonly DiskEvent[], seed = 1): Record<string, string | null> {
  const disk = new Disk();
  for (const event of events) disk.apply(event);
  const tree = disk.afterCut(chanceOf(mood, createRandom(seed)));
  return Object.fromEntries([...tree].map(([path, content]) => [path, content && letters(content)]));
}

/** One letter for each sector; 0 = zeros. */
function letters(content: Buffer): string {
  const starts = Array.from(
    { length: Math.ceil(content.length / 512) },
    (_none, at) => content[at * 512] ?? 0,
  );
  return starts.map((byte) => (byte === 0 ? '0' : String.fromCharCode(byte))).join('');
}

describe('what a power cut leaves', () => {
  test.each<[string, Mood, DiskEvent[], Record<string, string | null>]>([
    ['a new file that was synced, but not its folder', 'nothing', before.slice(0, 4), {}],
    ['a folder that its parent does not know yet', 'nothing', before.slice(0, 5), {}],
    ['all that was synced', 'nothing', before, { folder: null, [file]: 'a' }],
    ['the old sector', 'nothing', [...before, write(0, sector('b'))], { folder: null, [file]: 'a' }],
    ['the new sector', 'everything', [...before, write(0, sector('b'))], { folder: null, [file]: 'b' }],
    [
      'the new sector, after a sync',
      'nothing',
      [...before, write(0, sector('b')), sync(file)],
      { folder: null, [file]: 'b' },
    ],
    [
      'a size whose content did not come',
      'last-only',
      [...before, write(512, sector('b')), { kind: 'resize', path: file, size: 2048 }],
      { folder: null, [file]: 'a000' },
    ],
    [
      'content behind the end of the file',
      'last-only',
      [...before, write(512, sector('b'))],
      { folder: null, [file]: 'a' },
    ],
    [
      'the size from before it was cut off',
      'nothing',
      [...before, { kind: 'resize', path: file, size: 0 }],
      { folder: null, [file]: 'a' },
    ],
    [
      'the old name',
      'nothing',
      [...before, { kind: 'rename', path: file, to: 'folder/new' }],
      { folder: null, [file]: 'a' },
    ],
    [
      'the new name',
      'names-only',
      [...before, { kind: 'rename', path: file, to: 'folder/new' }],
      { folder: null, 'folder/new': 'a' },
    ],
    [
      'a removed name',
      'content-only',
      [...before, { kind: 'remove', path: file }],
      { folder: null, [file]: 'a' },
    ],
    [
      'no removed name once the folder is synced',
      'nothing',
      [...before, { kind: 'remove', path: file }, sync('folder')],
      { folder: null },
    ],
  ])('%s', (_title, mood, events, expected) => {
    expect(left(mood, events)).toEqual(expected);
  });

  test('of several sectors any of their versions, in every combination', () => {
    const events = [...before, write(0, sector('b')), write(0, sector('c')), write(512, sector('d'))];
    const seen = new Set<string>();
    for (const mood of moods)
      for (let seed = 0; seed < 200; seed += 1) seen.add(left(mood, events, seed)[file] ?? 'gone');
    expect([...seen].sort()).toEqual(['a', 'a0', 'ad', 'b', 'b0', 'bd', 'c', 'c0', 'cd']);
  });
});
