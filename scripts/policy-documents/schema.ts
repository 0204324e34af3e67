import { settingKeys, type SettingKey } from '../../common/settings/settings';
import { settingKinds } from '../../common/settings/setting-kinds';
import { commands } from '../../common/shortcuts/commands';
import { explanations } from './texts';

/** A JSON Schema of one setting's value. */
function valueSchema(key: SettingKey): object {
  const kind = settingKinds[key];
  switch (kind.kind) {
    case 'text':
      return { type: 'string', maxLength: kind.maxLength };
    case 'flag':
      return { type: 'boolean' };
    case 'choice':
      return { enum: kind.values };
    case 'number': {
      const number = { type: 'integer', minimum: kind.min, maximum: kind.max };
      return kind.isOptional ? { anyOf: [number, { type: 'null' }] } : number;
    }
    case 'list':
      return { type: 'array', items: { enum: kind.values } };
    case 'map':
      return kind.takesNull
        ? {
            type: 'object',
            propertyNames: { enum: commands.map(({ id }) => id) },
            additionalProperties: { type: ['string', 'null'] },
          }
        : { type: 'object', additionalProperties: { type: 'string', pattern: '^/\\S*$' } };
  }
}

/** The JSON Schema of a policy file, with every setting under its dotted key. */
export function policySchema(): object {
  const settings = settingKeys.map((key): [string, object] => [
    key,
    { description: explanations[key]['pt-BR'], ...valueSchema(key) },
  ]);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Karoo Bimer Companion: policy.json',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      settings: {
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries<object>(settings),
      },
      locked: { type: 'array', items: { enum: settingKeys } },
    },
  };
}
