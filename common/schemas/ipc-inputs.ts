import { array, boolean, mixed, number, object, string, type Schema } from 'yup';
import { formLimits } from '../attendance/registration-form';
import type { InvokeChannel } from '../ipc/contract';
import {
  attendanceIdLimit,
  identifierLimit,
  messageLimit,
  registrationKeyLimit,
  unreadableIdLimit,
} from '../limits';
import { lookupListNames } from '../lookups';
import { snippetLimits } from '../snippets';
import { secretNames, settingKeys } from '../settings/settings';
import { formViewShape } from './form-view';
import { registrationFormShape } from './registration-form';

const nothing = mixed().test('nothing', 'sem dados', (value: unknown) => value == null);
const identifier = string().required().max(identifierLimit);
const attendanceId = string().required().max(attendanceIdLimit);
const registrationKey = string().required().max(registrationKeyLimit);
const exact = <T extends Record<string, Schema>>(fields: T) => object(fields).noUnknown().strict().required();

const settingsChange = exact({
  // Which value a setting may hold is judged by the settings service, which can say it per key.
  values: exact(Object.fromEntries(settingKeys.map((key) => [key, mixed()]))),
  secrets: exact(Object.fromEntries(secretNames.map((name) => [name, string().max(4000)]))),
  acceptsMemoryOnly: boolean(),
});

const erasureSubject = exact({
  by: string().required().oneOf(['customerCode', 'attendanceNumber']),
  value: string().required().max(100),
});

const isMessageId = (id: unknown) => typeof id === 'string' && id !== '' && id.length <= identifierLimit;

/** Judged in one go: a schema for each of 60,000 messages would hold up main. */
const messageIds = mixed().test('message-ids', 'mensagens', (ids: unknown) => {
  return ids === undefined || (Array.isArray(ids) && ids.length <= messageLimit && ids.every(isMessageId));
});

/** The shape of what the renderer may send on each channel. Unknown keys are refused. */
export const ipcInputSchemas: Record<InvokeChannel, Schema> = {
  'app:status': nothing,
  'app:theme': nothing,
  'app:shortcuts': nothing,
  'app:open-inbox': nothing,
  'app:open-settings': nothing,
  'app:acknowledge-caught-up': nothing,
  'window:painted': nothing,
  'window:close': nothing,
  'form:load': nothing,
  'form:suggestions': exact({ customerCode: string().defined().max(formLimits.customerCode) }),
  'form:save-draft': exact({
    form: registrationFormShape(),
    pickedMessageIds: messageIds,
    view: formViewShape(),
  }),
  'form:save-view': exact({ view: formViewShape().required() }),
  'form:submit': exact({
    form: registrationFormShape(),
    isLast: boolean().required(),
    pickedMessageIds: messageIds,
  }),
  'form:flushed': exact({ request: number().required().integer(), isSaved: boolean().required() }),
  'form:close-unsaved': nothing,
  'form:walk': exact({ step: number().required().oneOf([1, -1]) }),
  'form:conclude': nothing,
  'form:conversation': nothing,
  'form:conversation-part': exact({
    reading: number().required().integer(),
    from: number().required().integer().min(0).max(messageLimit),
  }),
  'draft:text': exact({ attendanceId }),
  'draft:discard': exact({ attendanceId }),
  'inbox:list': nothing,
  'inbox:open': exact({ attendanceId }),
  'inbox:open-next': nothing,
  'unreadable:list': nothing,
  'unreadable:dismiss': exact({ id: string().required().max(unreadableIdLimit) }),
  'outbox:list': nothing,
  'outbox:retry': exact({ key: registrationKey }),
  'outbox:withdraw': exact({ key: registrationKey }),
  'outbox:answer': exact({
    key: registrationKey,
    answer: string().required().oneOf(['in-bimer', 'send', 'seen']),
    processNumber: string().defined().nullable().max(formLimits.processNumber).matches(/^\d+$/),
  }),
  'history:list': exact({
    offset: number().required().integer().min(0).max(1_000_000),
    limit: number().required().integer().min(1).max(200),
  }),
  'lookups:list': exact({ name: string().required().oneOf(lookupListNames) }),
  'lookups:refresh': exact({ name: string().required().oneOf(lookupListNames) }),
  'customers:by-code': exact({ code: string().required().max(formLimits.customerCode) }),
  'customers:search': exact({ text: string().defined().max(200) }),
  'customers:open-processes': exact({ code: string().required().max(formLimits.customerCode) }),
  'customers:products': exact({ code: string().required().max(formLimits.customerCode) }),
  'processes:by-number': exact({
    number: string().required().max(formLimits.processNumber).matches(/^\d+$/),
  }),
  'favourites:list': nothing,
  'favourites:mark': exact({
    list: string().required().oneOf(lookupListNames),
    id: identifier,
    isFavourite: boolean().required(),
  }),
  'snippets:list': nothing,
  'snippets:save': exact({
    // Which triggers and texts are good is judged by the service, which can say it per snippet.
    snippets: array()
      .of(exact({ trigger: string().defined().max(200), text: string().defined().max(1_000_000) }))
      .defined()
      .max(snippetLimits.count),
  }),
  'erasure:plan': exact({ subject: erasureSubject }),
  'erasure:erase': exact({
    subject: erasureSubject,
    openIds: array().of(attendanceId.strict()).defined().max(10_000),
  }),
  'settings:read': nothing,
  'settings:save': settingsChange,
  'settings:test': exact({ service: string().required().oneOf(['karoo', 'bimer']), change: settingsChange }),
};
