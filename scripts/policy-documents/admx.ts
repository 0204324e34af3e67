import { defaultSettings, settingKeys, type SettingKey } from '../../common/settings/settings';
import { settingKinds } from '../../common/settings/setting-kinds';
import { common, explanations, names, type Language } from './texts';

const registryKey = 'Software\\Policies\\Karoo Bimer Companion';
const schema =
  'xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions" revision="1.0" schemaVersion="1.0"';

/** Locked for the user, or only the value to begin with. */
type Strength = 'locked' | 'initial';
const strengths: readonly Strength[] = ['locked', 'initial'];

/** Ids may not hold dots. */
const idOf = (key: SettingKey, strength: Strength) =>
  `${key.replaceAll('.', '_')}${strength === 'initial' ? '_initial' : ''}`;
const keyOf = (strength: Strength) => (strength === 'initial' ? `${registryKey}\\Recommended` : registryKey);

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function policyOf(key: SettingKey, strength: Strength): string {
  const kind = settingKinds[key];
  const id = idOf(key, strength);
  const value = `id="${id}" valueName="${key}" required="true"`;
  const attributes = [
    `name="${id}" class="Both" displayName="$(string.${id})" explainText="$(string.${id}_explain)"`,
    `key="${escape(keyOf(strength))}"`,
    ...(kind.kind === 'flag' ? [`valueName="${key}"`] : [`presentation="$(presentation.${id})"`]),
  ];
  const element = (): string => {
    switch (kind.kind) {
      case 'flag':
        return '<enabledValue><decimal value="1" /></enabledValue>\n      <disabledValue><decimal value="0" /></disabledValue>';
      case 'text':
        return `<elements><text ${value} maxLength="${kind.maxLength}" /></elements>`;
      case 'choice': {
        const items = kind.values.map(
          (one) =>
            `<item displayName="$(string.${id}_${itemId(one)})"><value><string>${one}</string></value></item>`,
        );
        return `<elements>\n        <enum ${value}>\n          ${items.join('\n          ')}\n        </enum>\n      </elements>`;
      }
      case 'number':
        return `<elements><decimal ${value} minValue="${kind.isOptional ? 0 : kind.min}" maxValue="${kind.max}" /></elements>`;
      case 'list':
        return `<elements><multiText ${value} /></elements>`;
      case 'map':
        return `<elements><list id="${id}" key="${escape(`${keyOf(strength)}\\${key}`)}" explicitValue="true" /></elements>`;
    }
  };
  return `    <policy ${attributes.join(' ')}>
      <parentCategory ref="${strength === 'initial' ? 'kbc_recommended' : 'kbc'}" />
      <supportedOn ref="supported" />
      ${element()}
    </policy>`;
}

const itemId = (value: string) => value.replaceAll('-', '_');

const all = <T>(make: (key: SettingKey, strength: Strength) => T): T[] =>
  strengths.flatMap((strength) => settingKeys.map((key) => make(key, strength)));

/** The template that group policy editors read. */
export function admx(): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<policyDefinitions ${schema}>
  <policyNamespaces>
    <target prefix="kbc" namespace="KarooBimer.Policies.Companion" />
  </policyNamespaces>
  <resources minRequiredRevision="1.0" />
  <supportedOn>
    <definitions>
      <definition name="supported" displayName="$(string.supported)" />
    </definitions>
  </supportedOn>
  <categories>
    <category name="kbc" displayName="$(string.kbc)" />
    <category name="kbc_recommended" displayName="$(string.kbc_recommended)">
      <parentCategory ref="kbc" />
    </category>
  </categories>
  <policies>
${all(policyOf).join('\n')}
  </policies>
</policyDefinitions>
`;
}

/** Its texts in one language. */
export function adml(language: Language): string {
  const strings = [
    ['kbc', common.title[language]],
    ['kbc_recommended', common.recommended[language]],
    ['supported', common.supported[language]],
    ...all((key, strength) => stringsOf(key, strength, language)).flat(),
  ].map(([id = '', text = '']) => `      <string id="${id}">${escape(text)}</string>`);
  const presentations = all((key, strength) => presentationOf(key, strength, language)).flat();
  return `<?xml version="1.0" encoding="utf-8"?>
<policyDefinitionResources ${schema}>
  <displayName>${common.title[language]}</displayName>
  <description>${common.title[language]}</description>
  <resources>
    <stringTable>
${strings.join('\n')}
    </stringTable>
    <presentationTable>
${presentations.join('\n')}
    </presentationTable>
  </resources>
</policyDefinitionResources>
`;
}

function stringsOf(key: SettingKey, strength: Strength, language: Language): [string, string][] {
  const kind = settingKinds[key];
  const id = idOf(key, strength);
  const effect = (strength === 'locked' ? common.locked : common.initial)[language];
  return [
    [id, names[key][language]],
    [`${id}_explain`, `${explanations[key][language]} ${effect} (${key})`],
    ...(kind.kind === 'choice'
      ? kind.values.map((one): [string, string] => [`${id}_${itemId(one)}`, one])
      : []),
  ];
}

function presentationOf(key: SettingKey, strength: Strength, language: Language): string[] {
  const kind = settingKinds[key];
  const id = idOf(key, strength);
  const label = escape(names[key][language]);
  const control = {
    flag: null,
    text: `<textBox refId="${id}"><label>${label}</label></textBox>`,
    choice: `<dropdownList refId="${id}" noSort="true">${label}</dropdownList>`,
    number: `<decimalTextBox refId="${id}" defaultValue="${Number(defaultSettings[key])}">${label}</decimalTextBox>`,
    list: `<multiTextBox refId="${id}">${label}</multiTextBox>`,
    map: `<listBox refId="${id}">${label}</listBox>`,
  }[kind.kind];
  return control === null ? [] : [`      <presentation id="${id}">${control}</presentation>`];
}
