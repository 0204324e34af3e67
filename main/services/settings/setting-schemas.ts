import { array, boolean, lazy, number, object, string, type ValidateOptions } from 'yup';
import { formFields, type FormField } from '../../../common/attendance/registration-form';
import { judgeBaseUrl } from '../../../common/settings/base-url';
import { judgeProxy } from '../../../common/settings/proxy';
import { normalizeShortcut } from '../../../common/shortcuts/shortcut';
import { judgeShortcutChanges } from '../../../common/shortcuts/shortcut-changes';
import { shortcutProblem } from '../../../common/shortcuts/shortcut-problem';
import {
  authStyles,
  intakeModes,
  maxBacklog,
  maxListItems,
  maxPollSeconds,
  maxRetentionDays,
  maxSettleSeconds,
  maxUndoSeconds,
  minBacklog,
  minListItems,
  maxAutoOpened,
  minPollSeconds,
  minRetentionDays,
  type SettingKey,
  type Settings,
} from '../../../common/settings/settings';

const oneOf = (values: readonly string[]) =>
  string()
    .strict()
    .defined('Falta o valor.')
    .oneOf(values, `Use um destes valores: ${values.join(', ')}.`);

const shortText = () =>
  string()
    .strict()
    .defined('Falta o valor.')
    .typeError('Deve ser um texto.')
    .max(200, 'No máximo 200 caracteres.');

/** '' = not configured; everything else must pass `judgeBaseUrl`, whose message is shown. */
const baseUrl = () =>
  string()
    .strict()
    .defined('Falta o valor.')
    .typeError('Deve ser um texto.')
    .test('base-url', (text, context) => {
      if (text === '') return true;
      const verdict = judgeBaseUrl(text);
      return verdict.isValid || context.createError({ message: verdict.message });
    });

const proxy = () =>
  string()
    .strict()
    .defined('Falta o valor.')
    .typeError('Deve ser um texto.')
    .test('proxy', (text, context) => {
      const verdict = judgeProxy(text);
      return verdict.isValid || context.createError({ message: verdict.message });
    });

/** '' = none; a path that means the same wherever the app was started from. */
const localFile = () =>
  string()
    .strict()
    .defined('Falta o valor.')
    .typeError('Deve ser um texto.')
    .max(500, 'No máximo 500 caracteres.')
    .matches(
      /^$|^\/[^\0]+$|^[A-Za-z]:[\\/][^\0]+$/,
      'Use o caminho completo de um arquivo deste computador.',
    );

const routes = () =>
  lazy((value: unknown) => {
    const names = typeof value === 'object' && value !== null ? Object.keys(value) : [];
    const path = () =>
      string()
        .strict()
        .typeError('Cada rota deve ser um texto.')
        .matches(/^\/\S*$/, 'Cada rota deve começar com “/”.')
        .required('Cada rota deve começar com “/”.');
    return object(Object.fromEntries(names.map((name) => [name, path()])))
      .strict()
      .typeError('Deve ser um objeto com rotas.')
      .defined('Falta o valor.');
  });

const requiredFields = () =>
  array()
    .of(string().strict().required('Há um campo em branco.').oneOf(formFields, 'Há um campo que não existe.'))
    .strict()
    .typeError('Deve ser uma lista de campos.')
    .defined('Falta o valor.');

const wholeNumber = (min: number, max: number) => () => {
  const text = `Use um número inteiro de ${min} a ${max}.`;
  return number()
    .strict()
    .defined('Falta o valor.')
    .typeError(text)
    .integer(text)
    .min(min, text)
    .max(max, text);
};

const yesOrNo = () =>
  boolean().strict().defined('Falta o valor.').typeError('Use verdadeiro (true) ou falso (false).');

/** Below this a limit would leave no room for a sentence. */
const shortestLimit = 100;

const textLimit = () => {
  const message = `Use um número inteiro a partir de ${shortestLimit}, ou null para nenhum limite.`;
  return number()
    .strict()
    .nullable()
    .defined('Falta o valor.')
    .typeError(message)
    .integer(message)
    .min(shortestLimit, message);
};

const shortcutChanges = () =>
  object()
    .strict()
    .typeError('Deve ser um objeto com comandos e seus atalhos.')
    .defined('Falta o valor.')
    .test('shortcuts', (value, context) => {
      const verdict = judgeShortcutChanges(value);
      return verdict.isValid || context.createError({ message: verdict.message });
    });

/** '' = none. */
const globalShortcut = () =>
  string()
    .strict()
    .defined('Falta o valor.')
    .typeError('Deve ser um texto, por exemplo Ctrl+Shift+F10.')
    .test('shortcut', (text, context) => {
      if (text === '') return true;
      const message = shortcutProblem(normalizeShortcut(text) ?? text, 'everywhere');
      return message === null || context.createError({ message });
    });

interface Validator {
  validateSync(value: unknown, options: ValidateOptions): unknown;
}

const schemas: Record<SettingKey, () => Validator> = {
  'karoo.baseUrl': baseUrl,
  'karoo.routes': routes,
  'karoo.intake': () => oneOf(intakeModes),
  'karoo.pollSeconds': wholeNumber(minPollSeconds, maxPollSeconds),
  'karoo.maxBacklog': wholeNumber(minBacklog, maxBacklog),
  'bimer.baseUrl': baseUrl,
  'bimer.authStyle': () => oneOf(authStyles),
  'bimer.clientId': shortText,
  'bimer.username': shortText,
  'bimer.routes': routes,
  'bimer.maxListItems': wholeNumber(minListItems, maxListItems),
  'bimer.settleSeconds': wholeNumber(0, maxSettleSeconds),
  'rules.responsibilityCentre': () => oneOf(['whenOpen', 'whenClosing', 'always']),
  'rules.required': requiredFields,
  'rules.opinionMaxLength': textLimit,
  'rules.transcriptMaxLength': textLimit,
  'transcript.maskCards': yesOrNo,
  'transcript.maskCpf': yesOrNo,
  'transcript.maskPasswords': yesOrNo,
  'conversation.withTimes': yesOrNo,
  'conversation.withNames': yesOrNo,
  'form.opening': () => oneOf(['inactive', 'onClick']),
  'form.maxAutoOpened': wholeNumber(1, maxAutoOpened),
  'form.opensNext': yesOrNo,
  'form.shortcuts': shortcutChanges,
  'desktop.globalShortcut': globalShortcut,
  'appearance.theme': () => oneOf(['system', 'light', 'dark']),
  'network.proxy': proxy,
  'network.proxyUser': shortText,
  'network.caFile': localFile,
  'outbox.undoSeconds': wholeNumber(0, maxUndoSeconds),
  'records.retentionDays': wholeNumber(minRetentionDays, maxRetentionDays),
};

export type SettingVerdict<K extends SettingKey> =
  { isValid: true; value: Settings[K] } | { isValid: false; message: string };

/** What is valid, as it is stored: server addresses without trailing slash, lists without repetition. */
function normalized(key: SettingKey, value: unknown): unknown {
  switch (key) {
    case 'karoo.baseUrl':
    case 'bimer.baseUrl': {
      const verdict = judgeBaseUrl(value as string);
      return verdict.isValid ? verdict.url : '';
    }
    case 'network.proxy': {
      const verdict = judgeProxy(value as string);
      return verdict.isValid ? verdict.proxy : 'system';
    }
    case 'form.shortcuts': {
      const verdict = judgeShortcutChanges(value as Record<string, unknown>);
      return verdict.isValid ? verdict.changes : {};
    }
    case 'desktop.globalShortcut':
      return normalizeShortcut(value as string) ?? '';
    default:
      return Array.isArray(value) ? [...new Set(value as FormField[])] : value;
  }
}

/** Judges one value of a setting, whatever its source. */
export function judgeSetting<K extends SettingKey>(key: K, value: unknown): SettingVerdict<K> {
  try {
    schemas[key]().validateSync(value, { strict: true });
  } catch (error) {
    return { isValid: false, message: error instanceof Error ? error.message : 'Valor inválido.' };
  }
  return { isValid: true, value: normalized(key, value) as Settings[K] };
}
