import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { cp, open, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Chromium's own files take about 10 MB of it. */
const sizeMb = 96;

/** A disk of its own for one data folder, which can be filled to the last byte. */
export class SmallDisk {
  private constructor(readonly folder: string) {}

  /** Mounts it on the folder; null where that is not allowed. */
  static mount(folder: string): SmallDisk | null {
    mkdirSync(folder, { recursive: true });
    const options = `size=${sizeMb}m,mode=0700`;
    const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'kbc-torture', folder]);
    return status === 0 ? new SmallDisk(folder) : null;
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

  unmount(): void {
    // Lazily: a process that was just killed may still hold a file.
    spawnSync('umount', ['-l', this.folder]);
  }

  private get ballast(): string {
    return join(this.folder, 'ballast');
  }
}

async function fits(write: () => Promise<{ bytesWritten: number }>): Promise<boolean> {
  try {
    return (await write()).bytesWritten > 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return false;
    throw error;
  }
}

/** Copies what is to be looked at later off the small disk. */
export async function keepFolder(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true, filter: (path) => !path.endsWith('ballast') });
}
