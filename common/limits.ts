/**
 * Bounds that both ends keep: an adapter takes in nothing longer, and whatever it took in a window may send back. Lengths
 * in characters.
 */

/** An id of Karoo or Bimer; a longer one is no use when cut, so it is not taken. */
export const identifierLimit = 100;

/** By what the app knows an attendance: two ids of Karoo in one, of which the first may be escaped (`attendance-id.ts`). */
export const attendanceIdLimit = 500;

/** By what an attendance that could not be read is listed: an attendance's id and a word before it. */
export const unreadableIdLimit = attendanceIdLimit + 20;

/** The key of a registration holds two ids of Karoo and some more. */
export const registrationKeyLimit = 300;

/** Messages of a conversation; of a longer one the first are read. */
export const messageLimit = 400_000;
