/** A record in Bimer: its identifier, and the number that people know it by (número de processo). */
export interface StoredInBimer {
  id: string;
  number: string;
}
