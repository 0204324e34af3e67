import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** No writing to the file any more, not even through a handle that is open; only root on Linux may forbid it. */
export function forbidWriting(path: string): void {
  execFileSync('chattr', ['+i', path], { stdio: 'pipe' });
}

export function allowWriting(path: string): void {
  execFileSync('chattr', ['-i', path], { stdio: 'pipe' });
}

/** Whether writing can be forbidden here: not every file system minds open handles. */
export function canForbidWriting(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const folder = mkdtempSync(join(tmpdir(), 'kbc-read-only-'));
  const path = join(folder, 'probe');
  const file = openSync(path, 'w');
  try {
    forbidWriting(path);
    return isRefused(() => writeSync(file, 'x'));
  } catch {
    return false;
  } finally {
    closeSync(file);
    isRefused(() => {
      allowWriting(path);
    });
    rmSync(folder, { recursive: true, force: true });
  }
}

function isRefused(attempt: () => void): boolean {
  try {
    attempt();
    return false;
  } catch {
    return true;
  }
}
