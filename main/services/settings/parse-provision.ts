import { AppError } from '../../../common/errors';
import type { SettingsChange } from '../../../common/settings/settings-view';
import type { SecretName, SettingKey, Settings } from '../../../common/settings/settings';
import { judgeSetting } from './setting-schemas';

type Target = { kind: 'setting'; key: SettingKey } | { kind: 'secret'; name: SecretName };

const setting = (key: SettingKey): Target => ({ kind: 'setting', key });
const secret = (name: SecretName): Target => ({ kind: 'secret', name });

const targets: Record<string, Record<string, Target>> = {
  karoo: { baseUrl: setting('karoo.baseUrl'), token: secret('karoo.token') },
  bimer: {
    baseUrl: setting('bimer.baseUrl'),
    authStyle: setting('bimer.authStyle'),
    clientId: setting('bimer.clientId'),
    clientSecret: secret('bimer.clientSecret'),
    username: setting('bimer.username'),
    password: secret('bimer.password'),
  },
  network: {
    proxy: setting('network.proxy'),
    proxyUser: setting('network.proxyUser'),
    proxyPassword: secret('network.proxyPassword'),
  },
};

function refuse(key: string, problem: string): never {
  throw new AppError('invalid-input', {
    message: `O arquivo de provisionamento não serve: “${key}” ${problem}`,
    action: 'Corrija o arquivo indicado em --provision e inicie o aplicativo de novo.',
    fields: { [key]: problem },
  });
}

function objectAt(value: unknown, key: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse(key, 'deve ser um objeto.');
  return value as Record<string, unknown>;
}

/**
 * Reads the JSON of `--provision`: `{"karoo": {baseUrl, token}, "bimer": {baseUrl, authStyle, clientId, clientSecret,
 * username, password}, "network": {proxy, proxyUser, proxyPassword}}`, every key optional. Throws AppError `invalid-input` that names the first unusable key.
 */
export function parseProvision(json: unknown): Pick<SettingsChange, 'values' | 'secrets'> {
  const values: Partial<Record<SettingKey, unknown>> = {};
  const secrets: SettingsChange['secrets'] = {};
  for (const [service, given] of Object.entries(objectAt(json, 'arquivo'))) {
    const known = Object.hasOwn(targets, service) ? targets[service] : undefined;
    if (!known) refuse(service, 'não é conhecido.');
    for (const [name, value] of Object.entries(objectAt(given, service))) {
      const path = `${service}.${name}`;
      const target = Object.hasOwn(known, name) ? known[name] : undefined;
      if (!target) refuse(path, 'não é conhecido.');
      if (target.kind === 'secret') {
        if (typeof value !== 'string') refuse(path, 'deve ser um texto.');
        secrets[target.name] = value;
      } else {
        const verdict = judgeSetting(target.key, value);
        if (!verdict.isValid) refuse(path, verdict.message);
        values[target.key] = verdict.value;
      }
    }
  }
  return { values: values as Partial<Settings>, secrets };
}
