import { expect, test } from 'vitest';
import type { Message } from '../../../common/attendance/attendance';
import { sentencesOf, summarize as steps } from '../../../common/attendance/summarize';
import { atOnce } from '../../../common/in-slices';

const summarize = (...args: Parameters<typeof steps>) => atOnce(steps(...args));

let count = 0;
const say = (author: Message['author'], text: string): Message => ({
  id: `m${(count += 1)}`,
  author,
  name: author,
  sentAt: '2026-11-24T11:00:00Z',
  kind: 'text',
  text,
  attachment: null,
});

test.each([
  ['Um. Dois! Três? Quatro… cinco', ['Um.', 'Dois!', 'Três?', 'Quatro…', 'cinco']],
  ['Valor de 1.234,50 na NF 3.10', ['Valor de 1.234,50 na NF 3.10']],
  ['O Sr. João ligou. Ok', ['O Sr. João ligou.', 'Ok']],
  ['linha 1\n\nlinha 2', ['linha 1', 'linha 2']],
  ['', []],
])('sentencesOf(%j)', (text, expected) => {
  expect(sentencesOf(text)).toEqual(expected);
});

test('takes what was wrong and what was done, to the letter and in order, and no courtesies', () => {
  const messages = [
    say('system', 'Atendimento iniciado pelo cliente.'),
    say('bot', 'Olá! Escolha: 1 – Suporte 2 – Financeiro'),
    say('customer', 'Bom dia! A emissão da nota fiscal parou com rejeição de certificado vencido.'),
    say('agent', 'Bom dia, Maria! Meu nome é Ana, vou ajudar com isso.'),
    say('agent', 'Qual a data de validade do certificado?'),
    say('customer', 'Venceu ontem. Já comprei o novo.'),
    say('agent', 'Instalei o certificado novo e a emissão da nota fiscal voltou a funcionar.'),
    say('customer', 'Muito obrigada pela atenção, Ana!'),
    say('agent', 'Posso ajudar em algo mais? Tenha um ótimo dia!'),
    say('system', 'Atendimento finalizado.'),
  ];
  const summary = summarize(messages, 2);
  expect(summary).toEqual([
    {
      messageId: messages[2]?.id,
      text: 'A emissão da nota fiscal parou com rejeição de certificado vencido.',
    },
    {
      messageId: messages[6]?.id,
      text: 'Instalei o certificado novo e a emissão da nota fiscal voltou a funcionar.',
    },
  ]);
});

test('says nothing twice, and nothing when there is nothing to say', () => {
  const twice = [
    say('customer', 'O relatório de vendas não abre.'),
    say('customer', 'O relatório de vendas não abre!!'),
  ];
  expect(summarize(twice)).toHaveLength(1);
  expect(
    summarize([say('customer', 'Oi'), say('agent', 'Bom dia, tudo bem?'), say('customer', 'Ok')]),
  ).toEqual([]);
  expect(summarize([])).toEqual([]);
});

test('is quick with a conversation of a thousand messages', () => {
  const long = Array.from({ length: 1_000 }, (_, at) =>
    say(
      at % 2 ? 'agent' : 'customer',
      `A nota ${at} do cliente ${at * 7} foi emitida com o produto ${at % 13}.`,
    ),
  );
  const started = performance.now();
  expect(summarize(long).length).toBeGreaterThan(0);
  expect(performance.now() - started).toBeLessThan(1_000);
});
