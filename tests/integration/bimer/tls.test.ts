import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transportError } from '../../../main/adapters/http/transport-error';
import { sendRequest } from '../../../main/adapters/http/send-request';
import { startRawServer } from '../../support/raw-server';

/** A certificate that nobody vouches for, made on the spot: a key has no place in a repository. */
function createCertificate(): { key: Buffer; cert: Buffer } | null {
  const folder = mkdtempSync(join(tmpdir(), 'kbc-tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  try {
    execFileSync('openssl', [
      'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost', '-keyout', key, '-out', cert,
    ], { stdio: 'ignore' }); // prettier-ignore
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } catch {
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const certificate = createCertificate();
const post = (url: string) => sendRequest({ method: 'POST', url, json: { Parecer: 'x' } });

describe.skipIf(certificate === null)('a server whose certificate nobody vouches for', () => {
  const requests: string[] = [];
  const server = createServer(certificate ?? {}, (request, response) => {
    requests.push(request.url ?? '');
    response.end('{}');
  });
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it('gets nothing of a POST', async () => {
    const url = `https://localhost:${(server.address() as AddressInfo).port}/`;
    await expect(post(url)).rejects.toMatchObject({ code: 'insecure-connection', mayHaveArrived: false });
    expect(requests).toEqual([]);
  });
});

it('a server that speaks no TLS gets nothing either', async () => {
  const server = await startRawServer((_, response) => response.end('{}'));
  await expect(post(server.url.replace('http:', 'https:'))).rejects.toMatchObject({
    code: 'insecure-connection',
    mayHaveArrived: false,
  });
  expect(server.requests).toEqual([]);
  await server.close();
});

it.each([
  ['http://127.0.0.1:1/', 'network-unreachable'],
  ['http://localhost:1/', 'network-unreachable'],
  ['http://no-such-host.invalid/', 'network-unreachable'],
])('nothing is sent to %s', async (url, code) => {
  const error = await post(url).catch((thrown: unknown) => transportError(thrown));
  expect(error).toMatchObject({ code, mayHaveArrived: false });
});
