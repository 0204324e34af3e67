import { readFile } from 'node:fs/promises';
import type { Logger } from '../services/ports';
import { parsePolicy } from '../services/settings/parse-policy';
import { emptyPolicy, type Policy } from '../services/settings/resolve-settings';

export interface LoadedPolicy {
  policy: Policy;
  /** Path of the file in force; null = there is none. */
  file: string | null;
}

const maxPolicyChars = 256 * 1024;

/** Reads the policy file. A missing one is no policy; one that cannot be read is said and ignored. */
export async function loadPolicy(path: string, logger: Logger): Promise<LoadedPolicy> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { policy: emptyPolicy, file: null };
    const problem = `O arquivo de políticas ${path} não pôde ser lido (${code ?? 'erro'}).`;
    return { policy: { ...emptyPolicy, problems: [problem] }, file: path };
  }
  const policy = parsePolicy(text.length > maxPolicyChars ? null : parseJson(text));
  for (const problem of policy.problems) logger.warn('policy', { problem });
  return { policy, file: path };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    return null;
  }
}
