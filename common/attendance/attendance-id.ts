/** Karoo's own names of an attendance: two accounts may use the same identifiers. */
export interface AttendanceIdParts {
  accountId: string;
  karooId: string;
}

/** By which the app knows an attendance: `<account>/<Karoo's own identifier>`. */
export function attendanceIdOf({ accountId, karooId }: AttendanceIdParts): string {
  return `${accountId.replace(/[%/]/g, encodeURIComponent)}/${karooId}`;
}

/** What `attendanceIdOf` was made of. */
export function partsOfAttendanceId(attendanceId: string): AttendanceIdParts {
  const end = attendanceId.indexOf('/');
  return {
    accountId: attendanceId.slice(0, Math.max(end, 0)).replace(/%2[5F]/g, decodeURIComponent),
    karooId: attendanceId.slice(end + 1),
  };
}
