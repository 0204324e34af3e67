import { describe, expect, test } from 'vitest';
import {
  proposeValues,
  recentChoices,
  type PastRegistration,
  type ProposalContext,
} from '../../../common/attendance/proposals';
import { sampleAttendance } from '../../support/fakes/samples';

const at = (day: number) => new Date(2026, 10, day, 12).getTime();

function past(changes: Partial<PastRegistration> = {}): PastRegistration {
  return {
    attendanceId: 'before',
    customerCode: '99999',
    department: 'Comercial',
    conversationSubject: null,
    sentAt: at(20),
    productId: 'p1',
    attendanceTypeId: 't1',
    nextContactUserId: '',
    subject: 'Boleto vencido',
    ...changes,
  };
}

function propose(given: readonly PastRegistration[], changes: Partial<ProposalContext> = {}) {
  return proposeValues({
    attendance: sampleAttendance({ subject: 'Emissão de nota fiscal' }),
    customerCode: '00263',
    past: given,
    agentUserId: null,
    ...changes,
  });
}

test('with nothing known it proposes nothing but the subject of the conversation', () => {
  expect(propose([])).toEqual({
    subject: { value: 'Emissão de nota fiscal', reason: 'é o assunto da conversa no Karoo' },
  });
  expect(propose([], { attendance: sampleAttendance({ subject: null }) })).toEqual({});
});

describe('the strongest evidence decides, and says so', () => {
  const ofCustomer = { customerCode: '00263', productId: 'customer', sentAt: at(10) };
  const alike = { subject: 'Notas fiscais emissão', productId: 'alike', sentAt: at(11) };
  const ofDepartment = past({ department: 'Suporte', productId: 'department' });
  test.each([
    [
      [past(alike), past(ofCustomer), past({ ...ofCustomer, ...alike, productId: 'both' })],
      'both',
      /parecido em 11\/11/,
    ],
    [[past(alike), past(ofCustomer)], 'customer', /com este cliente em 10\/11\/2026/],
    [[ofDepartment, ofDepartment, past(alike)], 'alike', /assunto parecido foi registrado/],
    [[ofDepartment, ofDepartment, past(), past(), past()], 'department', /mais usado por você em Suporte/],
    [[past(), past(), past()], 'p1', /mais usado por você ultimamente/],
  ] as const)('case %#', (given, value, reason) => {
    const proposal = propose(given).productId;
    expect(proposal?.value).toBe(value);
    expect(proposal?.reason).toMatch(reason);
  });

  test.each([
    ['a single use in the department', [ofDepartment]],
    ['two uses by the agent', [past(), past()]],
    ['no majority', [past({ productId: 'a' }), past({ productId: 'b' }), past({ productId: 'c' })]],
  ])('%s is too little', (_, given) => {
    expect(propose(given).productId).toBeUndefined();
  });

  test('of equally frequent values the newest wins, of others the most frequent', () => {
    const one = (productId: string) => past({ customerCode: '00263', productId });
    expect(propose([one('new'), one('old')]).productId?.value).toBe('new');
    expect(propose([one('new'), one('old'), one('old')]).productId?.value).toBe('old');
  });
});

test('a subject is proposed from the conversation, else from this customer, never from habit', () => {
  const bare = { attendance: sampleAttendance({ subject: null }) };
  expect(propose([past(), past(), past()], bare).subject).toBeUndefined();
  expect(propose([past({ customerCode: '00263' })], bare).subject?.value).toBe('Boleto vencido');
});

test('what this attendance has registered already is not proposed again for its next registration', () => {
  const own = past({ attendanceId: 'k1', customerCode: '00263', subject: 'Emissão de nota fiscal' });
  expect(propose([own])).toEqual({});
});

test('the agent is proposed for the next contact where the past says nothing', () => {
  expect(propose([], { agentUserId: 'u1' }).nextContactUserId).toEqual({
    value: 'u1',
    reason: 'você fez o atendimento',
  });
  const other = past({ customerCode: '00263', nextContactUserId: 'u2' });
  expect(propose([other], { agentUserId: 'u1' }).nextContactUserId?.value).toBe('u2');
});

test('recents: most likely first, this customer before habit, each once, at most five', () => {
  const given = [
    past({ productId: 'habit' }),
    past({ productId: 'habit' }),
    past({ productId: 'own', customerCode: '00263' }),
    ...['a', 'b', 'c', 'd', ''].map((productId) => past({ productId })),
  ];
  expect(recentChoices({ customerCode: '00263', past: given }).productId).toEqual([
    'own',
    'habit',
    'a',
    'b',
    'c',
  ]);
  expect(recentChoices({ customerCode: '00263', past: [] }).attendanceTypeId).toEqual([]);
});
