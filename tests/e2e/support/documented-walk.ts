import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { TestInfo } from '@playwright/test';
import { expect } from '../../support/desktop/fixture';

const documentFile = fileURLToPath(new URL('../../../docs/accessibility.md', import.meta.url));
const block = /(?<=\n```text walk\n)[\s\S]*?(?=\n```\n)/;

/**
 * Compares the walk with the one that stands in docs/accessibility.md. `--update-snapshots` writes it there instead,
 * for a person to read before it is committed.
 */
export async function expectDocumentedWalk(lines: readonly string[], { config }: TestInfo): Promise<void> {
  const text = await readFile(documentFile, 'utf8');
  const heard = lines.join('\n');
  const isUpdated = config.updateSnapshots === 'all' || config.updateSnapshots === 'changed';
  if (isUpdated)
    await writeFile(
      documentFile,
      text.replace(block, () => heard),
    );
  else expect(heard).toBe(block.exec(text)?.[0]);
}
