import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** An unpacked Electron folder brings its own default app and version file; a product must not carry them. */
export default function afterPack({ appOutDir, electronPlatformName }) {
  if (electronPlatformName === 'darwin') return;
  rmSync(join(appOutDir, 'resources', 'default_app.asar'), { force: true });
  rmSync(join(appOutDir, 'version'), { force: true });
}
