import type { WireRecord } from '../../http/wire-values';

const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+|"/gs;

/**
 * The texts and numbers that stand directly in a JSON object, as far as its text can be read: its end may be missing.
 * Never throws.
 */
export function scalarFieldsOf(text: string): WireRecord {
  const fields: WireRecord = {};
  let depth = 0;
  let key: string | null = null;
  let isValue = false;
  for (const [part] of text.matchAll(token)) {
    if (part === '"') break;
    if (part === '{' || part === '[') depth += 1;
    else if (part === '}' || part === ']') depth -= 1;
    if (depth !== 1) continue;
    if (part === ':') isValue = true;
    else if (part === ',') isValue = false;
    else if (!isValue) key = textIn(part);
    else if (key !== null && /^["\d-]/.test(part)) {
      Object.defineProperty(fields, key, { value: valueIn(part), enumerable: true, configurable: true });
      key = null;
    }
  }
  return fields;
}

function valueIn(part: string): unknown {
  try {
    return JSON.parse(part) as unknown;
  } catch {
    return null;
  }
}

function textIn(part: string): string | null {
  const value = valueIn(part);
  return typeof value === 'string' ? value : null;
}
