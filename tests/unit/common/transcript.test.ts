import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../../common/attendance/attendance';
import { omittedCount, shortTranscript as steps } from '../../../common/attendance/transcript';
import { atOnce } from '../../../common/in-slices';

const message = (text: string): Message => ({
  id: text,
  author: 'customer',
  name: 'Ana',
  sentAt: new Date(2026, 10, 3, 9, 5).toISOString(),
  kind: 'text',
  text,
  attachment: null,
});
const of = (...texts: string[]) => ({ messages: texts.map(message) });
const shortTranscript = (...args: Parameters<typeof steps>) => atOnce(steps(...args));
const transcript = (conversation: Parameters<typeof steps>[0]) => shortTranscript(conversation, null).text;
const line = (text: string) => `[03/11/2026 09:05] Ana: ${text}`;

describe('shortTranscript', () => {
  it('is the whole one without a limit, and when it just fits', () => {
    const whole = transcript(of('um', 'dois'));
    expect(shortTranscript(of('um', 'dois'), null)).toEqual({ text: whole, omittedCount: 0 });
    expect(shortTranscript(of('um', 'dois'), whole.length)).toEqual({ text: whole, omittedCount: 0 });
  });

  it('leaves the oldest messages out and says how many', () => {
    const limit = 70;
    const one = shortTranscript(of('um', 'dois', 'três'), limit);
    expect(one).toEqual({ text: `[… 2 mensagens omitidas …]\n${line('três')}`, omittedCount: 2 });
    const wordy = of('x'.repeat(200), 'dois', 'três');
    expect(shortTranscript(wordy, 200)).toEqual({
      text: `[… 1 mensagem omitida …]\n${line('dois')}\n${line('três')}`,
      omittedCount: 1,
    });
  });

  it('shortens a newest message that does not fit by itself, never half a character', () => {
    const { text, omittedCount: left } = shortTranscript(of('antes', '😀'.repeat(300)), 150);
    expect(left).toBe(1);
    expect(text).toMatch(
      /^\[… 1 mensagem omitida …\]\n\[03\/11\/2026 09:05\] Ana: (😀)+ \[… mensagem reduzida …\]$/u,
    );
    expect(text.length).toBeLessThanOrEqual(150);
  });

  it('never exceeds the limit, and keeps the newest message whole whenever there is room for it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 300 })),
        fc.integer({ min: 100, max: 2_000 }),
        (texts, limit) => {
          const { text, omittedCount: left } = shortTranscript(of(...texts), limit);
          expect(text.length).toBeLessThanOrEqual(limit);
          expect(left).toBeLessThanOrEqual(texts.length);
          expect(omittedCount(of(...texts), limit)).toBe(left);
          const newest = transcript(of(...texts.slice(-1)));
          if (newest.length + 30 <= limit) expect(text.endsWith(newest)).toBe(true);
        },
      ),
    );
  });

  it('looks at no more than fits, however long the conversation is', () => {
    const long = of(...Array.from({ length: 60_000 }, (_, at) => `Mensagem ${at}`));
    let looks = 0;
    const counting = {
      messages: new Proxy(long.messages, {
        get: (target, name, receiver) => {
          if (typeof name === 'string' && /^\d+$/.test(name)) looks += 1;
          return Reflect.get(target, name, receiver) as unknown;
        },
      }),
    };
    expect(shortTranscript(counting, 1_000).omittedCount).toBeGreaterThan(59_900);
    expect(looks).toBeLessThan(100);
  });

  it('says of a conversation that could not be read to its end where the rest is', () => {
    const cut = { ...of('um', 'dois'), isCut: true };
    const whole = `${line('um')}\n${line('dois')}\n[… a conversa continua no Karoo …]`;
    expect(shortTranscript(cut, null)).toEqual({ text: whole, omittedCount: 0 });
    expect(shortTranscript(cut, whole.length).text).toBe(whole);
    const short = shortTranscript(cut, whole.length - 1);
    expect(short.text.length).toBeLessThan(whole.length);
    expect(short.text).toMatch(/^\[… .*omitida.*continua no Karoo …\]$/s);
  });
});
