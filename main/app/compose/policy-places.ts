import { userInfo } from 'node:os';
import { posix, win32 } from 'node:path';
import { ManagedPreferences } from '../../adapters/policy/managed-preferences';
import { PolicyFile } from '../../adapters/policy/policy-file';
import { programData } from '../../adapters/policy/program-data';
import { regQueryIn } from '../../adapters/policy/reg-query';
import { RegistryPolicy } from '../../adapters/policy/registry-policy';
import { systemRoot } from '../../adapters/policy/system-root';
import type { PolicySource } from '../../services/ports';
import type { CompanyPolicyOptions } from '../../services/settings/company-policy';

const appId = 'br.com.karoobimer.companion';
const preferences = '/Library/Managed Preferences';

export interface PolicyPlacesOptions {
  /** What `KBC_POLICY_FILE` names; null = nothing. */
  override: string | null;
  isPackaged: boolean;
  platform: NodeJS.Platform;
}

/**
 * Where the policy is looked for. In a package the file that the environment names counts only where the machine has no
 * policy: one `setx` would take all locks away. In development it takes the place of the machine's.
 */
export async function policyPlaces(
  options: PolicyPlacesOptions,
): Promise<Pick<CompanyPolicyOptions, 'managed' | 'unmanaged'>> {
  const { override, isPackaged, platform } = options;
  const unmanaged = override === null ? null : new PolicyFile(override);
  if (unmanaged !== null && !isPackaged) return { managed: [], unmanaged };
  return { managed: await machinePlaces(platform), unmanaged };
}

/** The strongest first: the computer before the user. */
async function machinePlaces(platform: NodeJS.Platform): Promise<PolicySource[]> {
  switch (platform) {
    case 'win32': {
      const root = systemRoot() ?? 'C:\\Windows';
      const query = regQueryIn(root);
      const folder = await programData(root, query);
      return [
        new RegistryPolicy('HKLM', query, Date.now),
        new PolicyFile(win32.join(folder, 'Karoo Bimer Companion', 'policy.json')),
        new RegistryPolicy('HKCU', query, Date.now),
      ];
    }
    case 'darwin':
      return [
        new ManagedPreferences(posix.join(preferences, `${appId}.plist`)),
        new ManagedPreferences(posix.join(preferences, userInfo().username, `${appId}.plist`)),
        new PolicyFile('/Library/Application Support/Karoo Bimer Companion/policy.json'),
      ];
    default:
      return [new PolicyFile(posix.join('/etc', 'karoo-bimer-companion', 'policy.json'))];
  }
}
