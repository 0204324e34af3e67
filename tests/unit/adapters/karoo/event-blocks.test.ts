import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventBlocks } from '../../../../main/adapters/karoo/event-blocks';
import { scalarFieldsOf } from '../../../../main/adapters/karoo/reading/scalar-fields';

const read = (text: string, maxLength = 1000) => new EventBlocks(maxLength).feed(text);

describe('events of a stream', () => {
  it.each(['\n', '\r\n', '\r'])('end with a blank line, whatever ends lines: %j', (end) => {
    const lines = [
      ': oi',
      '',
      'id: 1',
      'data: a',
      ': comment',
      'data: b',
      '',
      '',
      'data: c',
      '',
      'data: d',
      '',
    ];
    const whole = lines.join(end);
    const expected = [
      { text: 'id: 1\ndata: a\ndata: b\n', isCut: false },
      { text: 'data: c\n', isCut: false },
    ];
    expect(read(`${whole}x`)).toEqual(expected);
    const blocks = new EventBlocks(1000);
    expect(Array.from(`${whole}x`).flatMap((character) => blocks.feed(character))).toEqual(expected);
  });

  it('are cut where they are too long, and the next ones are whole', () => {
    const long = `id: 1\ndata: ${'x'.repeat(2000)}\ndata: ${'y'.repeat(2000)}\n\n`;
    const [first, second] = read(`${long}data: z\n\n`);
    expect(first?.isCut).toBe(true);
    expect(first?.text.startsWith('id: 1\ndata: xxx')).toBe(true);
    expect(second).toEqual({ text: 'data: z\n', isCut: false });
  });

  it('come out the same wherever the stream is cut', () => {
    const pieces = fc.array(fc.constantFrom('a', ':', 'data: x', '\r', '\n', '\r\n', ' ', 'y'.repeat(30)));
    fc.assert(
      fc.property(pieces, fc.array(fc.nat(200)), (parts, cuts) => {
        const text = parts.join('');
        const blocks = new EventBlocks(40);
        const ends = [...new Set([0, ...cuts.filter((cut) => cut < text.length), text.length])].sort(
          (a, b) => a - b,
        );
        const found = ends.flatMap((end, index) => blocks.feed(text.slice(ends[index - 1] ?? 0, end)));
        expect(found).toEqual(read(text, 40));
      }),
    );
  });
});

describe('the fields of a broken object', () => {
  it.each([
    ['{"id":"a1","numero":48213,"x":', { id: 'a1', numero: 48213 }],
    ['{"departamento":{"id":"d1"},"lista":["id",{"id":2}],"id":"a\\"1","z":"cut off', { id: 'a"1' }],
    ['{"a":"b:{}","id" : "a1" , "ok":true, "n":null}', { a: 'b:{}', id: 'a1' }],
    ['{"id":', {}],
    ['["id","a1"]', {}],
    ['"id":"a1"', {}],
    ['', {}],
  ])('of %s', (text, expected) => {
    expect(scalarFieldsOf(text)).toEqual(expected);
  });

  it('never throws, and takes its time only from the length', () => {
    fc.assert(fc.property(fc.string(), (text) => { scalarFieldsOf(`{${text}`); })); // prettier-ignore
    expect(scalarFieldsOf(`{"id":"${'\\'.repeat(65_535)}`)).toEqual({});
    expect(scalarFieldsOf(`{"__proto__":"x","id":"a1"}`)).toMatchObject({ id: 'a1' });
  });
});
