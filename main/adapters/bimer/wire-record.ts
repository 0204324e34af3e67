import { recordOf, type WireRecord } from '../http/wire-values';

/** One field of a Bimer object. Bimer's versions differ in the case of the keys, so case does not count. */
export function fieldOf(record: WireRecord, name: string): unknown {
  if (Object.hasOwn(record, name)) return record[name];
  const wanted = name.toLowerCase();
  const key = Object.keys(record).find((candidate) => candidate.toLowerCase() === wanted);
  return key === undefined ? undefined : record[key];
}

/** Reads the fields of anything; of what is no object every field is undefined. */
export function fieldsOf(value: unknown): (name: string) => unknown {
  const record = recordOf(value);
  return record === null ? () => undefined : (name) => fieldOf(record, name);
}
