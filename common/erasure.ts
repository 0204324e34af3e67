/** Whose data is to be erased from this computer (LGPD). */
export interface ErasureSubject {
  by: 'customerCode' | 'attendanceNumber';
  value: string;
}

/** Why an attendance does not go with the others unless it is named. */
export type OpenReason =
  /** Not registered yet. */
  | 'pending'
  /** Something typed is kept. */
  | 'drafted'
  /** Waits to be sent, for an answer, or to be marked in Karoo. */
  | 'queued'
  /** May be on its way to Bimer this moment: it cannot be erased before the outcome is known. */
  | 'on-its-way';

export interface OpenAttendance {
  attendanceId: string;
  number: string;
  reason: OpenReason;
}

/** What an erasure would take, asked before anything is erased. */
export interface ErasurePlan {
  /** Attendances that are settled, and their registrations. */
  attendanceCount: number;
  registrationCount: number;
  /** What stays unless its id is given along. */
  open: OpenAttendance[];
  /** Attendances that could not be read: what is known of them goes in any case. */
  unreadableCount: number;
  /** The customer's own data (name, CPF or CNPJ) are kept here, too. */
  isCustomerKnown: boolean;
}
