import { open, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ProvisionFiles } from '../../services/ports';

const maxBytes = 64 * 1024;

/** Provision files on the disk. */
export const provisionFiles: ProvisionFiles = {
  async read(path) {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      if (size > maxBytes) throw new Error('too large');
      return await file.readFile('utf8');
    } finally {
      await file.close();
    }
  },
  remove: (path) => unlink(path),
  async readers(path) {
    // Windows' access lists cannot be read without help.
    if (process.platform === 'win32') return 'unknown';
    const { mode } = await stat(path);
    const isOpen = (mode & 0o044) !== 0 && (await isReachable(dirname(path)));
    return isOpen ? 'others' : 'owner';
  },
};

/** Whether others than the owner get through every folder on the way. */
async function isReachable(folder: string): Promise<boolean> {
  if (((await stat(folder)).mode & 0o011) === 0) return false;
  return dirname(folder) === folder || isReachable(dirname(folder));
}
