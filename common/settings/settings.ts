import type { FormRules, ResponsibilityCentreRule } from '../attendance/rules';
import { defaultRequiredFields } from '../attendance/rules';
import type { MaskRules } from '../attendance/mask';
import type { ProxySetting } from './proxy';
import type { FormField } from '../attendance/registration-form';
import type { Shortcut } from '../shortcuts/shortcut';
import type { ShortcutChanges } from '../shortcuts/shortcut-changes';

export const authStyles = ['oauth', 'jwt', 'jwt-api'] as const;
/** How a Bimer of a given version wants its users to sign in. */
export type AuthStyle = (typeof authStyles)[number];

export const intakeModes = ['auto', 'stream', 'poll'] as const;
/** How Karoo is listened to: by its event stream, by asking for its list; `auto`: by the list where there is no stream. */
export type IntakeMode = (typeof intakeModes)[number];

/**
 * What happens when an attendance finishes: its form opens without taking the focus, or only the notice is
 * shown and the form opens on a click.
 */
export type FormOpening = 'inactive' | 'onClick';
export type ThemeChoice = 'system' | 'light' | 'dark';

/** Every setting by its dotted key, as a policy file names it. Secrets are not settings. */
export interface Settings {
  'karoo.baseUrl': string;
  /** Route name → path, for an account whose Karoo differs from the assumed routes. */
  'karoo.routes': Record<string, string>;
  'karoo.intake': IntakeMode;
  /** How often Karoo's list is asked for where there is no event stream, in whole seconds from `minPollSeconds`. */
  'karoo.pollSeconds': number;
  /** How many attendances of Karoo's list may wait here at the most, from `minBacklog` to `maxBacklog`. */
  'karoo.maxBacklog': number;
  'bimer.baseUrl': string;
  'bimer.authStyle': AuthStyle;
  'bimer.clientId': string;
  'bimer.username': string;
  'bimer.routes': Record<string, string>;
  /** The most items that a lookup list may have, from `minListItems` to `maxListItems`; a longer one is not taken. */
  'bimer.maxListItems': number;
  /**
   * How long Bimer may still store a request after the time-out of that request is over, in whole seconds from 0 to
   * `maxSettleSeconds`: only then does “not found” count as absence.
   */
  'bimer.settleSeconds': number;
  'rules.responsibilityCentre': ResponsibilityCentreRule;
  'rules.required': readonly FormField[];
  /** How many characters Bimer takes for Parecer and for Historico; null = no limit known. */
  'rules.opinionMaxLength': number | null;
  'rules.transcriptMaxLength': number | null;
  /** What is hidden in the conversation, wherever it is shown or sent. */
  'transcript.maskCards': boolean;
  'transcript.maskCpf': boolean;
  'transcript.maskPasswords': boolean;
  /** How picked messages go into Parecer. */
  'conversation.withTimes': boolean;
  'conversation.withNames': boolean;
  'form.opening': FormOpening;
  /** So many forms that opened by themselves stand open untouched, whole from 1 to `maxAutoOpened`; the others wait in the inbox. */
  'form.maxAutoOpened': number;
  /** After Enviar the oldest pending attendance opens by itself. */
  'form.opensNext': boolean;
  /** Shortcuts of the form that differ from the usual ones. */
  'form.shortcuts': ShortcutChanges;
  /** Opens the oldest pending attendance from whatever program has the focus; '' = none. */
  'desktop.globalShortcut': Shortcut;
  'appearance.theme': ThemeChoice;
  'network.proxy': ProxySetting;
  /** As whom to use a proxy that is given by its address; '' = as nobody. */
  'network.proxyUser': string;
  /** A file with certificate authorities that are trusted beside those of the system; '' = none. */
  'network.caFile': string;
  /** How long Enviar can be undone before anything leaves, in whole seconds from 0 to `maxUndoSeconds`. */
  'outbox.undoSeconds': number;
  /**
   * How long what is settled is kept, in whole days from `minRetentionDays` to `maxRetentionDays`; what is open never goes
   * by itself.
   */
  'records.retentionDays': number;
}

/** A server that stores what it got later than this is beyond help. */
export const maxSettleSeconds = 600;

/** Nobody waits longer than this for Bimer's number on purpose. */
export const maxUndoSeconds = 30;
/** Hundreds of workstations ask the same server. */
export const maxAutoOpened = 10;
export const minPollSeconds = 10;
export const maxPollSeconds = 3_600;
export const minBacklog = 100;
/** What fits into the memory of any workstation. */
export const maxBacklog = 50_000;

/** Less would take away what proposals and the history live on. */
export const minRetentionDays = 30;
export const maxRetentionDays = 3650;

export const minListItems = 1_000;
/** What fits into the memory of any workstation. */
export const maxListItems = 1_000_000;

export type SettingKey = keyof Settings;

export const defaultSettings: Settings = {
  'karoo.baseUrl': '',
  'karoo.routes': {},
  'karoo.intake': 'auto',
  'karoo.pollSeconds': 30,
  'karoo.maxBacklog': 5_000,
  'bimer.baseUrl': '',
  'bimer.authStyle': 'oauth',
  'bimer.clientId': 'IntegracaoBimer.js',
  'bimer.username': '',
  'bimer.routes': {},
  'bimer.maxListItems': 200_000,
  'bimer.settleSeconds': 60,
  'rules.responsibilityCentre': 'whenOpen',
  'rules.required': defaultRequiredFields,
  'rules.opinionMaxLength': null,
  'rules.transcriptMaxLength': null,
  'transcript.maskCards': true,
  'transcript.maskCpf': false,
  'transcript.maskPasswords': true,
  'conversation.withTimes': true,
  'conversation.withNames': true,
  'form.opening': 'inactive',
  'form.maxAutoOpened': 3,
  'form.opensNext': false,
  'form.shortcuts': {},
  // Chat and Office take most of Ctrl+Shift with letters, Ctrl+Alt types characters on Brazilian keyboards, and keys
  // with Windows are the system's. With F10 the two do nothing in browsers, in Office and in Windows itself.
  'desktop.globalShortcut': 'Ctrl+Shift+F10',
  'appearance.theme': 'system',
  'network.proxy': 'system',
  'network.proxyUser': '',
  'network.caFile': '',
  'outbox.undoSeconds': 0,
  'records.retentionDays': 365,
};

/** The rules of `mask.ts` out of the settings. */
export function maskRulesOf(settings: Settings): MaskRules {
  return {
    cards: settings['transcript.maskCards'],
    cpf: settings['transcript.maskCpf'],
    passwords: settings['transcript.maskPasswords'],
  };
}

/** The rules of the form out of the settings. */
export function formRulesOf(settings: Settings): FormRules {
  return {
    responsibilityCentre: settings['rules.responsibilityCentre'],
    required: settings['rules.required'],
    opinionMaxLength: settings['rules.opinionMaxLength'],
    transcriptMaxLength: settings['rules.transcriptMaxLength'],
  };
}

export const settingKeys = Object.keys(defaultSettings) as SettingKey[];

/** The secrets the app keeps, each under its dotted name. */
export const secretNames = [
  'karoo.token',
  'bimer.password',
  'bimer.clientSecret',
  'network.proxyPassword',
] as const;
export type SecretName = (typeof secretNames)[number];

/** What the renderer may know of a secret: whether there is one, never the secret. */
export type SecretPresence = Record<SecretName, boolean>;

/** `encrypted`: kept by the system's keyring; `memory`: none is available, kept until the app quits. */
export type SecretProtection = 'encrypted' | 'memory';
