import bimerDocument from '../../common/openapi/bimer.json' with { type: 'json' };
import karooDocument from '../../common/openapi/karoo.json' with { type: 'json' };

export type Service = 'karoo' | 'bimer';
type Node = Record<string, unknown>;

export const documents: Readonly<Record<Service, Node>> = { karoo: karooDocument, bimer: bimerDocument };

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  schema: Node;
}

/** One method of one path of a document. */
export interface Operation {
  service: Service;
  method: string;
  /** The path as the document writes it, e.g. `/v1/atendimentos/{id}`. */
  template: string;
  parameters: Parameter[];
  /** Content type of the request body, or null. */
  bodyType: string | null;
  statuses: string[];
}

export interface OperationMatch {
  operation: Operation;
  pathValues: Record<string, string>;
}

/** Follows a local `$ref`, as often as needed. */
export function resolveNode(service: Service, node: unknown): Node {
  const ref = (node as { $ref?: string } | undefined)?.$ref;
  if (ref === undefined) return (node ?? {}) as Node;
  const target = ref
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (at, key) => (at as Node)[key.replaceAll('~1', '/').replaceAll('~0', '~')],
      documents[service],
    );
  return resolveNode(service, target);
}

export const operations: readonly Operation[] = (['karoo', 'bimer'] as const).flatMap((service) =>
  Object.entries(documents[service]['paths'] as Record<string, Node>).flatMap(([template, methods]) =>
    Object.entries(methods).map(([method, node]) => readOperation(service, method, template, node as Node)),
  ),
);

function readOperation(service: Service, method: string, template: string, node: Node): Operation {
  const parameters = ((node['parameters'] ?? []) as unknown[]).map((entry) => {
    const parameter = resolveNode(service, entry);
    return { required: false, ...parameter, schema: resolveNode(service, parameter['schema']) } as Parameter;
  });
  const body = node['requestBody'] as { content: Node } | undefined;
  return {
    service,
    method: method.toUpperCase(),
    template,
    parameters,
    bodyType: body ? (Object.keys(body.content)[0] ?? null) : null,
    statuses: Object.keys(node['responses'] as Node),
  };
}

/** The operation for a path; literal paths win over templates. `methods` lists what the path knows when the method does not fit. */
export function matchOperation(
  service: Service,
  method: string,
  path: string,
): OperationMatch | { methods: string[] } {
  const fitting = operations
    .filter((operation) => operation.service === service)
    .map((operation) => ({ operation, pathValues: matchTemplate(operation.template, path) }))
    .filter((match): match is OperationMatch => match.pathValues !== null)
    .sort((a, b) => Object.keys(a.pathValues).length - Object.keys(b.pathValues).length);
  const match = fitting.find(({ operation }) => operation.method === method);
  return match ?? { methods: fitting.map(({ operation }) => operation.method) };
}

function matchTemplate(template: string, path: string): Record<string, string> | null {
  const expected = template.split('/');
  const given = path.split('/');
  if (expected.length !== given.length) return null;
  const values: Record<string, string> = {};
  for (const [index, part] of expected.entries()) {
    const value = given[index] as string;
    if (part.startsWith('{')) values[part.slice(1, -1)] = safeDecode(value);
    else if (part !== value) return null;
  }
  return values;
}

function safeDecode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
