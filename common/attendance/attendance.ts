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
  isIntegrated: boolean;
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

/** What Karoo knows of the customer; all of it may be missing. */
export interface AttendanceCustomer {
  code: string | null;
  name: string | null;
  /** Digits only, left-padded to 11 (CPF) or 14 (CNPJ). */
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
}
