import { posix, win32 } from 'node:path';
import { parseArgs } from 'node:util';

/** What the command line and the environment say, read once at start. */
export interface AppConfig {
  /** Starts with the embedded sandbox as Karoo and Bimer. */
  isDemo: boolean;
  /** Starts in the tray, without a window (start at login). */
  isHidden: boolean;
  /** JSON file with connections and secrets to import. */
  provisionFile: string | null;
  /** Where the policy is looked for; it may not exist. */
  policyFile: string;
  /** Whether the caller chose the data folder (`--user-data-dir`, which Electron itself honours). */
  hasOwnDataFolder: boolean;
}

const policyFolders: Partial<Record<NodeJS.Platform, (env: NodeJS.ProcessEnv) => string>> = {
  win32: (env) => win32.join(env['ProgramData'] ?? 'C:\\ProgramData', 'Karoo Bimer Companion', 'policy.json'),
  darwin: () => '/Library/Application Support/Karoo Bimer Companion/policy.json',
};

/** `argv` without the executable; unknown switches belong to Chromium and are passed over. */
export function readConfig(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): AppConfig {
  const { values } = parseArgs({
    args: [...argv],
    strict: false,
    allowPositionals: true,
    options: {
      demo: { type: 'boolean' },
      hidden: { type: 'boolean' },
      provision: { type: 'string' },
      'user-data-dir': { type: 'string' },
    },
  });
  const machinePolicy =
    policyFolders[platform]?.(env) ?? posix.join('/etc', 'karoo-bimer-companion', 'policy.json');
  return {
    isDemo: values.demo === true,
    isHidden: values.hidden === true,
    provisionFile: typeof values.provision === 'string' && values.provision !== '' ? values.provision : null,
    policyFile: env['KBC_POLICY_FILE'] || machinePolicy,
    hasOwnDataFolder: typeof values['user-data-dir'] === 'string',
  };
}
