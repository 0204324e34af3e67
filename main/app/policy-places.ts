import { posix, win32 } from 'node:path';
import { PolicyFile } from '../adapters/policy/policy-file';
import { programData } from '../adapters/policy/program-data';
import { regQueryIn } from '../adapters/policy/reg-query';
import { systemRoot } from '../adapters/policy/system-root';
import type { CompanyPolicyOptions } from '../services/settings/company-policy';

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

async function machinePlaces(platform: NodeJS.Platform) {
  switch (platform) {
    case 'win32': {
      const root = systemRoot() ?? 'C:\\Windows';
      const folder = await programData(root, regQueryIn(root));
      return [new PolicyFile(win32.join(folder, 'Karoo Bimer Companion', 'policy.json'))];
    }
    case 'darwin':
      return [new PolicyFile('/Library/Application Support/Karoo Bimer Companion/policy.json')];
    default:
      return [new PolicyFile(posix.join('/etc', 'karoo-bimer-companion', 'policy.json'))];
  }
}
