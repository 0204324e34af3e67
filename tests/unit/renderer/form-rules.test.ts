import { describe, expect, it } from 'vitest';
import type { RegistrationView } from '../../../common/registrations/registration-view';
import type { BimerProcess } from '../../../common/lookups';
import { splitAddresses } from '../../../renderer/src/features/form/addresses';
import { createLatestOnly } from '../../../renderer/src/features/form/asking';
import { processVerdict } from '../../../renderer/src/features/form/process-verdict';
import {
  queueText,
  secondsLeft,
  earlierOf,
  submissionPhase,
} from '../../../renderer/src/features/form/submission-phase';

describe('splitAddresses', () => {
  it.each([
    ['a@x.com.br', ['a@x.com.br']],
    ['a@x.com, b@x.com;c@x.com\nd@x.com', ['a@x.com', 'b@x.com', 'c@x.com', 'd@x.com']],
    ['Ana Souza <ana@x.com>, bia@x.com', ['ana@x.com', 'bia@x.com']],
    ['"Lima, João" <joao@x.com>; bia@x.com', ['joao@x.com', 'bia@x.com']],
    ['bia@x.com, Ana <ana@x.com> caio@x.com', ['bia@x.com', 'ana@x.com', 'caio@x.com']],
    ['<a@x.com><b@x.com>', ['a@x.com', 'b@x.com']],
    ['errado@ <a@x.com>', ['a@x.com']],
    ['"sem fim, a@x.com', ['"sem', 'fim', 'a@x.com']],
    ['mailto:a@x.com', ['a@x.com']],
    ['sem-arroba', ['sem-arroba']],
    [' , ', []],
  ])('splits %j', (text, addresses) => {
    expect(splitAddresses(text)).toEqual(addresses);
  });
});

describe('processVerdict', () => {
  const process: BimerProcess = {
    id: 'p',
    number: '1234567',
    isClosed: false,
    customerCode: '00263',
    customerName: 'Mercearia São João',
    subject: 'NF-e',
    productId: null,
    attendanceTypeId: null,
    openedOn: null,
    nextContactDate: null,
    nextContactUserId: null,
    contactName: null,
    isPriority: false,
  };

  it('lets an open process of the customer through', () => {
    expect(processVerdict({ state: 'found', process }, ' 00263 ')).toMatchObject({ isBlocking: false });
    expect(processVerdict({ state: 'found', process }, '')).toMatchObject({ isBlocking: false });
    // A Bimer that does not tell whose it is says nothing against it.
    const untold = { ...process, customerCode: '', customerName: '' };
    expect(processVerdict({ state: 'found', process: untold }, '00263')).toEqual({
      isBlocking: false,
      message: { tone: 'info', text: 'NF-e · em aberto' },
    });
  });

  it.each([
    ['of another customer (leading zeros count)', process, '263'],
    ['that is closed', { ...process, isClosed: true }, '00263'],
  ])('stops a process %s', (_what, found, code) => {
    const verdict = processVerdict({ state: 'found', process: found }, code);
    expect(verdict).toMatchObject({ isBlocking: true, message: { tone: 'error' } });
  });

  it('stops a number that does not exist and only warns when nobody can be asked', () => {
    expect(processVerdict({ state: 'missing' }, '')).toMatchObject({ isBlocking: true });
    expect(processVerdict({ state: 'unreachable' }, '')).toMatchObject({
      isBlocking: false,
      message: { tone: 'warning' },
    });
  });
});

const registration: RegistrationView = {
  key: 'karoo:c:a:1',
  attendanceId: 'a',
  attendanceNumber: '1',
  sequence: 1,
  customerCode: '00263',
  customerName: null,
  subject: 's',
  state: 'queued',
  isMarkedInKaroo: false,
  processNumber: null,
  attemptCount: 0,
  nextAttemptAt: null,
  undoUntil: null,
  sentAt: null,
  question: null,
  canWithdraw: false,
  canCorrect: false,
  canRetry: false,
  canSendAnyway: null,
  error: null,
  createdAt: 0,
  registeredAt: null,
};
const error = { code: 'network-unreachable' as const, message: 'Sem rede.', action: '' };

describe('submission', () => {
  it.each([
    [null, false, 'editing'],
    [null, true, 'sending'],
    [registration, false, 'sending'],
    [{ ...registration, state: 'sending' as const }, false, 'sending'],
    [{ ...registration, error }, false, 'queued'],
    [{ ...registration, state: 'verifying' as const, error }, false, 'queued'],
    [{ ...registration, state: 'registered' as const }, false, 'registered'],
    [{ ...registration, state: 'needs-you' as const, error }, false, 'editing'],
  ])('shows the phase of %j', (view, isHandingOver, phase) => {
    expect(submissionPhase(view, isHandingOver)).toBe(phase);
  });

  it('says when a queued registration will be sent', () => {
    expect(queueText({ ...registration, error })).toEqual({
      title: 'Na fila de envio – será enviado quando a conexão voltar',
      detail: 'Sem rede.',
    });
    expect(queueText({ ...registration, error, canSendAnyway: 'unasked' })).toEqual({
      title: 'Na fila de envio – esperando o Karoo confirmar que ninguém mais registrou',
      detail: 'Sem rede.',
    });
  });
});

describe('earlierOf', () => {
  const stuck = { ...registration, key: 'a', attendanceNumber: '48212', error, createdAt: 1 };
  const next = { ...registration, key: 'b', error: null, createdAt: 2 };

  it('finds what the order of the customer makes it wait for, which then is said', () => {
    expect(earlierOf(next, [next, stuck])).toBe(stuck);
    expect(submissionPhase(next, false, stuck)).toBe('queued');
    expect(queueText(next, stuck)).toEqual({
      title: 'Na fila de envio – será enviado depois do registro anterior deste cliente',
      detail: 'O registro do atendimento 48212 ainda espera: Sem rede.',
    });
  });

  it.each<[string, RegistrationView | null, RegistrationView]>([
    ['of another customer', next, { ...stuck, customerCode: '1' }],
    ['that came later', next, { ...stuck, createdAt: 3 }],
    ['that is being sent', next, { ...stuck, error: null }],
    ['that is done', next, { ...stuck, state: 'registered' }],
    ['that waits for the agent', next, { ...stuck, state: 'needs-you' }],
    ['when it is being sent itself', { ...next, state: 'sending' }, stuck],
    ['when nothing was sent', null, stuck],
  ])('waits for none %s', (_name, given, other) => {
    expect(earlierOf(given, [other])).toBeNull();
  });
});

describe('createLatestOnly', () => {
  it('knows which of several questions is the last', () => {
    const latest = createLatestOnly();
    const isFirstLatest = latest.begin();
    const isSecondLatest = latest.begin();
    expect([isFirstLatest(), isSecondLatest()]).toEqual([false, true]);
    latest.cancel();
    expect(isSecondLatest()).toBe(false);
  });
});

describe('the undo time in the form', () => {
  it.each([
    [10_000, 0, 10],
    [10_000, 9_900, 1],
    [10_000, 12_000, 1],
    [10_000, -3_600_000, 30],
  ])('until %i at %i has %i seconds left', (until, now, left) => {
    expect(secondsLeft(until, now, 30)).toBe(left);
  });
});
