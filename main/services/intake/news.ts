import type { UnreadableAttendance } from '../../../common/attendance/attendance';
import type { StoredAttendance } from '../stored-shapes';

/** An attendance registered by somebody else, and the number it got; null = not told. */
export interface Integration {
  attendanceId: string;
  processNumber: string | null;
}

/** Who is told what Karoo brought, once it is on the disk. `isBacklog`: it came up while nobody listened. */
export interface NewsListener {
  onFinished: (attendances: readonly StoredAttendance[], isBacklog: boolean) => void;
  /** Needed nothing any more, and was finished again. */
  onReopened: (attendanceId: string) => void;
  /** Could not be read, and is listed now. */
  onUnreadable: (attendances: readonly UnreadableAttendance[], isBacklog: boolean) => void;
  /** Somebody else registered what was pending here. */
  onIntegratedElsewhere: (integration: Integration) => void;
  /** An event was too large to be read; what it was about has been asked for. */
  onOversizedEvent: () => void;
}
