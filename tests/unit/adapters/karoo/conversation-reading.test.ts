import fc from 'fast-check';
import { expect, test } from 'vitest';
import { messageLimit } from '../../../../common/limits';
import { readConversation } from '../../../../main/adapters/karoo/reading/conversation';
import { readMessage } from '../../../../main/adapters/karoo/reading/message';

/** The bytes as they come, in pieces of so many. */
async function* piecesOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) {
    await Promise.resolve();
    yield bytes.subarray(at, at + size);
  }
}
const read = (text: string, size = 7, maxBytes?: number) =>
  readConversation(piecesOf(new TextEncoder().encode(text), size), maxBytes);

const wire = (id: string, texto = 'Bom dia') => ({
  id,
  hora: '2026-11-24T11:00:00Z',
  texto,
  autor: 'cliente',
});

test('reads message by message what a parser would read at once, wherever the pieces end', async () => {
  const value = fc.letrec((tie) => ({
    any: fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.boolean(), fc.constant(null), tie('list'), tie('record')),
    list: fc.array(tie('any'), { maxLength: 3 }),
    record: fc.dictionary(fc.string({ maxLength: 5 }).filter((key) => key !== '__proto__'), tie('any'), { maxKeys: 3 }),
  })).any; // prettier-ignore
  const message = fc.oneof(
    value,
    fc.string({ unit: 'binary', maxLength: 50 }).map((texto) => ({ ...wire('m'), texto })),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        id: value,
        assunto: value,
        cliente: value,
        mensagens: fc.array(message, { maxLength: 8 }),
      }),
      fc.integer({ min: 1, max: 40 }),
      fc.boolean(),
      async (answer, size, isMarked) => {
        const text = JSON.stringify(answer);
        const { messages, wire: fields, ...rest } = await read(isMarked ? `\uFEFF${text}` : text, size);
        const { mensagens, ...others } = JSON.parse(text) as typeof answer;
        expect(fields).toEqual(others);
        const readable = mensagens.map(readMessage).filter((one) => one !== null);
        expect(messages).toEqual(readable);
        expect(rest).toEqual({ dropped: mensagens.length - readable.length, isCut: false });
      },
    ),
    { numRuns: 300 },
  );
});

test('half a character, as cutting leaves it, does no harm', async () => {
  const { messages } = await read(
    '{"mensagens":[{"hora":"2026-11-24T11:00:00Z","texto":"x\\ud83dy \\ud83d\\ude00"}]}',
  );
  expect(messages[0]?.text).toBe('x\uFFFDy 😀');
});

test.each([
  ['nothing', ''],
  ['only white space', ' '.repeat(1_000)],
  ['no JSON', '<html>'],
  ['half an answer', '{"id":"k1","mensagens":[{"hora":"2026'],
  ['more than an answer', '{"id":"k1"} {"id":"k2"}'],
  ['a broken message', '{"id":"k1","mensagens":[{"hora"}]}'],
])('is not taken for an answer: %s', async (_what, text) => {
  await expect(read(text)).rejects.toThrow();
});

test.each([
  ['no messages', '{"id":"k1"}'],
  ['none of a list', '{"id":"k1","mensagens":null}'],
  ['an object in place of the list', `{"id":"k1","mensagens":{"a":${JSON.stringify(wire('a'))}}}`],
  ['messages somewhere else', `{"id":"k1","outra":[${JSON.stringify(wire('a'))}]}`],
])('has no messages: %s', async (_what, text) => {
  expect(await read(text)).toMatchObject({ wire: { id: 'k1' }, messages: [], dropped: 0, isCut: false });
});

test('of an answer that is too long it gives what came before', async () => {
  const messages = Array.from({ length: 100 }, (_, at) => wire(`m${at}`));
  const text = JSON.stringify({ id: 'k1', mensagens: messages, integrado: false });
  const half = await read(text, 100, Math.floor(text.length / 2));
  expect(half).toMatchObject({ wire: { id: 'k1' }, dropped: 0, isCut: true });
  expect(half.messages.length).toBeGreaterThan(40);
  expect(half.messages.map(({ id }) => id)).toEqual(
    messages.slice(0, half.messages.length).map(({ id }) => id),
  );
  expect(await read(text, 100, text.length)).toMatchObject({ isCut: false, wire: { integrado: false } });
});

test('of more messages than a window may send back it gives the first', async () => {
  const one = '{"hora":"2026-01-05T12:00Z"},';
  const text = `{"id":"k1","mensagens":[${one.repeat(messageLimit + 5)}0]}`;
  const { messages, isCut } = await read(text, 65_536);
  expect(messages).toHaveLength(messageLimit);
  expect(isCut).toBe(true);
});
