import Ajv2020 from 'ajv/dist/2020';
import { readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { defaultSettings, settingKeys, type SettingKey } from '../../common/settings/settings';
import { judgeSetting } from '../../main/services/settings/setting-schemas';
import { admx, adml } from '../../scripts/policy-documents/admx';
import { policySchema } from '../../scripts/policy-documents/schema';
import { languages } from '../../scripts/policy-documents/texts';

const docs = new URL('../../docs/', import.meta.url).pathname;

describe('what docs/ tells an administrator', () => {
  it('is the schema that the settings make', async () => {
    const config = await resolveConfig(`${docs}policy.schema.json`);
    const text = await format(JSON.stringify(policySchema()), { ...config, parser: 'json' });
    await expect(text).toMatchFileSnapshot(`${docs}policy.schema.json`);
  });

  it('are the templates that the settings make, in both languages', async () => {
    await expect(admx()).toMatchFileSnapshot(`${docs}admx/karoo-bimer-companion.admx`);
    for (const language of languages)
      await expect(adml(language)).toMatchFileSnapshot(`${docs}admx/${language}/karoo-bimer-companion.adml`);
  });

  it('names every setting in the guide', () => {
    const guide = readFileSync(`${docs}guia-da-ti.md`, 'utf8');
    for (const key of settingKeys) expect(guide).toContain(`| \`${key}\``);
  });
});

describe('the schema', () => {
  const validate = new Ajv2020({ strict: false }).compile(policySchema());

  it.each(settingKeys)('takes what the app takes by itself: %s', (key) => {
    expect(judgeSetting(key, defaultSettings[key])).toMatchObject({ isValid: true });
    expect(validate({ settings: { [key]: defaultSettings[key] }, locked: [key] })).toBe(true);
  });

  it.each<[object]>([
    [{ Locked: [] }],
    [{ locked: ['bimer.baseURL'] }],
    [{ settings: { 'bimer.authStyle': 'kerberos' } }],
    [{ settings: { 'outbox.undoSeconds': 31 } }],
    [{ settings: { 'records.retentionDays': 29 } }],
    [{ settings: { 'bimer.maxListItems': null } }],
    [{ settings: { 'rules.opinionMaxLength': 5 } }],
    [{ settings: { 'transcript.maskCpf': 'sim' } }],
    [{ settings: { 'form.shortcuts': { 'no.such': 'F1' } } }],
    [{ settings: { 'bimer.routes': { usuarios: 'sem-barra' } } }],
  ])('refuses %j', (policy) => {
    expect(validate(policy)).toBe(false);
  });
});

describe('the templates', () => {
  const template = admx();
  const ids = (text: string, pattern: RegExp) =>
    new Set([...text.matchAll(pattern)].map((match) => match[1]));

  it.each(settingKeys)('have %s twice: locked, and as initial value', (key) => {
    const places = template.split(`"${key}"`).length + template.split(`\\${key}"`).length - 2;
    expect(places).toBe(2);
  });

  it.each(languages)('refer to nothing that %s lacks, which would stop the editor', (language) => {
    const texts = adml(language);
    expect(ids(template, /\$\(string\.(\w+)\)/g)).toEqual(ids(texts, /<string id="(\w+)"/g));
    expect(ids(template, /\$\(presentation\.(\w+)\)/g)).toEqual(ids(texts, /<presentation id="(\w+)"/g));
    expect(ids(template, /<(?:text|enum|decimal|multiText|list) id="(\w+)"/g)).toEqual(
      ids(texts, /refId="(\w+)"/g),
    );
  });

  it.each<[SettingKey, number]>([
    ['bimer.settleSeconds', 60],
    ['bimer.maxListItems', 200_000],
    ['records.retentionDays', 365],
    ['rules.opinionMaxLength', 0],
  ])('begin with the usual number, so that enabling %s alone weakens nothing', (key, usual) => {
    const id = key.replaceAll('.', '_');
    expect(adml('en-US')).toContain(`<decimalTextBox refId="${id}" defaultValue="${usual}">`);
  });

  it('have each id once', () => {
    const policies = [...template.matchAll(/<policy name="(\w+)"/g)].map((match) => match[1]);
    expect(new Set(policies).size).toBe(policies.length);
    expect(policies).toHaveLength(2 * settingKeys.length);
  });
});
