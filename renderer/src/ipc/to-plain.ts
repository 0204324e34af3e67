import { toRaw } from 'vue';

/** A deep copy without Vue's proxies, which the context bridge refuses at any depth. */
export function toPlain<T>(value: T): T {
  return copy(value) as T;
}

function copy(value: unknown): unknown {
  const raw: unknown = toRaw(value);
  if (Array.isArray(raw)) return raw.map(copy);
  if (typeof raw !== 'object' || raw === null) return raw;
  return Object.fromEntries(Object.entries(raw).map(([key, entry]) => [key, copy(entry)]));
}
