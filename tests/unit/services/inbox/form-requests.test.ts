import { expect, test } from 'vitest';
import type { InboxItem } from '../../../../common/attendance/inbox-item';
import { defaultSettings } from '../../../../common/settings/settings';
import { FormRequests } from '../../../../main/services/inbox/form-requests';
import { RecordingLogger } from '../../../support/fakes/in-memory-stores';
import { settle } from '../../../support/fakes/fake-clock';

function requests({ items = {}, open = [''], opensNext = true } = {}) {
  const asked: string[] = [];
  const value = Object.entries(items).map(([attendanceId, state]) => ({ attendanceId, state }) as InboxItem);
  const subject = new FormRequests({
    inbox: { list: () => ({ revision: 1, value }) },
    settings: { current: () => ({ ...defaultSettings, 'form.opensNext': opensNext }) },
    forms: {
      isOpen: (id) => open.includes(id),
      open: (id) => {
        asked.push(id);
        return id === 'gone' ? Promise.reject(new Error('gone')) : Promise.resolve();
      },
    },
    openInbox: () => asked.push('inbox'),
    logger: new RecordingLogger(),
  });
  return { subject, asked };
}

test('a form that is asked for opens; where there is none any more, Pendências does', async () => {
  const { subject, asked } = requests();
  subject.open('k1');
  subject.open('gone');
  await settle();
  expect(asked).toEqual(['k1', 'gone', 'inbox']);
});

test('the oldest pending attendance opens, whether it has a form or not; with none, Pendências', () => {
  const { subject, asked } = requests({
    items: { k1: 'sending', k2: 'pending', k3: 'pending' },
    open: ['k2'],
  });
  subject.openOldest();
  expect(asked).toEqual(['k2']);
  const empty = requests({ items: { k1: 'needs-you' } });
  empty.subject.openOldest();
  expect(empty.asked).toEqual(['inbox']);
});

test('after a form the oldest pending one without a form opens, where the agent wants that', async () => {
  const items = { k1: 'needs-you', k2: 'pending', k3: 'pending' } as const;
  const wanted = requests({ items, open: ['k2'] });
  expect(await wanted.subject.openNext()).toBe(true);
  expect(wanted.asked).toEqual(['k3']);
  const none = requests({ items, open: ['k2', 'k3'] });
  expect(await none.subject.openNext()).toBe(false);
  const unwanted = requests({ items, opensNext: false });
  expect(await unwanted.subject.openNext()).toBe(false);
  expect([...none.asked, ...unwanted.asked]).toEqual([]);
});
