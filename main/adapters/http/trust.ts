import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import * as tls from 'node:tls';
import type { CaFileProblem } from '../../../common/texts/certificates';
import type { Logger } from '../../services/ports';

/** The authorities whose certificates count. */
export interface Trust {
  /** PEM of each; null = what the runtime trusts by itself. */
  authorities: readonly string[] | null;
  context: tls.SecureContext | null;
  /** Why the company's file does not count; null = it does, or there is none. */
  problem: CaFileProblem | null;
}

const builtInTrust: Trust = { authorities: null, context: null, problem: null };
const maxFileBytes = 1024 * 1024;
const recheckMs = 60_000;

/**
 * What the runtime trusts, what the system trusts and what the company's file holds, all at once. The file is looked at
 * again after a minute: a new one counts without a restart.
 */
export class TrustStore {
  #file: string | null = null;
  #content: string | null = null;
  #checkedAt = 0;
  #trust: Promise<Trust> = Promise.resolve(builtInTrust);

  constructor(
    private readonly logger: Logger,
    private readonly now: () => number,
    private readonly system: () => readonly string[] = systemAuthorities,
  ) {}

  /** `caFile`: path of a file with certificates in PEM or DER; '' = none. The same object until something changes. */
  current(caFile: string): Promise<Trust> {
    const isFresh = caFile === this.#file && this.now() - this.#checkedAt < recheckMs;
    if (!isFresh) {
      this.#checkedAt = this.now();
      this.#trust = this.#load(caFile, this.#trust);
    }
    return this.#trust;
  }

  async #load(caFile: string, before: Promise<Trust>): Promise<Trust> {
    const previous = await before;
    const found = caFile === '' ? { authorities: [], problem: null } : await readAuthorities(caFile);
    const content = JSON.stringify(found);
    if (caFile === this.#file && content === this.#content) return previous;
    this.#file = caFile;
    this.#content = content;
    if (found.problem !== null)
      this.logger.warn('certificates not read', { file: caFile, why: found.problem });
    const added = [...this.system(), ...found.authorities];
    if (added.length === 0) return { ...builtInTrust, problem: found.problem };
    const authorities = [...new Set([...tls.rootCertificates, ...added])];
    return {
      authorities,
      context: tls.createSecureContext({ ca: authorities }),
      problem: found.problem,
    };
  }
}

/** What the operating system trusts; none where this Node cannot tell (before 22.15). */
export function systemAuthorities(): readonly string[] {
  const { getCACertificates } = tls as { getCACertificates?: (kind: 'system') => string[] };
  return getCACertificates?.('system') ?? [];
}

async function readAuthorities(path: string): Promise<Pick<Trust, 'problem'> & { authorities: string[] }> {
  const refuse = (problem: CaFileProblem) => ({ authorities: [], problem });
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    return refuse({ path, why: 'unreadable', code: (error as NodeJS.ErrnoException).code ?? 'erro' });
  }
  if (bytes.length > maxFileBytes) return refuse({ path, why: 'too-large' });
  const blocks = bytes.toString('latin1').match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
  try {
    const authorities = (blocks ?? [bytes]).map((block) => new X509Certificate(block).toString());
    return { authorities, problem: null };
  } catch {
    return refuse({ path, why: 'no-certificate' });
  }
}
