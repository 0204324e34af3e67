import type { LookupAddress } from 'node:dns';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Resolve } from '../../../main/adapters/http/private-lookup';
import { sendRequest } from '../../../main/adapters/http/send-request';
import { sendJson, startRawServer, type RawServer } from '../../support/raw-server';
import { quickTimeouts } from '../bimer/set-up';
import { networkWith } from './set-up';

let server: RawServer;
beforeEach(async () => {
  server = await startRawServer((_, response) => { sendJson(response, {}); }); // prettier-ignore
});
afterEach(() => server.close());

const v4 = (address: string): LookupAddress => ({ address, family: 4 });
const v6 = (address: string): LookupAddress => ({ address, family: 6 });

/** A name server that gives one answer after the other, the last one for ever. */
function answering(...answers: (LookupAddress[] | string)[]): Resolve {
  let asked = 0;
  return (_hostname, _options, callback) => {
    const answer = answers[Math.min(asked++, answers.length - 1)] ?? [];
    if (typeof answer === 'string') callback(Object.assign(new Error(answer), { code: answer }), []);
    else callback(null, answer);
  };
}

function send(resolve: Resolve, method: 'GET' | 'POST' = 'POST') {
  const url = server.url.replace('127.0.0.1', 'bimer');
  const request = { method, url, ...(method === 'POST' && { json: { senha: 'x' } }) };
  return sendRequest(request, { timeouts: quickTimeouts, network: networkWith({ resolve }) });
}

describe('plain http to a name', () => {
  it('goes to the private address that the name has', async () => {
    expect(await send(answering([v4('127.0.0.1')]))).toMatchObject({ status: 200 });
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['a public address', [v4('203.0.113.7')], '203.0.113.7'],
    ['a public one among private ones', [v4('127.0.0.1'), v4('203.0.113.7')], '203.0.113.7'],
    ['a public one in IPv6', [v4('127.0.0.1'), v6('2001:db8::7')], '2001:db8::7'],
    ['a public one in the IPv6 form', [v6('::ffff:203.0.113.7')], '::ffff:203.0.113.7'],
  ])('sends nothing to %s', async (_, addresses, stray) => {
    await expect(send(answering(addresses))).rejects.toMatchObject({
      code: 'insecure-connection',
      mayHaveArrived: false,
      message: expect.stringContaining(`“bimer” leva a ${stray}, fora da rede interna`) as string,
      action: expect.stringContaining('https://') as string,
    });
    expect(server.requests).toEqual([]);
  });

  it('is judged again for every connection', async () => {
    const resolve = answering([v4('127.0.0.1')], [v4('203.0.113.7')]);
    const network = networkWith({ resolve });
    const url = server.url.replace('127.0.0.1', 'bimer');
    const post = () => sendRequest({ method: 'POST', url, json: {} }, { timeouts: quickTimeouts, network });
    await post();
    await expect(post()).rejects.toMatchObject({ code: 'insecure-connection' });
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['ENOTFOUND', /O nome “bimer” não foi encontrado/],
    ['EAI_AGAIN', /DNS/],
  ])('says why a name leads nowhere: %s', async (code, message) => {
    await expect(send(answering(code))).rejects.toMatchObject({
      code: 'network-unreachable',
      mayHaveArrived: false,
      message: expect.stringMatching(message) as string,
    });
  });
});
