import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { emptyForm } from '../../../common/attendance/registration-form';
import { JournalStore } from '../../../main/adapters/store/journal-store';
import type { StoreChange } from '../../../main/services/stored-shapes';
import { canMount, mountSmallDisk, unmount } from '../../support/small-disk';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const now = () => Date.UTC(2026, 10, 24);

function draft(id: string, size: number): StoreChange {
  return {
    collection: 'drafts',
    id,
    value: {
      attendanceId: id,
      registrationKey: 'k',
      form: { ...emptyForm(), opinion: 'x'.repeat(size) },
      savedAt: 1,
    },
  };
}

describe.skipIf(!canMount())('a real disk of 256 kB', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kbc-disk-'));
    mountSmallDisk(folder, 256);
  });
  afterEach(() => {
    unmount(folder);
    rmSync(folder, { recursive: true });
  });

  const open = () => JournalStore.open(folder, silent, now);
  const ids = (store: JournalStore) => store.all('drafts').map(({ attendanceId }) => attendanceId);

  test('that is full refuses the commit whole, keeps what was there, and takes the next one that fits', async () => {
    const { store } = await open();
    await store.commit([draft('a', 100_000)]);
    const { size } = await stat(join(folder, 'records.journal'));
    await expect(store.commit([draft('b', 400_000)])).rejects.toMatchObject({
      code: 'storage-failed',
      message: /disco está cheio/,
    });
    expect(ids(store)).toEqual(['a']);
    expect((await stat(join(folder, 'records.journal'))).size).toBe(size);
    await store.commit([draft('c', 1_000)]);
    await store.close();
    const again = await open();
    expect(ids(again.store)).toEqual(['a', 'c']);
    expect(again.notice).toBeNull();
    await again.store.close();
  });

  test('that is read-only is said to be so', async () => {
    const { store } = await open();
    await store.commit([draft('a', 10)]);
    await store.close();
    execFileSync('mount', ['-o', 'remount,ro', folder]);
    await expect(open()).rejects.toMatchObject({ code: 'storage-failed', message: /não permite gravação/ });
  });
});
