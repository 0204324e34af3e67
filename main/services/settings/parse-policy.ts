import { settingKeys, type SettingKey, type Settings } from '../../../common/settings/settings';
import { judgeSetting } from './setting-schemas';
import type { Policy } from './resolve-settings';

type PlainObject = Record<string, unknown>;

function isPlainObject(value: unknown): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSettingKey(key: string): key is SettingKey {
  return (settingKeys as string[]).includes(key);
}

/** Every leaf by its dotted key; `routes` and the like stay whole because they are settings themselves. */
function flatten(values: PlainObject, prefix = ''): [key: string, value: unknown][] {
  return Object.entries(values).flatMap(([name, value]) => {
    const key = prefix + name;
    return !isSettingKey(key) && isPlainObject(value)
      ? flatten(value, `${key}.`)
      : ([[key, value]] as [string, unknown][]);
  });
}

/**
 * Reads a policy file's JSON, `{"settings": {…}, "locked": […]}`; keys may be dotted (`"bimer.baseUrl"`) or nested
 * (`{"bimer": {"baseUrl": …}}`). Never throws: what cannot be used becomes a problem in pt-BR, the rest holds.
 */
export function parsePolicy(json: unknown): Policy {
  const policy: Policy = { settings: {}, locked: [], problems: [] };
  if (!isPlainObject(json)) {
    policy.problems.push('O arquivo de política não contém um objeto JSON.');
    return policy;
  }
  for (const name of Object.keys(json).filter((key) => key !== 'settings' && key !== 'locked')) {
    policy.problems.push(`A política tem a chave desconhecida “${name}”.`);
  }
  const { settings = {}, locked = [] } = json;
  if (isPlainObject(settings)) readSettings(settings, policy);
  else policy.problems.push('“settings” deve ser um objeto.');
  if (Array.isArray(locked)) readLocked(locked, policy);
  else policy.problems.push('“locked” deve ser uma lista de configurações.');
  return policy;
}

function readSettings(values: PlainObject, policy: Policy): void {
  const settings: Partial<Record<SettingKey, unknown>> = {};
  for (const [key, value] of flatten(values)) {
    if (!isSettingKey(key)) {
      policy.problems.push(`A configuração “${key}” não existe.`);
      continue;
    }
    const verdict = judgeSetting(key, value);
    if (verdict.isValid) settings[key] = verdict.value;
    else policy.problems.push(`O valor de “${key}” não serve: ${verdict.message}`);
  }
  policy.settings = settings as Partial<Settings>;
}

function readLocked(keys: readonly unknown[], policy: Policy): void {
  for (const key of keys) {
    if (typeof key === 'string' && isSettingKey(key)) {
      if (!policy.locked.includes(key)) policy.locked.push(key);
    } else {
      policy.problems.push(`“locked” cita a configuração “${String(key)}”, que não existe.`);
    }
  }
}
