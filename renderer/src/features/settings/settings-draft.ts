import type { SettingsChange, SettingsView } from '../../../../common/ipc/contract';
import { secretNames, type SecretName, type Settings } from '../../../../common/settings/settings';

/** The settings that this window changes, in the order in which it shows them. */
export const editableKeys = [
  'karoo.baseUrl',
  'bimer.baseUrl',
  'bimer.authStyle',
  'bimer.username',
  'bimer.clientId',
  'form.opening',
  'form.opensNext',
  'appearance.theme',
  'rules.responsibilityCentre',
  'outbox.undoSeconds',
  'transcript.maskCards',
  'transcript.maskCpf',
  'transcript.maskPasswords',
  'conversation.withTimes',
  'conversation.withNames',
  'form.shortcuts',
  'desktop.globalShortcut',
  'records.retentionDays',
] as const;
export type EditableKey = (typeof editableKeys)[number];
/** Those that are chosen from a few values. */
export type ChoiceKey =
  'bimer.authStyle' | 'form.opening' | 'appearance.theme' | 'rules.responsibilityCentre';

/** Those that are on or off. */
export type ToggleKey =
  | 'form.opensNext'
  | 'transcript.maskCards'
  | 'transcript.maskCpf'
  | 'transcript.maskPasswords'
  | 'conversation.withTimes'
  | 'conversation.withNames';

/** What stands in the fields, saved or not. */
export interface SettingsDraft {
  values: Pick<Settings, EditableKey>;
  /** What was typed; '' = nothing. */
  secrets: Record<SecretName, string>;
  /** Stored secrets that are to be deleted. */
  removed: Record<SecretName, boolean>;
}

export function draftOf({ values }: Pick<SettingsView, 'values'>): SettingsDraft {
  return {
    values: Object.fromEntries(editableKeys.map((key) => [key, values[key]])) as SettingsDraft['values'],
    secrets: { 'karoo.token': '', 'bimer.password': '', 'bimer.clientSecret': '' },
    removed: { 'karoo.token': false, 'bimer.password': false, 'bimer.clientSecret': false },
  };
}

const oauthOnly: readonly (EditableKey | SecretName)[] = ['bimer.clientId', 'bimer.clientSecret'];

/** Whether the field is on the screen: what is not is never changed either. */
export function isShown(name: EditableKey | SecretName, draft: SettingsDraft): boolean {
  return draft.values['bimer.authStyle'] === 'oauth' || !oauthOnly.includes(name);
}

/** What differs from what is in force; secrets only where something was typed or is to be removed. */
export function changeOf(
  view: Pick<SettingsView, 'values' | 'locked'>,
  draft: SettingsDraft,
): SettingsChange {
  const change: SettingsChange = { values: {}, secrets: {} };
  for (const key of editableKeys) {
    const value = trimmed(draft.values[key]);
    if (isShown(key, draft) && !view.locked.includes(key) && !isSame(value, view.values[key])) {
      Object.assign(change.values, { [key]: value });
    }
  }
  for (const name of secretNames) {
    if (!isShown(name, draft)) continue;
    if (draft.secrets[name] !== '') change.secrets[name] = draft.secrets[name];
    else if (draft.removed[name]) change.secrets[name] = '';
  }
  return change;
}

/** The names of what a change holds, in the order of the fields. */
export function changedNames({ values, secrets }: SettingsChange): (EditableKey | SecretName)[] {
  return [...editableKeys.filter((key) => key in values), ...secretNames.filter((name) => name in secrets)];
}

/** Whether a change brings a secret that would have to be kept somewhere. */
export function bringsSecret({ secrets }: SettingsChange): boolean {
  return Object.values(secrets).some((secret) => secret !== '');
}

/** Objects of settings are always built in the same order of keys. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function trimmed<T>(value: T): T {
  return typeof value === 'string' ? (value.trim() as T) : value;
}
