import bimerDocument from '../../../common/openapi/bimer.json' with { type: 'json' };
import karooDocument from '../../../common/openapi/karoo.json' with { type: 'json' };
import type { CheckedService } from '../../../common/compatibility';
import type { Schema, Schemas } from './hold-against';

interface Operation {
  'x-source': 'documented' | 'assumed';
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}

interface Description {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Schemas };
}

const descriptions = { karoo: karooDocument, bimer: bimerDocument } as unknown as Record<
  CheckedService,
  Description
>;

/** What is written down of one route: whether it is documented or assumed, and how a good answer looks. */
export interface RouteDescription {
  source: 'documented' | 'assumed';
  /** Null: the answer is no JSON. */
  answer: Schema | null;
  schemas: Schemas;
}

/** `path` as the description has it, e.g. `/v1/atendimentos/{id}`. */
export function describedRoute(
  service: CheckedService,
  method: 'get' | 'post',
  path: string,
): RouteDescription {
  const { paths, components } = descriptions[service];
  const operation = paths[path]?.[method];
  if (!operation) throw new Error(`${service} has no description of ${path}`);
  const answer = operation.responses['200']?.content?.['application/json']?.schema ?? null;
  return { source: operation['x-source'], answer, schemas: components.schemas };
}
