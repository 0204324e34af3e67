import { describe, expect, it } from 'vitest';
import { AppError, type Failure } from '../../../../common/errors';
import { ProxyError, type ProxyTrouble } from '../../../../main/adapters/http/proxy-error';
import { TransportError, transportError } from '../../../../main/adapters/http/transport-error';

const failure = (fields: object) => Object.assign(new Error('x'), fields);
const withCause = (code: string, cause: object) =>
  failure({ name: 'RequestError', code, cause: failure(cause) });

describe('transportError', () => {
  it.each([
    ['ENOTFOUND', failure({ code: 'ENOTFOUND' }), 'network-unreachable'],
    ['EAI_AGAIN', failure({ code: 'EAI_AGAIN' }), 'network-unreachable'],
    ['ECONNREFUSED', failure({ code: 'ECONNREFUSED' }), 'network-unreachable'],
    [
      'EHOSTUNREACH while connecting',
      withCause('EHOSTUNREACH', { syscall: 'connect' }),
      'network-unreachable',
    ],
    ['ENETUNREACH while connecting', withCause('ENETUNREACH', { syscall: 'connect' }), 'network-unreachable'],
    [
      'ENETUNREACH on every address',
      withCause('ENETUNREACH', {
        errors: [failure({ syscall: 'connect' }), failure({ syscall: 'connect' })],
      }),
      'network-unreachable',
    ],
    ['ETIMEDOUT while connecting', withCause('ETIMEDOUT', { syscall: 'connect' }), 'timeout'],
    [
      'time-out of the connection',
      failure({ name: 'TimeoutError', code: 'ETIMEDOUT', event: 'connect' }),
      'timeout',
    ],
    [
      'time-out of the look-up',
      failure({ name: 'TimeoutError', code: 'ETIMEDOUT', event: 'lookup' }),
      'timeout',
    ],
    [
      'time-out of TLS',
      failure({ name: 'TimeoutError', code: 'ETIMEDOUT', event: 'secureConnect' }),
      'timeout',
    ],
    ['expired certificate', failure({ code: 'CERT_HAS_EXPIRED' }), 'insecure-connection'],
    ['own certificate', failure({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }), 'insecure-connection'],
    ['foreign name', failure({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' }), 'insecure-connection'],
    ['unknown authority', failure({ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }), 'insecure-connection'],
    ['no TLS at all', failure({ code: 'EPROTO', timings: {} }), 'insecure-connection'],
  ])('knows that nothing was sent: %s', (_, thrown, code) => {
    expect(transportError(thrown)).toMatchObject({ code, mayHaveArrived: false });
  });

  it.each([
    ['ECONNRESET', failure({ code: 'ECONNRESET' }), 'network-unreachable'],
    ['EPIPE', failure({ code: 'EPIPE' }), 'network-unreachable'],
    ['EHOSTUNREACH while reading', withCause('EHOSTUNREACH', { syscall: 'read' }), 'network-unreachable'],
    ['ETIMEDOUT while reading', withCause('ETIMEDOUT', { syscall: 'read' }), 'timeout'],
    [
      'time-out of the answer',
      failure({ name: 'TimeoutError', code: 'ETIMEDOUT', event: 'response' }),
      'timeout',
    ],
    [
      'time-out of the whole',
      failure({ name: 'TimeoutError', code: 'ETIMEDOUT', event: 'request' }),
      'timeout',
    ],
    ['broken TLS record', failure({ code: 'EPROTO', timings: { secureConnect: 5 } }), 'insecure-connection'],
    ['no HTTP', failure({ code: 'HPE_INVALID_CONSTANT' }), 'invalid-response'],
    ['broken gzip', failure({ code: 'Z_DATA_ERROR' }), 'invalid-response'],
    [
      'broken gzip as got tells it',
      withCause('ERR_READING_RESPONSE_STREAM', { code: 'Z_DATA_ERROR' }),
      'invalid-response',
    ],
    ['abort', failure({ name: 'AbortError', code: 'ERR_ABORTED' }), 'network-unreachable'],
    ['anything', 'boom', 'network-unreachable'],
    ['nothing', undefined, 'network-unreachable'],
    [
      'a mixture',
      withCause('ENETUNREACH', { errors: [failure({ syscall: 'connect' }), failure({})] }),
      'network-unreachable',
    ],
  ])('assumes that it may have arrived: %s', (_, thrown, code) => {
    expect(transportError(thrown)).toMatchObject({ code, mayHaveArrived: true });
  });

  it('leaves its own errors as they are', () => {
    const error = new TransportError('timeout', false, { detail: 'x' });
    expect(transportError(error)).toBe(error);
  });
});

it.each([
  ['ENOTFOUND', /O nome “bimer” não foi encontrado/],
  ['EAI_AGAIN', /DNS/],
  ['ECONNREFUSED', /“bimer” recusou a conexão/],
  ['EHOSTUNREACH', /não há caminho até “bimer”/],
  ['EPROTO', /“bimer” não respondeu como um servidor https/],
  ['CERT_NOT_YET_VALID', /A conexão com “bimer” não é segura: o certificado ainda não vale\.$/],
  ['CERT_REVOKED', /o certificado foi revogado/],
  ['CERT_UNTRUSTED', /o certificado não foi aceito/],
  ['ECONNRESET', /^Não foi possível alcançar o servidor\.$/],
])('says of %s in pt-BR what it means for the host', (code, message) => {
  const error = transportError(failure({ code }), 'bimer');
  expect(error.message).toMatch(message);
  // What is kept of it says the same again, also after a restart.
  const kept = JSON.parse(JSON.stringify(error.toFailure())) as Failure;
  expect(JSON.stringify(kept)).not.toContain(error.message);
  expect(AppError.fromFailure(kept).toData()).toEqual(error.toData());
});

it.each<[ProxyTrouble, RegExp]>([
  [{ kind: 'unreachable' }, /alcançar o proxy “proxy:3128”/],
  [{ kind: 'credentials', hasCredentials: true }, /recusou o usuário e a senha/],
  [{ kind: 'credentials', hasCredentials: false }, /pede usuário e senha/],
  [{ kind: 'refused', status: 403 }, /não permite a conexão com “bimer” \(HTTP 403\)/],
  [{ kind: 'refused', status: 502 }, /não conseguiu chegar a “bimer” \(HTTP 502\)/],
  [{ kind: 'unsupported' }, /não sabe usar \(proxy:3128\)/],
])('keeps of a proxy what stood in the way: %j', (trouble, message) => {
  const error = transportError(new ProxyError('proxy:3128', trouble), 'bimer');
  const kept = JSON.parse(JSON.stringify(error.toFailure())) as Failure;
  expect(AppError.fromFailure(kept).toData()).toEqual(error.toData());
  expect(error.message).toMatch(message);
});
