import type { Session } from 'electron';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkSpelling } from '../../main/adapters/electron/spelling';

let folder: string;
let languages: string[][];
let warnings: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kbc-spelling-'));
  languages = [];
  warnings = [];
  await writeFile(join(folder, 'shipped.bdic'), 'dictionary');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const used = () => join(folder, 'Dictionaries', 'pt-BR-3-0.bdic');

async function check(shipped = join(folder, 'shipped.bdic')): Promise<void> {
  const session = {
    setSpellCheckerDictionaryDownloadURL: () => undefined,
    setSpellCheckerLanguages: (list: string[]) => languages.push(list),
  } as unknown as Session;
  const ignore = () => undefined;
  const logger = { info: ignore, error: ignore, warn: (message: string) => warnings.push(message) };
  await checkSpelling(session, { shipped, used: used() }, logger);
}

test('puts the dictionary where it is looked for, and turns pt-BR on then', async () => {
  await check();
  expect(await readFile(used(), 'utf8')).toBe('dictionary');
  expect(languages).toEqual([[], ['pt-BR']]);
});

test('puts it again where another length tells that it is an older or a broken one', async () => {
  await check();
  await writeFile(used(), 'dict');
  await check();
  expect(await readFile(used(), 'utf8')).toBe('dictionary');
});

test('without a dictionary nothing is turned on, and the log says so', async () => {
  await check(join(folder, 'none.bdic'));
  expect(languages).toEqual([[]]);
  expect(warnings).toEqual(['spelling dictionary not written']);
});
