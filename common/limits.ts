/**
 * Bounds that both ends keep: an adapter takes in nothing longer, and whatever it took in a window may send back. Lengths
 * in characters.
 */

/** An id of Karoo or Bimer; a longer one is no use when cut, so it is not taken. */
export const identifierLimit = 100;

/** The key of a registration holds two ids of Karoo and some more. */
export const registrationKeyLimit = 300;

/** Messages of a conversation; of a longer one the first are read. */
export const messageLimit = 400_000;
