import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { cp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Chromium's own files take about 10 MB of it. */
const sizeMb = 96;
/** A settled registration with its attendance, its words, and its share of the log. */
const recordKb = 12;
const prefix = 'kbc-torture-';

/** A disk of its own for one data folder, which can be filled to the last byte. */
export class SmallDisk {
  private constructor(readonly folder: string) {}

  /** With room for so many settled registrations beside; null where mounting is not allowed. */
  static mount(records: number): SmallDisk | null {
    removeLeftovers();
    // Not below test-results, which nobody could clear after a run that was killed.
    const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
    const options = `size=${sizeMb + Math.ceil((records * recordKb) / 1024)}m,mode=0700`;
    const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'kbc-torture', folder]);
    if (status === 0) return new SmallDisk(folder);
    rmSync(folder, { recursive: true });
    return null;
  }

  async fill(): Promise<void> {
    const file = await open(this.ballast, 'w');
    try {
      for (let size = 1024 * 1024; size >= 1; size = Math.floor(size / 16)) {
        const block = Buffer.alloc(size);
        while (await fits(() => file.write(block)));
      }
    } finally {
      await file.close();
    }
  }

  async free(): Promise<void> {
    await rm(this.ballast, { force: true });
  }

  /** Copies what is to be looked at later. */
  async keep(to: string): Promise<void> {
    await cp(this.folder, to, { recursive: true, filter: (path) => path !== this.ballast });
  }

  unmount(): void {
    remove(this.folder);
  }

  private get ballast(): string {
    return join(this.folder, 'ballast');
  }
}

/** Disks of runs that were killed; the folder's name holds the process id. */
function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const pid = name.slice(prefix.length).split('-')[0] ?? '';
    if (!existsSync(`/proc/${pid}`)) remove(join(tmpdir(), name));
  }
}

function remove(folder: string): void {
  // Lazily: a process that was just killed may still hold a file.
  spawnSync('umount', ['-l', folder]);
  rmSync(folder, { recursive: true, force: true });
}

async function fits(write: () => Promise<{ bytesWritten: number }>): Promise<boolean> {
  try {
    return (await write()).bytesWritten > 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return false;
    throw error;
  }
}
