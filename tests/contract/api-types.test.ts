import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { documents, operations } from '../../sandbox/openapi/operations';
// @ts-expect-error: a plain script without types
import { generateApiTypes } from '../../scripts/generate-api-types.mjs';

const generate = generateApiTypes as (service: string) => Promise<string>;

describe.each(['karoo', 'bimer'] as const)('OpenAPI document of %s', (service) => {
  it('has the types that were generated from it', async () => {
    const committed = await readFile(new URL(`../../common/openapi/${service}.ts`, import.meta.url), 'utf8');
    expect(await generate(service)).toBe(committed);
  });

  it('says of each operation whether it is documented or assumed', () => {
    const paths = documents[service]['paths'] as Record<string, Record<string, Record<string, unknown>>>;
    const own = operations.filter((operation) => operation.service === service);
    expect(own.length).toBeGreaterThan(4);
    for (const { template, method } of own) {
      expect(['documented', 'assumed'], template).toContain(
        paths[template]?.[method.toLowerCase()]?.['x-source'],
      );
    }
  });
});
