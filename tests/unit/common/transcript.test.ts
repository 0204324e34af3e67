import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../../common/attendance/attendance';
import { shortTranscript, transcript } from '../../../common/attendance/transcript';

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
    const { text, omittedCount } = shortTranscript(of('antes', '😀'.repeat(300)), 150);
    expect(omittedCount).toBe(1);
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
          const { text, omittedCount } = shortTranscript(of(...texts), limit);
          expect(text.length).toBeLessThanOrEqual(limit);
          expect(omittedCount).toBeLessThanOrEqual(texts.length);
          const newest = transcript(of(...texts.slice(-1)));
          if (newest.length + 30 <= limit) expect(text.endsWith(newest)).toBe(true);
        },
      ),
    );
  });
});
