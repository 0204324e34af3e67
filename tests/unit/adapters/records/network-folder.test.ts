import { describe, expect, test, vi } from 'vitest';
import { isNetworkFolder, isUncPath } from '../../../../main/adapters/records/network-folder';

const system = vi.hoisted(() => ({
  statfsSync: vi.fn<() => { type: number }>(),
  realpathSync: { native: vi.fn<() => string>() },
}));
vi.mock('node:fs', () => system);

function onPlatform(platform: NodeJS.Platform): void {
  vi.spyOn(process, 'platform', 'get').mockReturnValue(platform);
}

test.each([
  [String.raw`\\server\share`, true],
  [String.raw`\\server\share\perfil\dados`, true],
  [String.raw`\\10.0.0.5\c$\dados`, true],
  [String.raw`\\?\UNC\server\share`, true],
  [String.raw`\\?\unc\server\share`, true],
  [String.raw`\\wsl$\Debian\home`, true],
  [String.raw`\\?\C:\Users\ana`, false],
  [String.raw`\\.\C:\Users\ana`, false],
  [String.raw`C:\Users\ana`, false],
  [String.raw`C:\\server\share`, false],
  ['/home/ana', false],
  ['//server/share', false],
  ['', false],
])('%s: on a server = %s', (path, expected) => {
  expect(isUncPath(path)).toBe(expected);
});

describe('a folder on Windows', () => {
  test.each([
    [String.raw`\\server\perfis\ana`, true],
    [String.raw`C:\Users\ana`, false],
  ])('that really is %s', (realPath, expected) => {
    onPlatform('win32');
    system.realpathSync.native.mockReturnValue(realPath);
    expect(isNetworkFolder(String.raw`H:\dados`)).toBe(expected);
  });
});

describe('a folder on Linux', () => {
  test.each([
    ['ext4', 0xef53, false],
    ['btrfs', 0x9123683e, false],
    ['xfs', 0x58465342, false],
    ['tmpfs', 0x01021994, false],
    ['overlay', 0x794c7630, false],
    ['nfs', 0x6969, true],
    ['cifs', 0xff534d42, true],
    ['smb', 0x517b, true],
    ['smb2', 0xfe534d42, true],
    ['afs', 0x5346414f, true],
    ['9p', 0x01021997, true],
    ['fuse', 0x65735546, true],
  ])('on %s', (_name, type, expected) => {
    onPlatform('linux');
    system.statfsSync.mockReturnValue({ type });
    expect(isNetworkFolder('/home/ana')).toBe(expected);
  });
});

test('what cannot be found out counts as local', () => {
  system.statfsSync.mockImplementation(() => {
    throw new Error('ENOSYS');
  });
  system.realpathSync.native.mockImplementation(() => {
    throw new Error('ENOENT');
  });
  for (const platform of ['linux', 'win32', 'darwin'] as const) {
    onPlatform(platform);
    expect(isNetworkFolder('x')).toBe(false);
  }
});
