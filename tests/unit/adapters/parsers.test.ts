import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEnvelope, errorWords, saysNothingFound } from '../../../main/adapters/bimer/envelope';
import { fieldMessages } from '../../../main/adapters/bimer/field-names';
import { readCustomer } from '../../../main/adapters/bimer/mapping/customer';
import { lookupSources } from '../../../main/adapters/bimer/mapping/lookup-items';
import { readProcess } from '../../../main/adapters/bimer/mapping/process';
import { readStoredReference } from '../../../main/adapters/bimer/mapping/stored-record';
import { saysProcessClosed } from '../../../main/adapters/bimer/process-closed';
import { readToken } from '../../../main/adapters/bimer/sign-in/sign-in-style';
import { renewalTime } from '../../../main/adapters/bimer/sign-in/token-expiry';
import { retryAfterMs } from '../../../main/adapters/http/retry-after';
import { parseJson, recordOf } from '../../../main/adapters/http/wire-values';
import { readAccount } from '../../../main/adapters/karoo/reading/account';
import { readAttendance } from '../../../main/adapters/karoo/reading/attendance';
import { readEvent } from '../../../main/adapters/karoo/reading/event';
import { readMessage } from '../../../main/adapters/karoo/reading/message';

const readers: [string, (value: unknown) => unknown][] = [
  ['envelope', (value) => {
    const envelope = readEnvelope(value);
    saysNothingFound(envelope);
    errorWords(envelope);
    return saysProcessClosed(envelope?.errors ?? []) || fieldMessages(envelope?.errors ?? []);
  }],
  ['customer', readCustomer],
  ['process', readProcess],
  ['stored record', readStoredReference],
  ['token', readToken],
  ...Object.entries(lookupSources).map(([name, { read }]): [string, (value: unknown) => unknown] => [name, read]),
  ['account', (value) => readAccount(recordOf(value) ?? {})],
  ['attendance', (value) => readAttendance(value, 'c1')],
  ['message', (value) => readMessage(value, 0)],
]; // prettier-ignore

/** The keys that the readers look for, so that arbitrary values reach every one of them. */
const keys = [
  'Erros', 'ListaObjetos', 'Paginacao', 'ErrorCode', 'ErrorMessage', 'Identificador', 'Codigo', 'Nome', 'CpfCnpj', 'Numero',
  'Situacao', 'DataProximoContato', 'TextosPadrao', 'Login', 'Ativo', 'access_token', 'expires_in', 'conta', 'agente', 'id',
  'numero', 'fim', 'hora', 'cliente', 'contato', 'anexo', 'autor', '__proto__', 'constructor',
]; // prettier-ignore

const hostile = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.jsonValue(),
    fc.constantFrom('00A0000001', '2026-01-05T12:00:00Z', 'C01', 1e400, -0, ''),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...keys), fc.string()), tie('value'), { maxKeys: 8 }),
  ),
})).value;

describe('readers of answers', () => {
  it.each(readers)('%s never throws', (_, read) => {
    fc.assert(
      fc.property(hostile, (value) => {
        read(value);
      }),
      { numRuns: 500 },
    );
  });

  it('events, texts and headers of any kind are read without throwing', () => {
    fc.assert(
      fc.property(fc.string(), hostile, (text, value) => {
        parseJson(text);
        renewalTime(value, 0);
        retryAfterMs(text, 0);
        readEvent({ id: text, event: 'atendimento.finalizado', data: text }, 'c1');
        readEvent({ event: 'atendimento.integrado', data: JSON.stringify(value) }, 'c1');
      }),
    );
  });

  it('what is read of an attendance is bounded', () => {
    const long = 'x'.repeat(1_000_000);
    const attendance = readAttendance({
      id: 'a', numero: '1', fim: '2026-01-05T12:00:00Z', assunto: long, contato: { nome: long }, adiantamentoParecer: long,
    }, 'c1'); // prettier-ignore
    expect(JSON.stringify(attendance).length).toBeLessThan(205_000);
  });
});
