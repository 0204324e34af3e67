import { settingKinds } from '../../../common/settings/setting-kinds';
import type { SettingKey } from '../../../common/settings/settings';
import type { PolicyReading, PolicySource } from '../../services/ports';
import { parseRegOutput, type RegKey, type RegQuery, type RegValue } from './reg-query';

export type Hive = 'HKLM' | 'HKCU';

const keyPath = 'Software\\Policies\\Karoo Bimer Companion';
/** Values under this name are only to begin with; those beside it may not be changed. */
const recommended = 'Recommended';
/** Each reading starts a program of Windows; people change windows more often than group policies change. */
const freshMs = 60_000;

/** Windows' group policy, of the computer (HKLM) or of the user (HKCU); only administrators can write either. */
export class RegistryPolicy implements PolicySource {
  readonly id: string;
  readonly origin: string;
  #last: { at: number; reading: Promise<PolicyReading> } | null = null;

  constructor(
    private readonly hive: Hive,
    private readonly query: RegQuery,
    private readonly now: () => number,
  ) {
    this.id = `registry ${hive}`;
    this.origin = hive === 'HKLM' ? 'diretiva de grupo do computador' : 'diretiva de grupo do usuário';
  }

  read(): Promise<PolicyReading> {
    if (this.#last === null || this.now() - this.#last.at >= freshMs)
      this.#last = { at: this.now(), reading: this.#read() };
    return this.#last.reading;
  }

  async #read(): Promise<PolicyReading> {
    const path = `${this.hive}\\${keyPath}`;
    const output = await this.query(path, '/s');
    if (output !== null) return { kind: 'found', json: policyOf(parseRegOutput(output)) };
    return (await this.#isAbsent(path))
      ? { kind: 'absent' }
      : {
          kind: 'unreadable',
          isOptional: true,
          why: 'o Registro do Windows não pôde ser lido (a diretiva que impede ferramentas de edição do Registro também impede isso).',
        };
  }

  /**
   * reg.exe fails alike for what does not exist and for what may not be read, in the words of Windows' language. A key
   * is absent where the one above can be listed without it, or is absent itself.
   */
  async #isAbsent(path: string): Promise<boolean> {
    const parent = path.slice(0, path.lastIndexOf('\\'));
    const output = await this.query(parent);
    if (output === null) return parent.includes('\\') && this.#isAbsent(parent);
    const name = path.slice(path.lastIndexOf('\\')).toLowerCase();
    return !parseRegOutput(output).some((key) => key.path.toLowerCase().endsWith(name));
  }
}

/** The document that the keys stand for. Values without a known name are kept, to be told of. */
export function policyOf(keys: readonly RegKey[]): { settings: Record<string, unknown>; locked: string[] } {
  const initial: Record<string, unknown> = {};
  const locked: Record<string, unknown> = {};
  for (const { path, values } of keys) {
    const below = path.toLowerCase().indexOf(keyPath.toLowerCase());
    const [first, ...rest] = path
      .slice(below + keyPath.length)
      .split('\\')
      .filter(Boolean);
    const isInitial = first?.toLowerCase() === recommended.toLowerCase();
    const map = isInitial ? rest[0] : first;
    Object.assign(isInitial ? initial : locked, map === undefined ? settingsOf(values) : mapOf(map, values));
  }
  const known = Object.keys(locked).filter((key) => kindOf(key) !== null);
  return { settings: { ...initial, ...locked }, locked: known };
}

function kindOf(name: string) {
  return Object.hasOwn(settingKinds, name) ? settingKinds[name as SettingKey] : null;
}

function settingsOf(values: readonly RegValue[]): Record<string, unknown> {
  // The value without a name is printed as `(Default)`, in the language of Windows.
  const named = values.filter(({ name }) => !name.startsWith('('));
  return Object.fromEntries(named.map((value) => [value.name, dataOf(value)]));
}

function dataOf({ name, type, data }: RegValue): unknown {
  const kind = kindOf(name);
  switch (type) {
    case 'REG_DWORD': {
      const number = Number(data);
      if (kind?.kind === 'flag') return number !== 0;
      return kind?.kind === 'number' && kind.isOptional && number === 0 ? null : number;
    }
    case 'REG_MULTI_SZ':
      return data.split('\\0').filter((part) => part !== '');
    default:
      return data;
  }
}

/** A setting of names and texts is a key of its own, as policy editors write lists. */
function mapOf(name: string, values: readonly RegValue[]): Record<string, unknown> {
  const kind = kindOf(name);
  const entries = values
    .filter((value) => !value.name.startsWith('('))
    .map((value) => [
      value.name,
      kind?.kind === 'map' && kind.takesNull && value.data === '' ? null : value.data,
    ]);
  return { [name]: Object.fromEntries(entries) as unknown };
}
