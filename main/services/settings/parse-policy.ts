import { settingKeys, type SettingKey, type Settings } from '../../../common/settings/settings';
import { judgeSetting } from './setting-schemas';

type PlainObject = Record<string, unknown>;

/** What one place says: initial values, and what the agent may not change. */
export interface PolicyRules {
  settings: Partial<Settings>;
  locked: SettingKey[];
}

/** What one document says. */
export interface ParsedPolicy extends PolicyRules {
  /** False: nothing of it may be relied on, so that a slip of the pen does not take locks away. */
  isUsable: boolean;
  /** Settings whose value could not be used; the rest holds. */
  invalid: SettingKey[];
  /** What in it could not be used, in pt-BR. */
  problems: string[];
}

function isPlainObject(value: unknown): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isSettingKey(key: unknown): key is SettingKey {
  return (settingKeys as unknown[]).includes(key);
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

/** `$schema` lets an editor check the file while it is written. */
const topLevelKeys = ['settings', 'locked', '$schema'];

/**
 * Reads a policy's JSON, `{"settings": {…}, "locked": […]}`; keys may be dotted (`"bimer.baseUrl"`) or nested
 * (`{"bimer": {"baseUrl": …}}`). Never throws. One setting that is unknown or has a bad value is told and left out; whatever
 * casts doubt on the locks makes the whole document unusable.
 */
export function parsePolicy(json: unknown): ParsedPolicy {
  const policy: ParsedPolicy = { isUsable: true, settings: {}, locked: [], invalid: [], problems: [] };
  if (!isPlainObject(json)) return unusable(['O arquivo de política não contém um objeto JSON.']);
  const { settings = {}, locked = [] } = json;
  const doubts = [
    ...Object.keys(json)
      .filter((name) => !topLevelKeys.includes(name))
      .map((name) => `A política tem a chave desconhecida “${name.slice(0, 100)}”.`),
    ...(isPlainObject(settings) ? [] : ['“settings” deve ser um objeto.']),
    ...(Array.isArray(locked) ? doubtsAbout(locked) : ['“locked” deve ser uma lista de configurações.']),
  ];
  if (doubts.length > 0) return unusable(doubts);
  policy.locked = [...new Set(locked as SettingKey[])];
  readSettings(settings as PlainObject, policy);
  return policy;
}

function unusable(problems: string[]): ParsedPolicy {
  return { isUsable: false, settings: {}, locked: [], invalid: [], problems };
}

function doubtsAbout(locked: unknown[]): string[] {
  return locked
    .filter((key) => !isSettingKey(key))
    .map((key) => `“locked” cita a configuração “${String(key).slice(0, 100)}”, que não existe.`);
}

function readSettings(values: PlainObject, policy: ParsedPolicy): void {
  const settings: Partial<Record<SettingKey, unknown>> = {};
  for (const [key, value] of flatten(values)) {
    if (!isSettingKey(key)) {
      policy.problems.push(`A configuração “${key.slice(0, 100)}” não existe.`);
      continue;
    }
    const verdict = judgeSetting(key, value);
    if (verdict.isValid) settings[key] = verdict.value;
    else {
      policy.invalid.push(key);
      policy.problems.push(`O valor de “${key}” não serve: ${verdict.message}`);
    }
  }
  policy.settings = settings as Partial<Settings>;
}
