import { appendFile, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodeLine } from '../../../main/adapters/store/journal-codec';
import { JournalStore } from '../../../main/adapters/store/journal-store';
import { emptyForm } from '../../../common/attendance/registration-form';
import type { StoreChange } from '../../../main/services/stored-shapes';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const now = () => Date.UTC(2026, 10, 24);

let folder: string;
const journal = () => join(folder, 'records.journal');
const open = () => JournalStore.open(folder, silent, now);

function draft(id: string, opinion = 'texto'): StoreChange {
  return {
    collection: 'drafts',
    id,
    value: { attendanceId: id, registrationKey: 'k', form: { ...emptyForm(), opinion }, savedAt: 1 },
  };
}

async function copies(): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.includes('.damaged-'));
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kbc-journal-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe('JournalStore', () => {
  it('gives back after a restart what was committed, in order, without what was deleted', async () => {
    const first = (await open()).store;
    await first.commit([draft('a'), draft('b')]);
    await Promise.all([
      first.commit([draft('c')]),
      first.commit([{ collection: 'drafts', id: 'a', value: null }]),
    ]);
    await first.close();
    const { store, notice } = await open();
    expect(store.all('drafts').map(({ attendanceId }) => attendanceId)).toEqual(['b', 'c']);
    expect(store.get('drafts', 'a')).toBeUndefined();
    expect(notice).toBeNull();
    await store.close();
  });

  it('is readable by its owner only', async () => {
    const { store } = await open();
    await store.close();
    expect((await stat(journal())).mode & 0o777).toBe(0o600);
  });

  it('keeps every whole commit wherever the last write was cut off, and none by half', async () => {
    const { store } = await open();
    await store.commit([draft('a')]);
    const whole = (await stat(journal())).size;
    await store.commit([draft('b', 'ç€😀'), draft('c')]);
    await store.close();
    const bytes = await readFile(journal());
    for (let length = whole; length < bytes.length; length += 1) {
      await writeFile(journal(), bytes);
      await truncate(journal(), length);
      const opened = await open();
      expect(opened.store.all('drafts').map(({ attendanceId }) => attendanceId)).toEqual(['a']);
      expect(opened.notice).toBeNull();
      await opened.store.close();
    }
  });

  it('skips a damaged line, keeps a dated copy of the file and says so', async () => {
    const { store } = await open();
    await store.commit([draft('a')]);
    await store.commit([draft('b')]);
    await store.commit([draft('c')]);
    await store.close();
    const bytes = await readFile(journal());
    bytes[bytes.indexOf('"attendanceId":"b"') + 3] = 0xff;
    await writeFile(journal(), bytes);
    const opened = await open();
    expect(opened.store.all('drafts').map(({ attendanceId }) => attendanceId)).toEqual(['a', 'c']);
    expect(opened.notice).toMatch(/danificado/);
    const [copy] = await copies();
    expect(await readFile(join(folder, copy ?? ''))).toEqual(bytes);
    await opened.store.commit([draft('d')]);
    await opened.store.close();
    const again = await open();
    expect(again.notice).toBeNull();
    expect(again.store.all('drafts')).toHaveLength(3);
    await again.store.close();
  });

  it.each([
    ['zeros', Buffer.alloc(4096)],
    ['no journal at all', Buffer.from('<html></html>\n')],
  ])('starts from a file of %s without destroying it', async (_name, content) => {
    await writeFile(journal(), content);
    const { store } = await open();
    expect(store.all('drafts')).toEqual([]);
    await store.commit([draft('a')]);
    await store.close();
    const [copy] = await copies();
    expect(await readFile(join(folder, copy ?? ''))).toEqual(content);
  });

  it('refuses a journal of a newer version and leaves it as it is', async () => {
    await writeFile(journal(), encodeLine({ version: 99 }));
    await expect(open()).rejects.toMatchObject({ code: 'storage-failed', message: /versão mais nova/ });
    expect(await readFile(journal())).toEqual(encodeLine({ version: 99 }));
  });

  it('rejects a commit that cannot be written, keeps memory as it was, and works again later', async () => {
    const { store } = await open();
    await store.commit([draft('a')]);
    const file = Reflect.get(store, 'file') as { datasync: () => Promise<void> };
    const datasync = file.datasync.bind(file);
    file.datasync = () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }));
    await expect(store.commit([draft('b')])).rejects.toMatchObject({
      code: 'storage-failed',
      message: /cheio/,
    });
    expect(store.get('drafts', 'b')).toBeUndefined();
    file.datasync = datasync;
    await store.commit([draft('c')]);
    await store.close();
    const opened = await open();
    expect(opened.store.all('drafts').map(({ attendanceId }) => attendanceId)).toEqual(['a', 'c']);
    expect(opened.notice).toBeNull();
    await opened.store.close();
  });

  it('compacts a journal of superseded records without losing the live ones', async () => {
    const { store } = await open();
    const opinion = 'x'.repeat(100_000);
    for (let round = 0; round < 100; round += 1)
      await store.commit([draft('a', opinion), draft('b', String(round))]);
    await store.close();
    expect((await stat(journal())).size).toBeLessThan(6 * 1024 * 1024);
    const opened = await open();
    expect(opened.store.get('drafts', 'a')?.form.opinion).toBe(opinion);
    expect(opened.store.get('drafts', 'b')?.form.opinion).toBe('99');
    await opened.store.close();
  });

  it('treats garbage behind the last line as a write that was cut off', async () => {
    const { store } = await open();
    await store.commit([draft('a')]);
    await store.close();
    await appendFile(journal(), 'half a li');
    const opened = await open();
    await opened.store.commit([draft('b')]);
    await opened.store.close();
    const again = await open();
    expect(again.store.all('drafts')).toHaveLength(2);
    await again.store.close();
  });
});
