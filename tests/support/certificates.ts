import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certificate with its key, both PEM; made on the spot, as a key has no place in a repository. */
export interface Issued {
  cert: string;
  key: string;
}

export interface IssueOptions {
  name?: string;
  /** What it is for, as OpenSSL writes it. */
  subjectAltName?: string;
  /** -1: it ended yesterday. */
  days?: number;
  isAuthority?: boolean;
}

const onLoopback = 'DNS:localhost,IP:127.0.0.1';

/** An authority of the test's own that nobody else knows. */
export class Authority implements Issued {
  private constructor(
    readonly cert: string,
    readonly key: string,
  ) {}

  static create(name = 'CA da Empresa'): Authority {
    return inFolder((folder) => {
      const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
      openssl(['req', '-x509', ...newKey(key), '-days', '2', '-subj', `/CN=${name}`, '-out', cert]);
      return new Authority(readFileSync(cert, 'utf8'), readFileSync(key, 'utf8'));
    });
  }

  issue(options: IssueOptions = {}): Issued {
    const { name = 'localhost', subjectAltName = onLoopback, days = 2, isAuthority = false } = options;
    return inFolder((folder) => {
      const path = (file: string) => join(folder, file);
      const extensions = isAuthority
        ? 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n'
        : `basicConstraints=CA:FALSE\nsubjectAltName=${subjectAltName}\n`;
      writeFileSync(path('ca.pem'), this.cert);
      writeFileSync(path('ca.key'), this.key);
      writeFileSync(path('ext'), extensions);
      openssl(['req', ...newKey(path('key.pem')), '-subj', `/CN=${name}`, '-out', path('request')]);
      openssl([
        'x509', '-req', '-in', path('request'), '-CA', path('ca.pem'), '-CAkey', path('ca.key'), '-CAcreateserial',
        '-days', String(days), '-extfile', path('ext'), '-out', path('cert.pem'),
      ]); // prettier-ignore
      return { cert: readFileSync(path('cert.pem'), 'utf8'), key: readFileSync(path('key.pem'), 'utf8') };
    });
  }

  /** An authority that this one vouches for. */
  intermediate(name: string): Authority {
    const { cert, key } = this.issue({ name, isAuthority: true });
    return new Authority(cert, key);
  }
}

function newKey(path: string): string[] {
  return ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', path];
}

function openssl(args: string[]): void {
  execFileSync('openssl', args, { stdio: 'pipe' });
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'kbc-tls-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
