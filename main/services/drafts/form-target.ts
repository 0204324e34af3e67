import { draftId } from './draft-id';

/** What a form is about: the attendance's next registration, or (`correctingKey`) one that waits for the agent. */
export interface FormTarget {
  attendanceId: string;
  correctingKey: string | null;
}

/**
 * A form as it was opened. `sequence`: of the attendance's next registration at that moment. Enviar makes that one and
 * no other, so that a second click finds it made, whatever the clock says.
 */
export interface OpenedForm extends FormTarget {
  sequence: number;
}

/** Where the draft of a form is kept. */
export function draftIdOf({ attendanceId, correctingKey }: FormTarget): string {
  return draftId(attendanceId, correctingKey);
}
