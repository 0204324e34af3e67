import { describe, expect, it } from 'vitest';
import type { RegistrationState, RegistrationView } from '../../../common/registrations/registration-view';
import type { RegistrationQuestion } from '../../../common/registrations/question';
import { appended, doneSignature, registeredText } from '../../../renderer/src/features/history/history-rows';
import {
  attemptsText,
  changesText,
  inOrder,
  isWaiting,
  nextAttemptText,
  outcomeText,
  registrationTitle,
  troubleText,
} from '../../../renderer/src/features/outbox/outbox-texts';

import { AppError } from '../../../common/errors';
import { evidence, numberError } from '../../../renderer/src/features/outbox/question-texts';

const now = new Date(2026, 10, 24, 10, 0).getTime();

const view = (changes: Partial<RegistrationView> = {}): RegistrationView => ({
  key: 'karoo:1:48213:1:abcd1234',
  attendanceId: 'a1',
  attendanceNumber: '48213',
  sequence: 1,
  customerCode: '00263',
  customerName: 'Mercearia São João',
  subject: 'Nota',
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
  createdAt: now,
  registeredAt: null,
  ...changes,
});

describe('a registration in the outbox', () => {
  it('is called by its attendance, customer and place among its siblings', () => {
    expect(registrationTitle(view())).toBe('48213 · Mercearia São João');
    expect(registrationTitle(view({ customerName: null, sequence: 2 }))).toBe(
      '48213 · Cliente 00263 (2º registro)',
    );
  });

  it('says its state in the agreed words', () => {
    const states: RegistrationState[] = ['queued', 'sending', 'verifying', 'needs-you'];
    expect(states.map((state) => outcomeText(view({ state })))).toEqual([
      'Na fila',
      'Enviando',
      'Verificando no Bimer',
      'Precisa de você',
    ]);
    expect(outcomeText(view({ state: 'registered', processNumber: '1234567' }))).toBe(
      'Registrado – processo 1234567',
    );
  });

  it.each([
    [null, ''],
    [now - 1, 'Próxima tentativa a qualquer momento'],
    [now + 20_000, 'Próxima tentativa em menos de 1 min'],
    [now + 4 * 60_000, 'Próxima tentativa em 4 min'],
    [now + 90 * 60_000, 'Próxima tentativa às 11:30'],
    [now + 24 * 60 * 60_000, 'Próxima tentativa em 25/11/2026, 10:00'],
  ])('planned for %s says when', (nextAttemptAt, text) => {
    expect(nextAttemptText(view({ nextAttemptAt }), now)).toBe(text);
  });

  it('promises no attempt to what waits for the agent, and counts those made', () => {
    expect(nextAttemptText(view({ state: 'needs-you', nextAttemptAt: now }), now)).toBe('');
    expect(attemptsText(view())).toBe('');
    expect(attemptsText(view({ attemptCount: 1 }))).toBe('1 tentativa');
    expect(attemptsText(view({ state: 'registered', attemptCount: 1 }))).toBe('');
    expect(attemptsText(view({ state: 'registered', attemptCount: 3 }))).toBe('3 tentativas');
  });

  it('stands before others when it needs the agent, and is not counted when done', () => {
    const states: RegistrationState[] = ['registered', 'queued', 'sending', 'verifying', 'needs-you'];
    const rows = states.map((state) => view({ state, key: state }));
    expect(inOrder(rows).map(({ key }) => key)).toEqual([...states].reverse());
    expect(rows.filter(isWaiting)).toHaveLength(4);
  });

  it('says its new state aloud, once and only when it changed', () => {
    const before = [view(), view({ key: 'other', attendanceNumber: '2' })];
    const after = [
      view({ state: 'registered', processNumber: '77' }),
      before[1] ?? view(),
      view({ key: 'new' }),
    ];
    expect(changesText(before, after)).toBe('48213: Registrado – processo 77.');
    expect(changesText(after, after)).toBe('');
  });
});

describe('the history', () => {
  it('takes a page that overlaps without repeating a row', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((key) => view({ key })) as [
      RegistrationView,
      RegistrationView,
      RegistrationView,
    ];
    expect(appended([a, b], [b, c])).toEqual([a, b, c]);
  });

  it('shows when as dd/mm/aaaa hh:mm', () => {
    expect(registeredText(view({ registeredAt: now }))).toBe('24/11/2026 10:00');
  });

  it('is read again only when something was done', () => {
    const queued = [view()];
    expect(doneSignature([view({ attemptCount: 2 })])).toBe(doneSignature(queued));
    expect(doneSignature([view({ state: 'registered' })])).not.toBe(doneSignature(queued));
  });
});

describe('what a registration tells and asks', () => {
  const question = view({ state: 'needs-you', question: { kind: 'unknown-outcome' } });
  const error = new AppError('network-unreachable').toData();

  it('is what went wrong and what to do, and of what is done only what went wrong', () => {
    expect(troubleText(view())).toBeNull();
    expect(troubleText(view({ error }))).toEqual({ message: error.message, action: error.action });
    expect(troubleText(view({ error, state: 'registered' }))?.action).toBeNull();
    const fields = { productId: 'Produto inativo.' };
    expect(troubleText(view({ error: { ...error, fields } }))?.message).toBe(
      `${error.message} Produto inativo.`,
    );
  });

  it('is that it waits for Karoo', () => {
    expect(troubleText(view({ error, canSendAnyway: 'unasked' }))?.message).toBe(
      `Esperando o Karoo confirmar que ninguém mais registrou. ${error.message}`,
    );
  });

  it.each<[RegistrationQuestion, string, string]>([
    [
      { kind: 'unknown-outcome' },
      'Não se sabe se o Bimer gravou o registro do atendimento 48213, e este Bimer não permite que o aplicativo procure.',
      'Procure no Bimer um atendimento com a chave karoo:1:48213:1:abcd1234 e responda: já está lá, ou não está e deve ser enviado de novo.',
    ],
    [
      { kind: 'never-stored', requests: 3 },
      'O Bimer não gravou o registro do atendimento 48213 em 3 envios: a cada vez não confirmou, e depois o aplicativo procurou e não achou.',
      'O aplicativo não envia de novo sozinho. Avise a TI; com o Bimer em ordem, envie de novo, ou retire da fila para alterar os dados.',
    ],
    [
      { kind: 'found-differs', number: '900', differing: ['processNumber'], untold: [] },
      'A busca no Bimer pela chave deste registro deu o processo 900, mas não dá para confirmar que é ele: difere do que foi enviado em Número Processo.',
      'Abra o processo 900 no Bimer e responda: é este registro, ou é outro e este deve ser enviado de novo.',
    ],
    [
      { kind: 'integrated-elsewhere', number: '77' },
      'O atendimento 48213 foi registrado em outro lugar, número 77, enquanto este registro estava na fila.',
      'Confira no Bimer. Se o seu registro ainda for necessário, envie mesmo assim; senão, retire-o da fila.',
    ],
    [
      { kind: 'integrated-elsewhere', number: null },
      'O atendimento 48213 foi registrado em outro lugar, enquanto este registro estava na fila.',
      'Confira no Bimer. Se o seu registro ainda for necessário, envie mesmo assim; senão, retire-o da fila.',
    ],
    [
      { kind: 'found-differs', number: '900', differing: ['customerId', 'subject'], untold: ['opinion'] },
      'A busca no Bimer pela chave deste registro deu o processo 900, mas não dá para confirmar que é ele: difere do que foi enviado em cliente, TAG / Assunto; o Bimer não informa Parecer.',
      'Abra o processo 900 no Bimer e responda: é este registro, ou é outro e este deve ser enviado de novo.',
    ],
    [
      { kind: 'stored-twice', number: '900', other: '901' },
      'O Bimer tem este registro duas vezes: processos 900 e 901.',
      'Um envio anterior foi gravado com atraso. Confira os dois no Bimer e cancele o que sobra; o Karoo recebe o número do primeiro.',
    ],
    [
      { kind: 'stored-twice', number: '900', other: '900' },
      'O Bimer tem este registro duas vezes: dois pareceres no processo 900.',
      'Um envio anterior foi gravado com atraso. Confira os dois no Bimer e cancele o que sobra; o Karoo recebe o número do primeiro.',
    ],
  ])('is the question %j', (asked, message, action) => {
    expect(troubleText(view({ state: 'needs-you', question: asked }))).toEqual({ message, action });
  });

  it('is judged by what was sent to whom, when, and under which key', () => {
    expect(evidence({ ...question, sentAt: now }).map(({ value }) => value)).toEqual([
      '00263 – Mercearia São João',
      'Nota',
      '24/11/2026, 10:00',
      'karoo:1:48213:1:abcd1234',
    ]);
    expect(evidence({ ...question, customerName: null })[2]?.value).toBe('ainda não');
  });

  it.each([
    ['', true],
    [' 123 ', true],
    ['12a', false],
    ['-1', false],
  ])('takes %j as the number of a process: %s', (typed, isFine) => {
    expect(numberError(typed) === null).toBe(isFine);
  });

  it('says that it is about to leave while it can be undone', () => {
    expect(nextAttemptText(view({ nextAttemptAt: now + 9_000, undoUntil: now + 9_000 }), now)).toBe(
      'Será enviado em instantes',
    );
  });
});
