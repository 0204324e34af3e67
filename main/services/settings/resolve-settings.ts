import {
  defaultSettings,
  settingKeys,
  type SettingKey,
  type Settings,
} from '../../../common/settings/settings';
import type { PolicyRules } from './parse-policy';

/** What the IT department has decided, from all places where it may say so. */
export interface Policy extends PolicyRules {
  /** May not be changed either, whatever their value: what the company wants of them is not known. */
  frozen: SettingKey[];
  /** For what the policy gives, locks or freezes: the place that says so, in pt-BR. */
  origins: Partial<Record<SettingKey, string>>;
  /** What could not be read or used, in pt-BR. */
  problems: string[];
}

/** The policy of a computer without one. */
export const emptyPolicy: Policy = { settings: {}, locked: [], frozen: [], origins: {}, problems: [] };

/**
 * The settings in force: built-in default < value of the policy < the user's choice < locked value of the policy.
 * A key that is locked without a value of its own is locked to the built-in default; one that is frozen stays as it is.
 */
export function resolveSettings(user: Partial<Settings>, policy: Policy): Settings {
  const resolved: Partial<Record<SettingKey, unknown>> = {};
  for (const key of settingKeys) {
    const imposed = policy.settings[key] ?? defaultSettings[key];
    resolved[key] = policy.locked.includes(key) ? imposed : (user[key] ?? imposed);
  }
  return resolved as Settings;
}
