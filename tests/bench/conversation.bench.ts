// What a conversation of 60,000 messages costs, and how long it holds up whoever shares the thread, against the floor of
// this computer: its text parsed once. Ratios travel between computers, times do not.
import { test } from 'vitest';
import { maskConversation } from '../../common/attendance/mask';
import { summarize } from '../../common/attendance/summarize';
import { omittedCount, shortTranscript } from '../../common/attendance/transcript';
import { inSlices } from '../../common/in-slices';
import { readConversation } from '../../main/adapters/karoo/reading/conversation';
import { HandOver } from '../../main/services/conversations/hand-over';
import { slices } from '../../main/services/give-way';
import { findHits } from '../../renderer/src/features/conversation/search';
import { sampleAttendance } from '../support/fakes/samples';

const count = 60_000;
const chunkBytes = 65_536;

const answer = JSON.stringify({
  id: 'k1',
  mensagens: Array.from({ length: count }, (_, at) => ({
    id: `k1-m${at}`,
    autor: at % 2 === 0 ? 'cliente' : 'agente',
    nome: at % 2 === 0 ? 'Mercearia São João' : 'Ana Souza',
    hora: new Date(Date.UTC(2026, 10, 24) + at * 1_000).toISOString(),
    tipo: 'texto',
    texto: `Mensagem ${at}: a emissão da nota fiscal ${at * 7} parou, e o pedido do cliente continua esperando desde ontem.`,
    anexo: null,
  })),
});

async function* chunks(): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(answer);
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    await Promise.resolve();
    yield bytes.subarray(at, at + chunkBytes);
  }
}

interface Cost<T> {
  result: T;
  totalMs: number;
  /** The longest time in which nobody else had a turn. */
  longestMs: number;
}

async function costOf<T>(work: () => Promise<T> | T): Promise<Cost<T>> {
  let longestMs = 0;
  let last = performance.now();
  let isOver = false;
  const look = () => {
    const now = performance.now();
    longestMs = Math.max(longestMs, now - last);
    last = now;
    if (!isOver) setImmediate(look);
  };
  setImmediate(look);
  const start = last;
  const result = await work();
  const totalMs = performance.now() - start;
  await new Promise((resolve) => setImmediate(resolve));
  isOver = true;
  return { result, totalMs, longestMs };
}

test('a conversation of 60,000 messages', { timeout: 300_000 }, async () => {
  const start = performance.now();
  JSON.parse(answer);
  const floor = performance.now() - start;
  const lines = [`floor: its ${(answer.length / 1e6).toFixed(1)} MB parsed once ${floor.toFixed(1)} ms`];
  const note = <T>(what: string, { result, totalMs, longestMs }: Cost<T>): T => {
    const ratio = (longestMs / floor).toFixed(2).padStart(6);
    lines.push(
      `${what.padEnd(40)}${totalMs.toFixed(1).padStart(8)} ms, longest hold-up ${longestMs.toFixed(1).padStart(6)} ms ${ratio} × floor`,
    );
    return result;
  };
  const read = note('main: read', await costOf(() => readConversation(chunks())));
  const rules = { cards: true, cpf: true, passwords: true };
  const given = { attendance: sampleAttendance(), messages: read.messages };
  const masked = note('main: mask', await costOf(() => inSlices(maskConversation(given, rules), slices())));
  const { messages } = masked;
  note('main: whole transcript', await costOf(() => inSlices(shortTranscript(masked, null), slices())));
  note(
    'main: one part for the window',
    await costOf(() => structuredClone(new HandOver().begin({}, masked))),
  );
  note('window: what the limit leaves out', await costOf(() => omittedCount({ messages }, 32_000)));
  note(
    'window: search, one hit',
    await costOf(() => inSlices(findHits(messages, 'mensagem 59999:'), slices())),
  );
  note('window: search, a letter', await costOf(() => inSlices(findHits(messages, 'a'), slices())));
  note('window: summary', await costOf(() => inSlices(summarize(messages), slices())));
  process.stdout.write(`${lines.join('\n')}\n`);
});
