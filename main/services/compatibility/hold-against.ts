import type { Finding } from '../../../common/compatibility';

/** A schema of an OpenAPI 3.1 document, as far as the descriptions of Karoo and Bimer use it. */
export interface Schema {
  $ref?: string;
  type?: string | readonly string[];
  anyOf?: readonly Schema[];
  allOf?: readonly Schema[];
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  items?: Schema;
  enum?: readonly unknown[];
  pattern?: string;
  format?: string;
}

export type Schemas = Readonly<Record<string, Schema>>;

/** So many records of a list are looked at: they are alike. */
const sampleSize = 20;
const formats: Readonly<Record<string, RegExp>> = {
  date: /^\d{4}-\d\d-\d\d$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/i,
};

/**
 * How a value of JSON differs from a schema; empty = not at all. Each finding stands once, however many records of a list
 * have it. `schemas`: those that `#/components/schemas/…` names.
 */
export function holdAgainst(value: unknown, schema: Schema, schemas: Schemas): Finding[] {
  const found = new Map<string, Finding>();
  look(value, schema, '', { schemas, add: (finding) => found.set(JSON.stringify(finding), finding) });
  return [...found.values()];
}

interface Look {
  schemas: Schemas;
  add: (finding: Finding) => void;
}

function look(value: unknown, given: Schema, field: string, how: Look): void {
  const schema = resolved(given, how.schemas);
  if (schema.allOf) {
    for (const part of schema.allOf) look(value, part, field, how);
    return;
  }
  if (schema.anyOf) {
    const fitting = schema.anyOf.map((part) => resolved(part, how.schemas)).find((part) => fits(value, part));
    if (fitting) look(value, fitting, field, how);
    else
      how.add(
        otherType(
          value,
          schema.anyOf.map((part) => resolved(part, how.schemas)),
          field,
        ),
      );
    return;
  }
  if (!fits(value, schema)) {
    how.add(otherType(value, [schema], field));
    return;
  }
  if (Array.isArray(value)) {
    for (const item of (value as unknown[]).slice(0, sampleSize))
      look(item, schema.items ?? {}, `${field}[]`, how);
  } else if (typeof value === 'object' && value !== null) {
    lookAtFields(value as Record<string, unknown>, schema, field, how);
  } else if (typeof value === 'string') {
    lookAtText(value, schema, field, how);
  }
}

function lookAtFields(record: Record<string, unknown>, schema: Schema, field: string, how: Look): void {
  for (const [name, part] of Object.entries(schema.properties ?? {})) {
    const path = field === '' ? name : `${field}.${name}`;
    const key = keyOf(record, name);
    if (key === undefined) {
      if (schema.required?.includes(name)) how.add({ kind: 'missing-field', field: path });
      continue;
    }
    if (key !== name) how.add({ kind: 'other-case', field: path, found: key });
    look(record[key], part, path, how);
  }
}

function lookAtText(text: string, { enum: words, pattern, format }: Schema, field: string, how: Look): void {
  if (words && !words.includes(text)) how.add({ kind: 'unknown-value', field });
  const isWritten =
    (pattern === undefined || new RegExp(pattern, 'u').test(text)) &&
    (formats[format ?? '']?.test(text) ?? true);
  if (!isWritten) how.add({ kind: 'other-format', field });
}

/** The key as the record writes it; its own spelling goes first. */
function keyOf(record: Record<string, unknown>, name: string): string | undefined {
  if (Object.hasOwn(record, name)) return name;
  const wanted = name.toLowerCase();
  return Object.keys(record).find((key) => key.toLowerCase() === wanted);
}

function resolved(schema: Schema, schemas: Schemas): Schema {
  const name = schema.$ref?.split('/').at(-1);
  if (name === undefined) return schema;
  const target = schemas[name];
  if (!target) throw new Error(`no schema ${name}`);
  return resolved(target, schemas);
}

function fits(value: unknown, { type }: Schema): boolean {
  if (type === undefined) return true;
  const types = typesOf(type);
  const found = typeOf(value);
  return types.includes(found) || (found === 'integer' && types.includes('number'));
}

function otherType(value: unknown, schemas: readonly Schema[], field: string): Finding {
  const expected = schemas.flatMap(({ type }) => (type === undefined ? [] : typesOf(type)));
  return { kind: 'other-type', field, expected: [...new Set(expected)].join(' | '), found: typeOf(value) };
}

function typesOf(type: string | readonly string[]): readonly string[] {
  return typeof type === 'string' ? [type] : type;
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}
