/** What Bimer's search tells of a record and was sent by us; `processNumber`: the process it was added to. */
export type FoundField = 'customerId' | 'subject' | 'opinion' | 'processNumber';

/** What a registration asks the agent, as windows see it. */
export type RegistrationQuestion =
  | { kind: 'unknown-outcome' }
  /** So many requests of it were not stored, each as far as Bimer's search tells. */
  | { kind: 'never-stored'; requests: number }
  | { kind: 'integrated-elsewhere'; number: string | null }
  /** `differing`: not what was sent; `untold`: this Bimer does not say. */
  | { kind: 'found-differs'; number: string; differing: FoundField[]; untold: FoundField[] }
  /** In Bimer twice, under two numbers. */
  | { kind: 'stored-twice'; number: string; other: string };
