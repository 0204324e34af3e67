import { expect, test } from 'vitest';
import type { Message } from '../../../../common/attendance/attendance';
import { settle } from '../../../support/fakes/fake-clock';
import { started, next } from '../../../support/fakes/outbox-world';
import { sampleForm } from '../../../support/fakes/samples';

const texts: [what: string, text: string][] = [
  ['emojis', 'Resolvido 😀 👩🏽‍💻 🇧🇷'],
  ['control characters', 'a\u0000b\u0007c\u001b[31m\u007f'],
  ['CRLF', 'linha 1\r\nlinha 2\r\n\r\n'],
  ['right to left', 'pedido \u202Eשלום\u202C مرحبا'],
  ['half a surrogate pair', 'x\ud83dy'],
  ['markup and quotes', '<script>"\'&amp;\\</script> {{ x }} %s ${y}'],
  ['100,000 characters', 'Parágrafo com acentuação. 😀\n'.repeat(3_600).slice(0, 100_000)],
];

test.each(texts)('Parecer reaches Bimer unchanged: %s', async (_what, opinion) => {
  const world = await started();
  await world.outbox.submit(next('k1'), sampleForm({ opinion }), true);
  await settle();
  expect(world.bimer.stored.map(({ body }) => body.opinion)).toEqual([opinion]);
});

const message = (id: string, text: string): Message => ({
  id,
  author: 'customer',
  name: 'João',
  sentAt: new Date(2026, 10, 24, 8, 1).toISOString(),
  kind: 'text',
  text,
  attachment: null,
});

test('the transcript goes with what the settings hide, the opinion as it was written', async () => {
  const world = await started({ settings: { 'transcript.maskCpf': true } });
  world.karoo.messages = [message('1', 'Cartão 4111 1111 1111 1111, CPF 529.982.247-25, senha: abc')];
  await world.outbox.submit(next('k1'), sampleForm({ opinion: 'Cartão 4111 1111 1111 1111' }), true);
  await settle();
  expect(world.bimer.stored.map(({ body }) => [body.transcript, body.opinion])).toEqual([
    [
      '[24/11/2026 08:01] João: Cartão •••• 1111, CPF •••.•••.•••-25, senha: ••••',
      'Cartão 4111 1111 1111 1111',
    ],
  ]);
});

test('a transcript over the limit loses its oldest messages and says so', async () => {
  const world = await started({ settings: { 'rules.transcriptMaxLength': 100 } });
  world.karoo.messages = [message('1', 'x'.repeat(90)), message('2', 'fim')];
  await world.outbox.submit(next('k1'), sampleForm(), true);
  await settle();
  expect(world.bimer.stored[0]?.body.transcript).toBe(
    '[… 1 mensagem omitida …]\n[24/11/2026 08:01] João: fim',
  );
});

test('an opinion over the limit is refused with a message at the field, and nothing is sent', async () => {
  const world = await started({ settings: { 'rules.opinionMaxLength': 100 } });
  const form = sampleForm({ opinion: 'x'.repeat(101) });
  await expect(world.outbox.submit(next('k1'), form, true)).rejects.toMatchObject({
    code: 'invalid-input',
    fields: { opinion: expect.stringContaining('limite de 100 caracteres') as string },
  });
  await world.outbox.submit(next('k1'), sampleForm({ opinion: 'x'.repeat(100) }), true);
  await settle();
  expect(world.bimer.stored).toHaveLength(1);
});
