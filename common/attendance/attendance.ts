/** A finished attendance (atendimento) as Karoo tells it, without its messages. */
export interface Attendance {
  /** Account and Karoo's own identifier, see `attendance-id.ts`. */
  id: string;
  /** The visible number, for example `48213`. */
  number: string;
  /** The account of Karoo (conta) that was signed in to when it came. */
  accountId: string;
  department: string | null;
  channel: string | null;
  /** ISO-8601 instants. */
  startedAt: string | null;
  finishedAt: string;
  finishedBy: string | null;
  subject: string | null;
  customer: AttendanceCustomer;
  contact: AttendanceContact;
  /** “Adiantamento de Parecer”: what the agent wrote for the opinion during the chat. */
  opinionDraft: string | null;
  /** Whether somebody registered it in Bimer; null = Karoo does not say. */
  isIntegrated: boolean | null;
}

/** What could be read of an attendance whose identifier, number or end could not; null = it could not either. */
export interface UnreadableAttendance {
  accountId: string;
  /** See `Attendance.id`. */
  attendanceId: string | null;
  number: string | null;
  /** As Karoo wrote it. */
  end: string | null;
  customerCode: string | null;
  customerName: string | null;
  contactName: string | null;
}

/** Such an attendance as Pendências lists it. */
export interface UnreadableItem extends Omit<UnreadableAttendance, 'accountId' | 'attendanceId'> {
  id: string;
}

/** What Karoo knows of the customer; all of it may be missing. */
export interface AttendanceCustomer {
  code: string | null;
  name: string | null;
  /** As `tax-number.ts` stores it: 11 digits (CPF) or 14 characters (CNPJ). */
  cpfCnpj: string | null;
}

export interface AttendanceContact {
  name: string | null;
  email: string | null;
  phone: string | null;
}

export type MessageAuthor = 'customer' | 'agent' | 'bot' | 'system';
export type MessageKind = 'text' | 'image' | 'audio' | 'file';

export interface Message {
  id: string;
  author: MessageAuthor;
  name: string;
  /** ISO-8601 instant. */
  sentAt: string;
  kind: MessageKind;
  text: string;
  attachment: { name: string; sizeBytes: number | null } | null;
  /** Something in it is hidden by the company's rules (see `mask.ts`). */
  isMasked?: boolean;
}

export interface Conversation {
  attendance: Attendance;
  messages: Message[];
  /** It is longer than what is read: these are its first messages. */
  isCut?: boolean;
}
