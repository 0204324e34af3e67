import type { TypedSchema } from 'vee-validate';
import { settingError } from './field-messages';
import { editableKeys, type SettingsDraft } from './settings-draft';

/** The values of the fields by their names, as vee-validate holds them. */
export type FlatSettings = Record<string, unknown>;

export function flatValues({ values, secrets }: Pick<SettingsDraft, 'values' | 'secrets'>): FlatSettings {
  return { ...values, ...secrets };
}

/** The points in the names of settings are no steps into an object: vee-validate wants such names in brackets. */
export function pathOf(name: string): string {
  return `[${name}]`;
}

export function nameOf(path: string): string {
  return path.replace(/^\[(.*)\]$/, '$1');
}

/** What can be judged without a server, and `standing`: what else was found wrong with the fields as they are. */
export function settingsSchema(standing: () => Readonly<Record<string, string>>): TypedSchema<FlatSettings> {
  return {
    __type: 'VVTypedSchema',
    parse: (values) => {
      const draft = { values } as unknown as Pick<SettingsDraft, 'values'>;
      const found = [
        ...Object.entries(standing()),
        ...editableKeys
          .filter((key) => !(key in standing()))
          .map((key) => [key, settingError(key, draft)] as const),
      ];
      return Promise.resolve({
        errors: found.flatMap(([name, text]) =>
          text === null ? [] : [{ path: pathOf(name), errors: [text] }],
        ),
      });
    },
  };
}
