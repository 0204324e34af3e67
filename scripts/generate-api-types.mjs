// Generates common/openapi/<service>.ts from common/openapi/<service>.json.
// With --check nothing is written; the exit code is 1 when a file is out of date.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const directory = new URL('../common/openapi/', import.meta.url);
const services = ['karoo', 'bimer'];

/** Returns the TypeScript text for one service; throws when the document is not valid. */
export async function generateApiTypes(service) {
  const ast = await openapiTS(new URL(`${service}.json`, directory), { alphabetize: false });
  return (
    `// Generated from ${service}.json by scripts/generate-api-types.mjs. Do not edit: npm run api:types\n\n` +
    astToString(ast)
  );
}

async function run() {
  let outdated = 0;
  for (const service of services) {
    const target = new URL(`${service}.ts`, directory);
    const text = await generateApiTypes(service);
    if (!process.argv.includes('--check')) {
      await writeFile(target, text);
      console.log(`wrote ${fileURLToPath(target)}`);
    } else if ((await readFile(target, 'utf8').catch(() => '')) !== text) {
      outdated += 1;
      console.error(`${fileURLToPath(target)} is out of date: npm run api:types`);
    }
  }
  process.exitCode = outdated > 0 ? 1 : 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await run();
