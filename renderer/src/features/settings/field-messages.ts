import type { SettingOrigin, SettingsView } from '../../../../common/settings/settings-view';
import { judgeBaseUrl } from '../../../../common/settings/base-url';
import { judgeProxy } from '../../../../common/settings/proxy';
import type { SecretName } from '../../../../common/settings/settings';
import { policyTexts } from '../../../../common/texts/policy';
import type { FieldMessage } from '../../ui/field';
import type { EditableKey, SettingsDraft } from './settings-draft';

type Lock = NonNullable<SettingOrigin['lock']>;

const plainHttpText = 'Conexão sem criptografia: só use na rede interna.';

/** What is said under a setting: its error, its lock, or a warning about what was typed. */
export function settingMessage(
  key: EditableKey,
  view: SettingsView,
  draft: SettingsDraft,
  errors: Record<string, string>,
): FieldMessage | null {
  const error = errors[key];
  if (error !== undefined) return { tone: 'error', text: error };
  const isPlain = isBaseUrl(key) && isPlainHttp(draft.values[key]);
  const { lock, place } = view.origins[key];
  if (lock !== null) return lockMessage(lock, place, isPlain);
  return isPlain ? { tone: 'warning', text: plainHttpText } : null;
}

function lockMessage(lock: Lock, place: string | null, isPlain: boolean): FieldMessage {
  const text = policyTexts.locked[lock];
  return {
    tone: 'info',
    text: isPlain ? `${text}. ${plainHttpText}` : text,
    isLocked: true,
    ...(place !== null && { hint: policyTexts.reason[lock](place) }),
  };
}

/** What is said under a secret: it is never shown, so the words must tell whether there is one. */
export function secretMessage(
  name: SecretName,
  view: SettingsView,
  draft: SettingsDraft,
  errors: Record<string, string>,
): FieldMessage | null {
  const error = errors[name];
  if (error !== undefined) return { tone: 'error', text: error };
  if (draft.secrets[name] !== '' || !view.secrets[name]) return null;
  if (draft.removed[name]) return { tone: 'warning', text: 'Será removido ao salvar' };
  return {
    tone: 'info',
    text:
      view.protection === 'encrypted'
        ? 'Guardado com segurança – deixe em branco para manter'
        : 'Guardado só até o aplicativo fechar – deixe em branco para manter',
  };
}

/** Errors that need no server, so that they can be shown when a field is left. */
export function settingError(key: EditableKey, draft: Pick<SettingsDraft, 'values'>): string | null {
  if (isBaseUrl(key)) return addressError(draft.values[key]);
  if (key !== 'network.proxy') return null;
  const verdict = judgeProxy(draft.values[key]);
  return verdict.isValid ? null : verdict.message;
}

/** What is wrong with the address of a server; none is nothing wrong. */
export function addressError(text: string): string | null {
  if (text.trim() === '') return null;
  const verdict = judgeBaseUrl(text);
  return verdict.isValid ? null : verdict.message;
}

/** What was typed as a whole number from `min` to `max`; null = it is none. */
export function wholeNumber(text: string, min: number, max: number): number | null {
  const typed = text.trim();
  const value = /^\d{1,9}$/.test(typed) ? Number(typed) : NaN;
  return value >= min && value <= max ? value : null;
}

function isBaseUrl(key: EditableKey): key is 'karoo.baseUrl' | 'bimer.baseUrl' {
  return key === 'karoo.baseUrl' || key === 'bimer.baseUrl';
}

function isPlainHttp(text: string): boolean {
  const verdict = judgeBaseUrl(text);
  return verdict.isValid && !verdict.isEncrypted;
}
