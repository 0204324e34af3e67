import type { StoreChange } from '../../services/stored-shapes';

/** A stored record as it was written by some version; `value: null` = deleted. */
export interface RawChange {
  collection: string;
  id: string;
  value: unknown;
}

/**
 * One step forward, pure: a change as version n wrote it → the changes that version n + 1 would have written instead
 * (none drops it). Written once, never changed afterwards; the shapes it reads are copied into its own file.
 */
export type MigrationStep = (change: RawChange) => readonly RawChange[];

export interface Migrations {
  /** The version whose records the first step takes. */
  firstVersion: number;
  steps: readonly MigrationStep[];
}

/** Version 1 is the first that was ever released; the next change of a stored shape adds a step here. */
export const journalMigrations: Migrations = { firstVersion: 1, steps: [] };

/** The version that the app writes. */
export function currentVersion({ firstVersion, steps }: Migrations): number {
  return firstVersion + steps.length;
}

/** Takes changes written by `version` to the current shapes. What is current already comes back as it is. */
export function migrate(
  changes: readonly RawChange[],
  version: number,
  { firstVersion, steps }: Migrations,
): StoreChange[] {
  let migrated = changes;
  for (const step of steps.slice(Math.max(version - firstVersion, 0))) migrated = migrated.flatMap(step);
  return migrated as StoreChange[];
}
