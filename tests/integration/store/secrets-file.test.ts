import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readSecretsFile, writeSecretsFile } from '../../../main/adapters/secrets/secrets-file';
import { onPosix } from '../../support/where';

const logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
const now = () => Date.UTC(2026, 10, 24);

let folder: string;
let told: string[];
const path = () => join(folder, 'secrets.json');
const read = () => readSecretsFile(path(), { logger, now, tell: (notice) => told.push(notice) });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kbc-secrets-'));
  told = [];
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

test('no file is no damage', async () => {
  expect(await read()).toEqual({});
  expect(told).toEqual([]);
});

test('gives back what was written', async () => {
  await writeSecretsFile(path(), { 'karoo.token': 'YQ==' });
  expect(await read()).toEqual({ 'karoo.token': 'YQ==' });
});

onPosix('the rights of a Windows profile are its owner’s by themselves')(
  'is readable by its owner only',
  async () => {
    await writeSecretsFile(path(), { 'karoo.token': 'YQ==' });
    await read();
    for (const name of await readdir(folder)) {
      expect((await stat(join(folder, name))).mode & 0o777, name).toBe(0o600);
    }
  },
);

test.each([
  ['cut off', '{"version":1,"secr'],
  ['empty', ''],
  ['null', 'null'],
  ['something else', '[1]'],
])(
  'a file that is %s is kept aside, the last good state restored, the person told',
  async (_what, content) => {
    await writeSecretsFile(path(), { 'karoo.token': 'YQ==' });
    await writeFile(path(), content);
    expect(await read()).toEqual({ 'karoo.token': 'YQ==' });
    expect(told.join()).toMatch(/restaurada/);
    const copy = (await readdir(folder)).find((name) => name.includes('.damaged-'));
    expect(await readFile(join(folder, copy ?? ''), 'utf8')).toBe(content);
    told = [];
    expect(await read()).toEqual({ 'karoo.token': 'YQ==' });
    expect(told).toEqual([]);
  },
);

test('without a good copy the person is asked for the secrets again', async () => {
  await writeFile(path(), 'x');
  expect(await read()).toEqual({});
  expect(told.join()).toMatch(/Informe as senhas de novo/);
});

test('a removed secret is in no copy either', async () => {
  await writeSecretsFile(path(), { 'karoo.token': 'YQ==' });
  await writeSecretsFile(path(), {});
  expect(await readFile(`${path()}.bak`, 'utf8')).not.toContain('YQ==');
});
