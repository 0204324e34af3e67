/** One attendance that waits to be registered (pendência), or was settled elsewhere. */
export interface InboxItem {
  attendanceId: string;
  number: string;
  customerCode: string | null;
  customerName: string | null;
  contactName: string | null;
  channel: string | null;
  department: string | null;
  subject: string | null;
  finishedAt: string;
  state: 'pending' | 'sending' | 'needs-you' | 'integrated-elsewhere';
  /** In that last state: the number it got there; null = not told, or another state. */
  integratedAs: string | null;
  hasDraft: boolean;
  registrationCount: number;
}
