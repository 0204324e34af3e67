import type { SecretName, SecretPresence, SecretProtection, SettingKey, Settings } from './settings';

/** Why a setting has the value it has. */
export interface SettingOrigin {
  /** `policy`: the initial or the locked value of the company. */
  from: 'default' | 'user' | 'policy';
  /** Where the policy is that concerns it, in pt-BR (a path, `diretiva de grupo`); null = none does. */
  place: string | null;
  /** `policy`: the company says so; `unread`: what the company says cannot be read, so nothing may change. */
  lock: 'policy' | 'unread' | null;
}

export interface SettingsView {
  values: Settings;
  origins: Record<SettingKey, SettingOrigin>;
  /** What may not be changed, for whatever reason. */
  locked: SettingKey[];
  secrets: SecretPresence;
  protection: SecretProtection;
}

export interface SettingsChange {
  values: Partial<Settings>;
  /** '' removes the secret; a name left out stays as it is. */
  secrets: Partial<Record<SecretName, string>>;
  /** The agent accepts that secrets are kept only until the app quits where no encryption is available. */
  acceptsMemoryOnly?: boolean;
}

export interface ConnectionTest {
  service: 'karoo' | 'bimer';
  isOk: boolean;
  /** What was found, in pt-BR (`Conectado como Ana Souza, conta Exemplo`). */
  message: string;
  action: string | null;
}
