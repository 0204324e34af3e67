import { parseArgs } from 'node:util';

/** What the command line and the environment say, read once at start. */
export interface AppConfig {
  /** Starts with the embedded sandbox as Karoo and Bimer. */
  isDemo: boolean;
  /** Starts in the tray, without a window (start at login). */
  isHidden: boolean;
  /** JSON file with connections and secrets to import. */
  provisionFile: string | null;
  /** Imports that file and ends, with a code that says what became of it. */
  isProvisionOnly: boolean;
  /** Deletes that file once its secrets are kept encrypted. */
  deletesProvisionFile: boolean;
  /** A policy file that the environment names (`KBC_POLICY_FILE`); see `policyPlaces` for when it counts. */
  policyOverride: string | null;
  /** Whether the caller chose the data folder (`--user-data-dir`, which Electron itself honours). */
  hasOwnDataFolder: boolean;
}

/** `argv` without the executable; unknown switches belong to Chromium and are passed over. */
export function readConfig(argv: readonly string[], env: NodeJS.ProcessEnv): AppConfig {
  const { values } = parseArgs({
    args: [...argv],
    strict: false,
    allowPositionals: true,
    options: {
      demo: { type: 'boolean' },
      hidden: { type: 'boolean' },
      provision: { type: 'string' },
      'provision-only': { type: 'boolean' },
      'delete-provision-file': { type: 'boolean' },
      'user-data-dir': { type: 'string' },
    },
  });
  return {
    isDemo: values.demo === true,
    isHidden: values.hidden === true,
    provisionFile: typeof values.provision === 'string' && values.provision !== '' ? values.provision : null,
    isProvisionOnly: values['provision-only'] === true,
    deletesProvisionFile: values['delete-provision-file'] === true,
    policyOverride: env['KBC_POLICY_FILE'] || null,
    hasOwnDataFolder: typeof values['user-data-dir'] === 'string',
  };
}
