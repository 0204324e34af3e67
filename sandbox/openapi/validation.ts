import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { documents, resolveNode, type Operation, type OperationMatch, type Service } from './operations';

const options = { strict: false, allErrors: true } as const;
const bodies = addFormats(new Ajv2020(options));
// Everything in a URL is text: numbers and booleans are read from it.
const urlValues = addFormats(new Ajv2020({ ...options, coerceTypes: true }));
for (const service of ['karoo', 'bimer'] as const) bodies.addSchema({ $id: service, ...documents[service] });

export interface IncomingCall {
  match: OperationMatch;
  query: URLSearchParams;
  contentType: string;
  body: string;
}

/** What is wrong with a request, one sentence each; empty when it keeps to the document. */
export function requestProblems({ match, query, contentType, body }: IncomingCall): string[] {
  const { operation, pathValues } = match;
  const repeated = [...new Set(query.keys())].filter((name) => query.getAll(name).length > 1);
  return [
    ...urlProblems(operation, 'path', pathValues),
    ...urlProblems(operation, 'query', Object.fromEntries(query)),
    ...repeated.map((name) => `query ${name}: given more than once`),
    ...bodyProblems(operation, contentType, body),
  ];
}

/** The same for an answer; `body` is the parsed JSON. */
export function responseProblems(operation: Operation, status: number, body: unknown): string[] {
  const key = operation.statuses.includes(String(status)) ? String(status) : 'default';
  const { service, template, method } = operation;
  const at = `#/paths/${pointer(template)}/${method.toLowerCase()}/responses/${key}`;
  if (!operation.statuses.includes(key)) return [`status ${status} is not described`];
  const response = resolveNode(service, { $ref: at }) as { content?: Record<string, unknown> };
  if (!response.content?.['application/json']) return [];
  return check(compiled(service, responsePointer(service, at)), body, 'body');
}

function responsePointer(service: Service, at: string): string {
  const parent = documents[service]['paths'] as Record<
    string,
    Record<string, { responses: Record<string, { $ref?: string }> }>
  >;
  const [, , template, method, , status] = at.split('/').map((part) => part.replaceAll('~1', '/'));
  const ref = parent[template as string]?.[method as string]?.responses[status as string]?.$ref;
  return `${ref ?? at}/content/application~1json/schema`;
}

function urlProblems(
  operation: Operation,
  place: 'path' | 'query',
  values: Record<string, string>,
): string[] {
  const parameters = operation.parameters.filter((parameter) => parameter.in === place);
  const schema = {
    type: 'object',
    properties: Object.fromEntries(parameters.map(({ name, schema: value }) => [name, value])),
    required: parameters.filter(({ required }) => required).map(({ name }) => name),
    additionalProperties: false,
  };
  return check(
    cached(`${operation.service} ${operation.method} ${operation.template} ${place}`, () =>
      urlValues.compile(schema),
    ),
    { ...values },
    place,
  );
}

function bodyProblems(operation: Operation, contentType: string, body: string): string[] {
  const { bodyType, service, template, method } = operation;
  if (bodyType === null) return body === '' ? [] : ['body: none is expected'];
  if (contentType.split(';')[0]?.trim().toLowerCase() !== bodyType) return [`body: must be ${bodyType}`];
  const at = `#/paths/${pointer(template)}/${method.toLowerCase()}/requestBody/content/${pointer(bodyType)}/schema`;
  try {
    const value: unknown =
      bodyType === 'application/json' ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body));
    return check(compiled(service, at), value, 'body');
  } catch (error) {
    if (error instanceof SyntaxError) return ['body: is not JSON'];
    throw error;
  }
}

const validators = new Map<string, ValidateFunction>();

function cached(key: string, create: () => ValidateFunction): ValidateFunction {
  const validator = validators.get(key) ?? create();
  validators.set(key, validator);
  return validator;
}

function compiled(service: Service, at: string): ValidateFunction {
  return cached(service + at, () => bodies.compile({ $ref: service + at }));
}

function check(validate: ValidateFunction, value: unknown, place: string): string[] {
  return validate(value) ? [] : (validate.errors ?? []).map((error) => `${place}${describe(error)}`);
}

// Only the shape is told, never the value: it could be a password or a person's data.
function describe({ instancePath, message, params }: ErrorObject): string {
  const extra = (params as { additionalProperty?: string }).additionalProperty;
  return `${instancePath}: ${message}${extra === undefined ? '' : ` (${extra})`}`;
}

const pointer = (text: string) => text.replaceAll('~', '~0').replaceAll('/', '~1');
