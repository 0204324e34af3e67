import { describe, expect, it } from 'vitest';
import { AppError, type ErrorCode } from '../../../common/errors';
import { readConfig } from '../../../main/app/config';
import { isWrongAccount, type Account } from '../../../main/app/provision/account';
import { exitCodeOf, noticeOf, tellOfProvision } from '../../../main/app/provision/exit-codes';
import { Notices } from '../../../main/services/status/notices';
import { handOverOf, readHandOver } from '../../../main/app/provision/hand-over';

describe('isWrongAccount', () => {
  const linux: Account = {
    platform: 'linux',
    uid: 1000,
    home: '/home/ana',
    systemRoot: null,
    hasOwnDataFolder: false,
    dataOwner: 1000,
  };
  const windows: Account = {
    ...linux,
    platform: 'win32',
    uid: null,
    home: 'C:\\Users\\ana',
    systemRoot: 'C:\\Windows',
  };

  it.each<[string, Account, boolean]>([
    ['an agent', linux, false],
    ['root', { ...linux, uid: 0, home: '/root' }, true],
    ['root with a folder of its own', { ...linux, uid: 0, hasOwnDataFolder: true, dataOwner: 0 }, false],
    ['root with a folder yet to be made', { ...linux, uid: 0, hasOwnDataFolder: true, dataOwner: null }, false],
    ['root with an agent’s folder', { ...linux, uid: 0, hasOwnDataFolder: true, dataOwner: 1000 }, true],
    ['root of a Mac', { ...linux, platform: 'darwin', uid: 0, home: '/var/root' }, true],
    ['an agent on Windows', windows, false],
    ['an agent whose name begins so', { ...windows, home: 'C:\\WindowsUsers\\ana' }, false],
    ['SYSTEM', { ...windows, home: 'C:\\WINDOWS\\system32\\config\\systemprofile' }, true],
    ['SYSTEM with a folder', { ...windows, home: 'C:\\Windows\\system32\\config\\systemprofile', hasOwnDataFolder: true }, true],
    ['a network service', { ...windows, home: 'c:\\windows\\ServiceProfiles\\NetworkService' }, true],
  ])('%s', (_, account, expected) => {
    expect(isWrongAccount(account)).toBe(expected);
  }); // prettier-ignore
});

describe('the exit code of --provision-only', () => {
  const outcome = { status: 'imported' as const, isLeft: false, warnings: [] };

  it.each<[ErrorCode, number]>([
    ['invalid-input', 2],
    ['locked-by-policy', 3],
    ['secrets-unavailable', 4],
    ['not-allowed', 5],
    ['storage-failed', 1],
    ['internal', 1],
  ])('of %s is %d, with words', (code, exitCode) => {
    const result = { error: new AppError(code, { fields: { 'bimer.baseUrl': 'Campo.' } }).toData() };
    expect(exitCodeOf(result)).toBe(exitCode);
    expect(noticeOf(result)).toMatch(/\. Campo\. .*\.$/);
  });

  it('is 0 when all went well, and 6 when the file is still there', () => {
    expect(exitCodeOf({ outcome })).toBe(0);
    expect(exitCodeOf({ outcome: { ...outcome, status: 'unchanged' } })).toBe(0);
    expect(exitCodeOf({ outcome: { ...outcome, isLeft: true } })).toBe(6);
  });
});

describe('what the agent is told of a provision', () => {
  const result = (...warnings: string[]) => ({
    outcome: { status: 'imported' as const, isLeft: false, warnings },
  });

  it('stays until the same file is clean, whatever becomes of another one', () => {
    const notices = new Notices();
    tellOfProvision(notices, '/a.json', result('Outros leem a.json.'));
    tellOfProvision(notices, '/b.json', result());
    expect(notices.list()).toEqual(['Outros leem a.json.']);
    tellOfProvision(notices, '/b.json', { error: new AppError('invalid-input').toData() });
    expect(notices.list()).toHaveLength(2);
    tellOfProvision(notices, '/a.json', result());
    expect(notices.list()).toEqual([noticeOf({ error: new AppError('invalid-input').toData() })]);
  });
});

describe('what a second start hands over', () => {
  const config = (...args: string[]) => readConfig(args, {});

  it('is nothing without a provision', () => {
    expect(handOverOf(config('--hidden'))).toEqual({});
    expect(readHandOver(handOverOf(config('--hidden')))).toBeNull();
  });

  it('arrives as it was sent, with the path from the root', () => {
    const sent = handOverOf(config('--provision=p.json', '--provision-only', '--delete-provision-file'));
    expect(readHandOver(structuredClone(sent))).toEqual(sent);
    expect(sent).toMatchObject({
      provision: { path: `${process.cwd()}/p.json`, deletesFile: true, mustLast: true },
      answerId: expect.stringMatching(/^[\da-f-]{36}$/) as string,
    });
    expect(readHandOver(handOverOf(config('--provision=/p.json')))?.answerId).toBeNull();
  });

  it.each([
    [null],
    ['x'],
    [{ provision: { path: '/p.json' } }],
    [{ provision: { path: 5, deletesFile: true, mustLast: true } }],
    [{ provision: { path: '/p', deletesFile: true, mustLast: true }, answerId: '../../x' }],
  ])('is not %j', (data) => {
    expect(readHandOver(data)).toBeNull();
  });
});
