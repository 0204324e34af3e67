const { rmSync } = require('node:fs');
const { join } = require('node:path');

/** An unpacked Electron folder brings its own default app and version file; a product must not carry them. */
exports.default = async function afterPack({ appOutDir, electronPlatformName }) {
  if (electronPlatformName === 'darwin') return;
  rmSync(join(appOutDir, 'resources', 'default_app.asar'), { force: true });
  rmSync(join(appOutDir, 'resources', 'default_app'), { recursive: true, force: true });
  rmSync(join(appOutDir, 'version'), { force: true });
};
