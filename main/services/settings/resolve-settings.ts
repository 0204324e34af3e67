import {
  defaultSettings,
  settingKeys,
  type SettingKey,
  type Settings,
} from '../../../common/settings/settings';

/** What the IT department's policy file says. */
export interface Policy {
  settings: Partial<Settings>;
  locked: SettingKey[];
  /** What in the file could not be used, in pt-BR. */
  problems: string[];
}

/** The policy of a computer without a policy file. */
export const emptyPolicy: Policy = { settings: {}, locked: [], problems: [] };

/**
 * The settings in force: built-in default < value of the policy < the user's choice < locked value of the policy.
 * A key that is locked without a value of its own is locked to the built-in default.
 */
export function resolveSettings(user: Partial<Settings>, policy: Policy): Settings {
  const resolved: Partial<Record<SettingKey, unknown>> = {};
  for (const key of settingKeys) {
    const imposed = policy.settings[key] ?? defaultSettings[key];
    resolved[key] = policy.locked.includes(key) ? imposed : (user[key] ?? imposed);
  }
  return resolved as Settings;
}
