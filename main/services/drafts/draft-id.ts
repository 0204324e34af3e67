/** Where the draft of a form is kept: a correction has its own, beside that of the next registration. */
export function draftId(attendanceId: string, correctingKey: string | null): string {
  return correctingKey ?? attendanceId;
}
