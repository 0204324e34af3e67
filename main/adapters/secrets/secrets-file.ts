import { readFile, rename } from 'node:fs/promises';
import { secretNames, type SecretName } from '../../../common/settings/settings';
import type { Logger } from '../../services/ports';
import { replaceFile } from '../store/durable-file';

/** Ciphertexts of the system's keyring, base64. */
export type Ciphertexts = Partial<Record<SecretName, string>>;

interface SecretsFile {
  version: 1;
  secrets: Ciphertexts;
}

export interface ReadOptions {
  logger: Logger;
  now: () => number;
  /** Takes what the person must know, in pt-BR. */
  tell: (notice: string) => void;
}

/**
 * What the file holds; {} when there is none. A damaged file is renamed with the date and its last good copy (`.bak`)
 * read in its place; the person is told.
 */
export async function readSecretsFile(path: string, options: ReadOptions): Promise<Ciphertexts> {
  const { logger, now, tell } = options;
  try {
    return (await read(path)) ?? {};
  } catch {
    logger.warn('secrets file cannot be read');
  }
  const copy = `${path}.damaged-${new Date(now()).toISOString().replaceAll(':', '-')}`;
  await rename(path, copy).catch(() => undefined);
  const restored = await read(`${path}.bak`).catch(() => null);
  if (restored) await writeSecretsFile(path, restored).catch(() => undefined);
  tell(
    restored
      ? `O arquivo de senhas estava danificado e a última cópia boa foi restaurada; o arquivo danificado foi guardado em ${copy}.`
      : `O arquivo de senhas estava danificado e foi guardado em ${copy}. Informe as senhas de novo em Configurações.`,
  );
  return restored ?? {};
}

/** Durable when it resolves. The copy to go back to is written with it, so that a removed secret is in neither. */
export async function writeSecretsFile(path: string, secrets: Ciphertexts): Promise<void> {
  const bytes = Buffer.from(JSON.stringify({ version: 1, secrets } satisfies SecretsFile));
  await replaceFile(path, bytes);
  await replaceFile(`${path}.bak`, bytes);
}

/** null = there is no file. Throws when it is no secrets file. */
async function read(path: string): Promise<Ciphertexts | null> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const content = JSON.parse(text) as Partial<SecretsFile> | null;
  if (typeof content?.secrets !== 'object') throw new Error('no secrets file');
  const secrets: Ciphertexts = {};
  for (const name of secretNames) {
    const ciphertext = (content.secrets as Partial<Record<string, unknown>> | null)?.[name];
    if (typeof ciphertext === 'string') secrets[name] = ciphertext;
  }
  return secrets;
}
