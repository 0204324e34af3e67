import type { SettingsChange, SettingsView } from '../../../../common/settings/settings-view';
import { secretNames, type SecretName, type Settings } from '../../../../common/settings/settings';

/** The settings that this window changes, in the order in which it shows them. */
export const editableKeys = [
  'karoo.baseUrl',
  'bimer.baseUrl',
  'bimer.authStyle',
  'bimer.username',
  'bimer.clientId',
  'network.proxy',
  'network.proxyUser',
  'form.opening',
  'form.maxAutoOpened',
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
    secrets: ofEachSecret(''),
    removed: ofEachSecret(false),
  };
}

function ofEachSecret<T>(value: T): Record<SecretName, T> {
  return Object.fromEntries(secretNames.map((name) => [name, value])) as Record<SecretName, T>;
}

const oauthOnly: readonly (EditableKey | SecretName)[] = ['bimer.clientId', 'bimer.clientSecret'];
const proxyOnly: readonly (EditableKey | SecretName)[] = ['network.proxyUser', 'network.proxyPassword'];

/** Whether a proxy is given by its address, or is about to be. */
export function isProxyAddress(proxy: string): boolean {
  return proxy !== 'system' && proxy !== 'none';
}

/** Whether the field is on the screen: what is not is never changed either. */
export function isShown(name: EditableKey | SecretName, draft: SettingsDraft): boolean {
  if (oauthOnly.includes(name)) return draft.values['bimer.authStyle'] === 'oauth';
  return !proxyOnly.includes(name) || isProxyAddress(draft.values['network.proxy']);
}

/** Another view came: what the person had not changed follows it, and so does what may not be changed any more. */
export function followView(draft: SettingsDraft, before: SettingsView, after: SettingsView): void {
  for (const key of editableKeys) {
    const isUntouched = isSame(draft.values[key], before.values[key]);
    if (isUntouched || after.locked.includes(key)) Object.assign(draft.values, { [key]: after.values[key] });
  }
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
