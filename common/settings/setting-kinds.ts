import { formFields } from '../attendance/registration-form';
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
} from './settings';

/** What values a setting takes, as far as a policy editor can know it; `judgeSetting` has the last word. */
export type SettingKind =
  | { kind: 'text'; maxLength: number }
  | { kind: 'flag' }
  | { kind: 'choice'; values: readonly string[] }
  /** A whole number; `isOptional`: null is none. */
  | { kind: 'number'; min: number; max: number; isOptional: boolean }
  | { kind: 'list'; values: readonly string[] }
  /** Names and texts; `takesNull`: a name may be without one. */
  | { kind: 'map'; takesNull: boolean };

const flag: SettingKind = { kind: 'flag' };
const text = (maxLength: number): SettingKind => ({ kind: 'text', maxLength });
const choice = (values: readonly string[]): SettingKind => ({ kind: 'choice', values });
const number = (min: number, max: number): SettingKind => ({ kind: 'number', min, max, isOptional: false });
/** Of texts in Bimer. */
const limit: SettingKind = { kind: 'number', min: 100, max: 1_000_000, isOptional: true };

export const settingKinds: Record<SettingKey, SettingKind> = {
  'karoo.baseUrl': text(500),
  'karoo.routes': { kind: 'map', takesNull: false },
  'karoo.intake': choice(intakeModes),
  'karoo.pollSeconds': number(minPollSeconds, maxPollSeconds),
  'karoo.maxBacklog': number(minBacklog, maxBacklog),
  'bimer.baseUrl': text(500),
  'bimer.authStyle': choice(authStyles),
  'bimer.clientId': text(200),
  'bimer.username': text(200),
  'bimer.routes': { kind: 'map', takesNull: false },
  'bimer.maxListItems': number(minListItems, maxListItems),
  'bimer.settleSeconds': number(0, maxSettleSeconds),
  'rules.responsibilityCentre': choice(['whenOpen', 'whenClosing', 'always']),
  'rules.required': { kind: 'list', values: formFields },
  'rules.opinionMaxLength': limit,
  'rules.transcriptMaxLength': limit,
  'transcript.maskCards': flag,
  'transcript.maskCpf': flag,
  'transcript.maskPasswords': flag,
  'conversation.withTimes': flag,
  'conversation.withNames': flag,
  'form.opening': choice(['inactive', 'onClick']),
  'form.maxAutoOpened': number(1, maxAutoOpened),
  'form.opensNext': flag,
  'form.shortcuts': { kind: 'map', takesNull: true },
  'desktop.globalShortcut': text(200),
  'appearance.theme': choice(['system', 'light', 'dark']),
  'network.proxy': text(500),
  'network.proxyUser': text(200),
  'network.caFile': text(500),
  'outbox.undoSeconds': number(0, maxUndoSeconds),
  'records.retentionDays': number(minRetentionDays, maxRetentionDays),
};
