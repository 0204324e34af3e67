import { AppError } from '../../../common/errors';
import type { SettingOrigin, SettingsChange, SettingsView } from '../../../common/settings/settings-view';
import {
  secretNames,
  settingKeys,
  type SecretName,
  type SecretPresence,
  type SettingKey,
  type Settings,
} from '../../../common/settings/settings';
import { policyTexts } from '../../../common/texts/policy';
import { Listeners } from '../listeners';
import type {
  BimerConnectionSettings,
  KarooConnectionSettings,
  NetworkSettings,
  SecretStore,
  SettingsStore,
} from '../ports';
import type { CompanyPolicy } from './company-policy';
import { resolveSettings } from './resolve-settings';
import { judgeSetting } from './setting-schemas';

export interface SettingsServiceOptions {
  store: SettingsStore;
  secrets: SecretStore;
  policy: Pick<CompanyPolicy, 'current' | 'changed'>;
}

export interface SettingsChanged {
  /** What is in force now. */
  values: Settings;
  /** What is another one than before; a secret counts whenever it is given, as it is given to be used. */
  touched: ReadonlySet<SettingKey | SecretName>;
}

/** Settings and secrets: what is in force, and the only way to change it. */
export class SettingsService {
  /** After a save, also one that changed nothing, and after another policy came into force. */
  readonly changed = new Listeners<SettingsChanged>();
  readonly #options: SettingsServiceOptions;
  #current: Settings;

  constructor(options: SettingsServiceOptions) {
    this.#options = options;
    this.#current = resolveSettings(options.store.read(), options.policy.current());
    options.policy.changed.add(() => {
      this.#takeEffect([]);
    });
  }

  current(): Settings {
    return this.#current;
  }

  /** What the settings window may know: never a secret, only whether there is one. */
  view(): SettingsView {
    const { secrets } = this.#options;
    const presence = Object.fromEntries(
      secretNames.map((name) => [name, (secrets.read(name) ?? '') !== '']),
    ) as SecretPresence;
    return {
      values: this.#current,
      origins: Object.fromEntries(
        settingKeys.map((key) => [key, this.#origin(key)]),
      ) as SettingsView['origins'],
      locked: settingKeys.filter((key) => this.#origin(key).lock !== null),
      secrets: presence,
      protection: secrets.protection(),
    };
  }

  #origin(key: SettingKey): SettingOrigin {
    const { store, policy } = this.#options;
    const { settings, locked, frozen, origins } = policy.current();
    const lock = locked.includes(key) ? 'policy' : frozen.includes(key) ? 'unread' : null;
    const isChosen = lock !== 'policy' && store.read()[key] !== undefined;
    const isGiven = lock === 'policy' || settings[key] !== undefined;
    return { from: isChosen ? 'user' : isGiven ? 'policy' : 'default', place: origins[key] ?? null, lock };
  }

  /**
   * Saves the values and secrets given. Throws AppError `locked-by-policy` (another value for a locked key),
   * `invalid-input` with a message per key, `secrets-unavailable` (secrets that would not survive the app, not
   * accepted), or what the stores throw.
   */
  async save(change: SettingsChange): Promise<SettingsView> {
    const { store, secrets } = this.#options;
    const values = this.#judge(change.values);
    const given = secretEntries(change);
    const isNewSecret = given.some(([, value]) => value !== '');
    if (isNewSecret && secrets.protection() === 'memory' && change.acceptsMemoryOnly !== true) {
      throw new AppError('secrets-unavailable');
    }
    for (const [name, value] of given) await secrets.write(name, value);
    if (Object.keys(values).length > 0) store.write({ ...store.read(), ...values });
    this.#takeEffect(given.map(([name]) => name));
    return this.view();
  }

  #takeEffect(secrets: readonly SecretName[]): void {
    const { store, policy } = this.#options;
    const before = this.#current;
    this.#current = resolveSettings(store.read(), policy.current());
    const keys = settingKeys.filter((key) => !isSame(before[key], this.#current[key]));
    this.changed.emit({ values: this.#current, touched: new Set([...keys, ...secrets]) });
  }

  /** With `change`: as it would be after saving it, to test before saving. Throws like `save` for bad values. */
  karooConnection(change?: SettingsChange): KarooConnectionSettings {
    const settings = this.#preview(change);
    return {
      baseUrl: settings['karoo.baseUrl'],
      token: this.#secret('karoo.token', change),
      routes: settings['karoo.routes'],
    };
  }

  /** With `change`: as it would be after saving it, to test before saving. Throws like `save` for bad values. */
  bimerConnection(change?: SettingsChange): BimerConnectionSettings {
    const settings = this.#preview(change);
    return {
      baseUrl: settings['bimer.baseUrl'],
      authStyle: settings['bimer.authStyle'],
      clientId: settings['bimer.clientId'],
      clientSecret: this.#secret('bimer.clientSecret', change),
      username: settings['bimer.username'],
      password: this.#secret('bimer.password', change),
      routes: settings['bimer.routes'],
      maxListItems: settings['bimer.maxListItems'],
    };
  }

  /** How to get there. With `change`: as it would be after saving it. Throws like `save` for bad values. */
  network(change?: SettingsChange): NetworkSettings {
    const settings = this.#preview(change);
    return {
      proxy: settings['network.proxy'],
      proxyUser: settings['network.proxyUser'],
      proxyPassword: this.#secret('network.proxyPassword', change),
      caFile: settings['network.caFile'],
    };
  }

  #preview(change: SettingsChange | undefined): Settings {
    if (!change) return this.#current;
    const { store, policy } = this.#options;
    return resolveSettings({ ...store.read(), ...this.#judge(change.values) }, policy.current());
  }

  #secret(name: SecretName, change: SettingsChange | undefined): string {
    return change?.secrets[name] ?? this.#options.secrets.read(name) ?? '';
  }

  /** The values worth storing. A locked key that is sent back unchanged is no offence: forms send all they show. */
  #judge(values: Partial<Settings>): Partial<Settings> {
    const judged: Partial<Record<SettingKey, unknown>> = {};
    const problems: Record<string, string> = {};
    const refused: Record<string, string> = {};
    for (const key of settingKeys) {
      const value = values[key];
      if (value === undefined) continue;
      const verdict = judgeSetting(key, value);
      if (!verdict.isValid) problems[key] = verdict.message;
      else if (this.#origin(key).lock === null) judged[key] = verdict.value;
      else if (!isSame(verdict.value, this.#current[key])) {
        refused[key] = policyTexts.refused[this.#origin(key).lock ?? 'policy'];
      }
    }
    if (Object.keys(refused).length > 0) throw new AppError('locked-by-policy', { fields: refused });
    if (Object.keys(problems).length > 0) throw new AppError('invalid-input', { fields: problems });
    return judged as Partial<Settings>;
  }
}

function secretEntries(change: SettingsChange): [SecretName, string][] {
  return secretNames.flatMap((name) => {
    const value = change.secrets[name];
    return value === undefined ? [] : ([[name, value]] as [SecretName, string][]);
  });
}

/** Values of settings are plain data, each built in one order of keys. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
