import { realpathSync, statfsSync } from 'node:fs';

/** `f_type` of file systems that lie on another computer (statfs(2) of Linux). */
const networkFileSystems = new Set([
  0x6969, // NFS
  0x517b, // SMB
  0xff534d42, // CIFS
  0xfe534d42, // SMB2
  0x5346414f, // AFS
  0x73757245, // Coda
  0x564c, // NCP
  0x01021997, // 9P
  0x65735546, // FUSE: sshfs and the like
]);

/**
 * Whether the folder, which exists, lies on another computer. On Windows a mapped drive resolves to its `\\server\share`.
 * What cannot be found out counts as local.
 */
export function isNetworkFolder(folder: string): boolean {
  try {
    if (process.platform === 'win32') return isUncPath(realpathSync.native(folder));
    if (process.platform === 'linux') return networkFileSystems.has(statfsSync(folder).type);
    return false;
  } catch {
    return false;
  }
}

/** `\\server\share\…`, and not `\\?\C:\…` or `\\.\…`, which are local. */
export function isUncPath(path: string): boolean {
  return /^\\\\(\?\\UNC\\|[^?.\\])/i.test(path);
}
