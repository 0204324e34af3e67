import { expect, it } from 'vitest';
import { transportError } from '../../../main/adapters/http/transport-error';
import { sendRequest } from '../../../main/adapters/http/send-request';
import { Authority } from '../../support/certificates';
import { startRawServer } from '../../support/raw-server';
import { startTlsServer } from '../../support/tls-server';

const post = (url: string) => sendRequest({ method: 'POST', url, json: { Parecer: 'x' } });

it('a server whose certificate nobody vouches for gets nothing of a POST', async () => {
  const server = await startTlsServer(Authority.create());
  await expect(post(server.url)).rejects.toMatchObject({
    code: 'insecure-connection',
    mayHaveArrived: false,
  });
  expect(server.paths).toEqual([]);
  await server.close();
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
