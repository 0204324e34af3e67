import { describe, expect, it } from 'vitest';
import type { Message } from '../../../common/attendance/attendance';
import { conversationText, groupByDay } from '../../../renderer/src/features/conversation/conversation-text';
import {
  allSelected,
  extended,
  nothingSelected,
  selectedOnly,
  toggled,
} from '../../../renderer/src/features/conversation/selection';

/** Local times, as the text shows the workstation's clock. */
function message(
  id: string,
  sentAt: string,
  text: string,
  attachment: Message['attachment'] = null,
): Message {
  const instant = new Date(sentAt).toISOString();
  return { id, author: 'customer', name: 'Maria', sentAt: instant, kind: 'text', text, attachment };
}

const first = message('1', '2026-11-23T10:32:00', ' Bom dia ');
const second = message('2', '2026-11-23T10:33:00', '', { name: 'tela.png', sizeBytes: 10 });
const later = message('3', '2026-11-24T08:01:00', 'Resolvido 🙏');

describe('conversationText', () => {
  it('gives a line a message with time, name and attachment', () => {
    expect(conversationText([first, second])).toBe('10:32 Maria: Bom dia\n10:33 Maria: [anexo: tela.png]\n');
  });

  it('names the days where there are several', () => {
    expect(conversationText([first, later])).toBe(
      '23/11/2026\n10:32 Maria: Bom dia\n24/11/2026\n08:01 Maria: Resolvido 🙏\n',
    );
  });

  it('is empty without messages', () => {
    expect(conversationText([])).toBe('');
  });
});

it.each([
  [{ withTimes: false, withNames: true }, 'Maria: Bom dia\nMaria: Resolvido 🙏\n'],
  [{ withTimes: false, withNames: false }, 'Bom dia\nResolvido 🙏\n'],
  [{ withTimes: true, withNames: false }, '23/11/2026\n10:32 Bom dia\n24/11/2026\n08:01 Resolvido 🙏\n'],
])('conversationText in the format %j', (format, expected) => {
  expect(conversationText([first, later], format)).toBe(expected);
});

describe('groupByDay', () => {
  it('cuts where the day changes', () => {
    const rows = [first, second, later].map((message) => ({ message }));
    expect(groupByDay(rows).map((group) => group.rows.length)).toEqual([2, 1]);
  });
});

describe('selection', () => {
  const order = ['1', '2', '3', '4'];
  const ids = (selection: { ids: ReadonlySet<string> }) => [...selection.ids].sort();

  it('takes a message in and out', () => {
    const one = toggled(nothingSelected, '2');
    expect(ids(one)).toEqual(['2']);
    expect(ids(toggled(one, '2'))).toEqual([]);
  });

  it('extends in both directions from where it began and keeps what was selected', () => {
    const from = toggled(toggled(nothingSelected, '1'), '3');
    expect(ids(extended(from, '4', order))).toEqual(['1', '3', '4']);
    expect(ids(extended(from, '2', order))).toEqual(['1', '2', '3']);
  });

  it('selects the message itself where there is nothing to extend from', () => {
    expect(extended(nothingSelected, '3', order)).toEqual({ ids: new Set(['3']), anchor: '3' });
  });

  it('selects all', () => {
    expect(ids(allSelected(order))).toEqual(order);
  });

  it('selects just what it is given', () => {
    expect(selectedOnly(['3', '4'])).toEqual({ ids: new Set(['3', '4']), anchor: '3' });
  });
});
