/** A finished attendance (atendimento) as Karoo tells it, without its messages. */
export interface Attendance {
  /** Karoo's opaque identifier. */
  id: string;
  /** The visible number, for example `48213`. */
  number: string;
  /** Karoo's account (conta). */
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
