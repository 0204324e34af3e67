import { expect, test } from 'vitest';
import type { Conversation, Message } from '../../../../common/attendance/attendance';
import { HandOver } from '../../../../main/services/conversations/hand-over';
import { sampleAttendance } from '../../../support/fakes/samples';

const message = (id: number, text = 'Bom dia'): Message => ({
  id: `m${id}`,
  author: 'customer',
  name: 'Maria',
  sentAt: '2026-11-24T11:00:00Z',
  kind: 'text',
  text,
  attachment: null,
});
const conversation = (messages: Message[], isCut?: boolean): Conversation => ({
  attendance: sampleAttendance(),
  messages,
  ...(isCut !== undefined && { isCut }),
});

/** Takes everything over as a window does. */
function takeAll(handOver: HandOver, given: Conversation) {
  const window = {};
  const parts = [handOver.begin(window, given)];
  for (let part = parts[0]; part && part.next !== null;) {
    part = handOver.more(window, part.reading, part.next);
    parts.push(part);
  }
  return parts;
}

test.each([0, 1, 500, 501, 60_000])(
  'a conversation of %i messages goes over whole, in small parts',
  (count) => {
    const messages = Array.from({ length: count }, (_, id) => message(id));
    const parts = takeAll(new HandOver(), conversation(messages));
    expect(parts.flatMap((part) => part.messages)).toEqual(messages);
    expect(parts).toHaveLength(Math.max(1, Math.ceil(count / 500)));
    expect(Math.max(...parts.map((part) => part.messages.length))).toBeLessThanOrEqual(500);
    expect(parts.every(({ total, isCut }) => total === count && !isCut)).toBe(true);
  },
);

test('long messages make the parts shorter, and each has at least one', () => {
  const messages = Array.from({ length: 20 }, (_, id) => message(id, 'x'.repeat(100_000)));
  const parts = takeAll(new HandOver(), conversation(messages, true));
  expect(parts.map((part) => part.messages.length)).toEqual([3, 3, 3, 3, 3, 3, 2]);
  expect(parts.every(({ isCut }) => isCut)).toBe(true);
});

test('each window takes its own, and what it has begun anew has no old parts', () => {
  const handOver = new HandOver();
  const long = conversation(Array.from({ length: 1_200 }, (_, id) => message(id)));
  const [one, other] = [{}, {}];
  const first = handOver.begin(one, long);
  const second = handOver.begin(other, long);
  expect(handOver.more(one, first.reading, 500).messages[0]?.id).toBe('m500');
  expect(() => handOver.more(one, second.reading, 500)).toThrow(
    expect.objectContaining({ code: 'not-found' }),
  );
  const again = handOver.begin(one, long);
  expect(() => handOver.more(one, first.reading, 500)).toThrow(
    expect.objectContaining({ code: 'not-found' }),
  );
  expect(handOver.more(one, again.reading, 1_000).next).toBeNull();
  // The last part has been taken.
  expect(() => handOver.more(one, again.reading, 0)).toThrow(expect.objectContaining({ code: 'not-found' }));
  expect(handOver.more(other, second.reading, 5_000)).toMatchObject({ messages: [], next: null });
});
