import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PolicyFile } from '../../main/adapters/policy/policy-file';
import { FileMemory } from '../../main/adapters/store/file-memory';
import type { PolicySource } from '../../main/services/ports';
import type { LastGood } from '../../main/services/settings/combine-policies';
import { CompanyPolicy } from '../../main/services/settings/company-policy';
import { RecordingLogger } from '../support/fakes/in-memory-stores';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kbc-policy-'));
  path = join(folder, 'policy.json');
});
afterEach(() => rm(folder, { recursive: true }));

const locking = (username: string) =>
  JSON.stringify({ settings: { 'bimer.username': username }, locked: ['bimer.username'] });

function open({ managed = [new PolicyFile(path)], unmanaged = null as PolicySource | null } = {}) {
  const lastGood = new FileMemory<LastGood>(join(folder, 'last-good.json'));
  const logger = new RecordingLogger();
  return new CompanyPolicy({ managed, unmanaged, lastGood, logger });
}

describe('a policy file', () => {
  it('that is not there, or whose folder is a file, is no policy', async () => {
    expect(await new PolicyFile(path).read()).toEqual({ kind: 'absent' });
    await writeFile(path, '{}');
    expect(await new PolicyFile(join(path, 'policy.json')).read()).toEqual({ kind: 'absent' });
  });

  it('may begin with a byte order mark', async () => {
    await writeFile(path, '\uFEFF{"locked": []}');
    expect(await new PolicyFile(path).read()).toEqual({ kind: 'found', json: { locked: [] } });
  });

  it.each<[string, (path: string) => Promise<unknown>, RegExp]>([
    ['half written', (file) => writeFile(file, '{"locked": ["bimer.ba'), /JSON/],
    ['empty', (file) => writeFile(file, ''), /JSON/],
    ['a folder', (file) => mkdir(file), /EISDIR/],
    ['far too large', (file) => writeFile(file, ' '.repeat(256 * 1024 + 1)), /grande demais/],
  ])('that is %s cannot be read', async (_, make, why) => {
    await make(path);
    expect(await new PolicyFile(path).read()).toEqual({
      kind: 'unreadable',
      why: expect.stringMatching(why) as string,
    });
  });
});

describe('the company’s policy', () => {
  it('goes on as it was after a restart with a broken file, and changes with the next good one', async () => {
    await writeFile(path, locking('ti'));
    await open().check();
    await writeFile(path, '{"locked":');
    const policy = open();
    expect(await policy.check()).toMatchObject({
      settings: { 'bimer.username': 'ti' },
      locked: ['bimer.username'],
    });
    const heard: unknown[] = [];
    policy.changed.add(({ settings }) => heard.push(settings['bimer.username']));
    await policy.check();
    await writeFile(path, locking('nova'));
    await Promise.all([policy.check(), policy.check()]);
    await policy.check();
    await rm(path);
    await policy.check();
    expect(heard).toEqual(['nova', undefined]);
  });

  it('is not what a damaged memory says', async () => {
    await writeFile(path, locking('ti'));
    await open().check();
    const memory = join(folder, 'last-good.json');
    await writeFile(memory, (await readFile(memory, 'utf8')).replace('ti', 'eu'));
    await writeFile(path, 'x');
    expect(await open().check()).toMatchObject({ settings: {}, locked: [] });
    expect((await open().check()).frozen).toContain('bimer.username');
  });

  it('of a file that anybody can name counts only where no other one is', async () => {
    const own = join(folder, 'own.json');
    await writeFile(own, locking('eu'));
    const both = { managed: [new PolicyFile(path)], unmanaged: new PolicyFile(own) };
    expect((await open(both).check()).settings).toEqual({ 'bimer.username': 'eu' });
    await writeFile(path, locking('ti'));
    expect((await open(both).check()).settings).toEqual({ 'bimer.username': 'ti' });
    // A broken one exists, too: breaking it must not open the way.
    await rm(join(folder, 'last-good.json'));
    await writeFile(path, 'x');
    expect(await open(both).check()).toMatchObject({ settings: {}, locked: [] });
  });
});
