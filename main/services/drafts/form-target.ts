import { draftId } from './draft-id';

/** What a form is about: the attendance's next registration, or (`correctingKey`) one that waits for the agent. */
export interface FormTarget {
  attendanceId: string;
  correctingKey: string | null;
}

/** Where the draft of a form is kept. */
export function draftIdOf({ attendanceId, correctingKey }: FormTarget): string {
  return draftId(attendanceId, correctingKey);
}
