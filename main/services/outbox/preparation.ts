import type { Conversation } from '../../../common/attendance/attendance';
import { shortTranscript } from '../../../common/attendance/transcript';
import { AppError, type ErrorCode } from '../../../common/errors';
import { inSlices } from '../../../common/in-slices';
import type { Customer } from '../../../common/lookups';
import { failureText } from '../../../common/texts/failures';
import type { Conversations } from '../conversations/conversations';
import { slices } from '../give-way';
import type { Customers } from '../lookups/customers';
import type { StoredRegistration } from '../registrations/registration';
import type { SettingsService } from '../settings/settings-service';

export interface PreparationOptions {
  conversations: Pick<Conversations, 'read' | 'isIntegrated'>;
  customers: Pick<Customers, 'require'>;
  settings: Pick<SettingsService, 'current'>;
  /** Whether it is our own mark when Karoo says that the registration's attendance is integrated. */
  isOwnMark: (registration: StoredRegistration) => boolean;
}

/** Whether the POST may begin, and with what. A failure here has certainly sent nothing. */
export type Preparation =
  | { kind: 'ready'; customer: Customer; transcript: string | null }
  /** It cannot be sent as it is. */
  | { kind: 'refused'; error: AppError }
  /** Worth another try. */
  | { kind: 'failed'; error: AppError }
  /** Karoo could not be asked, or did not say, whether somebody else registered the attendance. */
  | { kind: 'karoo-silent'; error: AppError }
  | { kind: 'integrated-elsewhere' };

/** What another try will not change. */
export const permanentCodes: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'not-found',
  'invalid-request',
  'invalid-input',
]);

/** Gathers all that is needed before a POST. Never rejects. */
export async function prepare(
  registration: StoredRegistration,
  options: PreparationOptions,
): Promise<Preparation> {
  try {
    const customer = await customerOf(registration, options);
    const fromKaroo = await askKaroo(registration, options);
    return 'transcript' in fromKaroo ? { kind: 'ready', customer, ...fromKaroo } : fromKaroo;
  } catch (thrown) {
    const error = AppError.from(thrown);
    return { kind: permanentCodes.has(error.code) ? 'refused' : 'failed', error };
  }
}

async function customerOf(
  { form, customer }: StoredRegistration,
  { customers }: PreparationOptions,
): Promise<Customer> {
  if (customer) return customer;
  const found = await customers.require(form.customerCode);
  if (found) return found;
  const missing = failureText('customer-missing', { code: form.customerCode });
  throw new AppError('not-found', { message: missing, fields: { customerCode: missing } });
}

/** The transcript (null for one of múltiplos, whose agent picked the wanted part), unless Karoo stands in the way. */
async function askKaroo(
  registration: StoredRegistration,
  options: PreparationOptions,
): Promise<{ transcript: string | null } | Exclude<Preparation, { kind: 'ready' }>> {
  const { form, karooCheck } = registration;
  if (form.isMultiple && isCheckOver(registration, options)) return { transcript: null };
  let conversation: Conversation | null = null;
  let isIntegrated: boolean | null;
  try {
    if (form.isMultiple) {
      isIntegrated = await options.conversations.isIntegrated(registration.attendanceId);
    } else {
      conversation = await options.conversations.read(registration.attendanceId);
      ({ isIntegrated } = conversation.attendance);
    }
  } catch (thrown) {
    return withoutKaroo(registration, options, AppError.from(thrown));
  }
  // Karoo may have heard of it from ourselves meanwhile, with another of múltiplos.
  if (!isCheckOver(registration, options)) {
    // Another computer or Karoo's own screen may have been faster, unseen while this one was offline.
    if (isIntegrated === true) return { kind: 'integrated-elsewhere' };
    if (isIntegrated === null && karooCheck === 'needed')
      return { kind: 'karoo-silent', error: new AppError('invalid-response', { detail: 'no integrado' }) };
  }
  return { transcript: conversation && (await transcriptOf(conversation, options)) };
}

function withoutKaroo(
  registration: StoredRegistration,
  options: PreparationOptions,
  error: AppError,
): { transcript: null } | Exclude<Preparation, { kind: 'ready' }> {
  const { form, attendance, karooCheck } = registration;
  if (!form.isMultiple && permanentCodes.has(error.code)) {
    const gone = failureText('conversation-gone', { number: attendance.number });
    return {
      kind: 'refused',
      error: new AppError('not-found', { message: gone, detail: error.detail }),
    };
  }
  // The agent was told that it then goes without the conversation.
  if (karooCheck === 'waived') return { transcript: null };
  return { kind: isCheckOver(registration, options) ? 'failed' : 'karoo-silent', error };
}

/** The agent knows, or the mark is our own: this app has registered something of the attendance. */
function isCheckOver(registration: StoredRegistration, { isOwnMark }: PreparationOptions): boolean {
  return registration.karooCheck === 'accepted' || isOwnMark(registration);
}

/** What is too long loses its oldest messages, with a word on it. */
async function transcriptOf(conversation: Conversation, { settings }: PreparationOptions): Promise<string> {
  const maxLength = settings.current()['rules.transcriptMaxLength'];
  return (await inSlices(shortTranscript(conversation, maxLength), slices())).text;
}
