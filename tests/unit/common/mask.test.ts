import { describe, expect, it, test } from 'vitest';
import { atOnce } from '../../../common/in-slices';
import type { Message } from '../../../common/attendance/attendance';
import { maskConversation, maskText, type MaskRules } from '../../../common/attendance/mask';
import { commonTurns, topics } from '../../../sandbox/data/conversation-topics';
import { sampleAttendance } from '../../support/fakes/samples';

const all: MaskRules = { cards: true, cpf: true, passwords: true };
const only = (rule: keyof MaskRules): MaskRules => ({
  cards: false,
  cpf: false,
  passwords: false,
  [rule]: true,
});

test.each([
  ['4111111111111111', '•••• 1111'],
  ['cartão 4111 1111 1111 1111.', 'cartão •••• 1111.'],
  ['4111-1111-1111-1111, validade 12/29', '•••• 1111, validade 12/29'],
  ['5555.5555.5555.4444', '•••• 4444'],
  ['(378282246310005)', '(•••• 0005)'],
  ['Diners 30569309025904', 'Diners •••• 5904'],
  ['dois: 4111111111111111 e 5105105105105100', 'dois: •••• 1111 e •••• 5100'],
  // One digit wrong: no card.
  ['4111111111111112', '4111111111111112'],
  [
    'boleto 23793381286000782713695000063305875520000002000',
    'boleto 23793381286000782713695000063305875520000002000',
  ],
  [
    'nfe-35260412345678000195550010000000011000000017.xml',
    'nfe-35260412345678000195550010000000011000000017.xml',
  ],
  ['CNPJ 11.222.333/0001-81', 'CNPJ 11.222.333/0001-81'],
  ['CNPJ 11222333000181', 'CNPJ 11222333000181'],
  ['CNPJ A4100000000731', 'CNPJ A4100000000731'],
  ['cartão4111111111111111', 'cartão•••• 1111'],
  ['0000000000000000', '0000000000000000'],
  ['(11) 98765-4321 ramal 4111', '(11) 98765-4321 ramal 4111'],
])('cards: %s', (text, expected) => {
  expect(maskText(text, only('cards'))).toBe(expected);
});

test.each([
  ['CPF 529.982.247-25', 'CPF •••.•••.•••-25'],
  ['529.982.247-26', '•••.•••.•••-26'],
  ['cpf:52998224725', 'cpf:•••.•••.•••-25'],
  ['11987654321', '11987654321'],
  ['11111111111', '11111111111'],
  ['CNPJ 11.222.333/0001-81', 'CNPJ 11.222.333/0001-81'],
  ['152998224725', '152998224725'],
  ['CNPJ ABC20617276200', 'CNPJ ABC20617276200'],
  ['cpf52998224725', 'cpf•••.•••.•••-25'],
])('CPF: %s', (text, expected) => {
  expect(maskText(text, only('cpf'))).toBe(expected);
});

test.each([
  ['Senha: abacate', 'Senha: ••••'],
  ['senha=Abc@123', 'senha=••••'],
  ['a senha do wifi é casa2026.', 'a senha do wifi é ••••.'],
  ['senha do certificado: 1234, ok?', 'senha do certificado: ••••, ok?'],
  ['password hunter2', 'password ••••'],
  ['minha senha eh X9!kk', 'minha senha eh ••••'],
  ['a senha é "Abc@123".', 'a senha é "••••".'],
  ['senha: “segredo”', 'senha: “••••”'],
  ['(senha x9-abc)', '(senha ••••)'],
  // Ordinary sentences stay.
  ['Deu "senha inválida" agora', 'Deu "senha inválida" agora'],
  ['(a senha é inválida)', '(a senha é inválida)'],
  ['a senha é inválida', 'a senha é inválida'],
  ['Esqueci a senha do sistema', 'Esqueci a senha do sistema'],
  ['trocar senha, por favor', 'trocar senha, por favor'],
  ['A senha expirou em 30 dias', 'A senha expirou em 30 dias'],
  ['desenha: isto', 'desenha: isto'],
  ['senha:', 'senha:'],
])('passwords: %s', (text, expected) => {
  expect(maskText(text, only('passwords'))).toBe(expected);
});

const message = (id: string, author: Message['author'], text: string): Message => ({
  id,
  author,
  name: author,
  sentAt: '2026-11-24T11:00:00Z',
  kind: 'text',
  text,
  attachment: null,
});

describe('maskConversation', () => {
  const conversation = {
    attendance: sampleAttendance(),
    messages: [
      message('1', 'agent', 'Qual é a senha do certificado?'),
      message('2', 'customer', 'Loja@2026'),
      message('3', 'agent', 'Obrigada, Maria'),
      { ...message('4', 'customer', ''), attachment: { name: '4111111111111111.pdf', sizeBytes: 1 } },
    ],
  };

  it('hides the answer to a question for a password, and names of files, and marks both', () => {
    const { messages } = atOnce(maskConversation(conversation, all));
    expect(messages.map(({ text, attachment, isMasked }) => [attachment?.name ?? text, isMasked])).toEqual([
      ['Qual é a senha do certificado?', undefined],
      ['••••', true],
      ['Obrigada, Maria', undefined],
      ['•••• 1111.pdf', true],
    ]);
  });

  it('changes nothing when nothing is to be hidden', () => {
    const nothing = { cards: false, cpf: false, passwords: false };
    expect(atOnce(maskConversation(conversation, nothing))).toEqual(conversation);
  });

  it('is quick with a text that looks like everything', () => {
    const long = 'senha a b c 4111 1111 '.repeat(5_000);
    const started = performance.now();
    maskText(long, all);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

test('ordinary conversations about support stay as they are', () => {
  const texts = [
    ...topics.flatMap(({ opening, turns }) => [opening, ...turns.flat()]),
    ...commonTurns.flat(),
  ];
  expect(texts.map((text) => maskText(text, all))).toEqual(texts);
});
