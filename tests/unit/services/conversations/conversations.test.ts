import { expect, test } from 'vitest';
import { defaultSettings } from '../../../../common/settings/settings';
import { Conversations } from '../../../../main/services/conversations/conversations';
import { FakeKarooApi } from '../../../support/fakes/fake-karoo-api';

test('whoever reads a conversation gets it as the settings want it, asked anew each time', async () => {
  const karoo = new FakeKarooApi();
  karoo.messages = [
    {
      id: '1',
      author: 'customer',
      name: 'João',
      sentAt: '2026-11-24T11:00:00Z',
      kind: 'text',
      text: 'CPF 529.982.247-25',
      attachment: null,
    },
  ];
  let hidesCpf = true;
  const current = () => ({ ...defaultSettings, 'transcript.maskCpf': hidesCpf });
  const conversations = new Conversations({ karoo, settings: { current } });
  expect((await conversations.read('k1')).messages[0]?.text).toBe('CPF •••.•••.•••-25');
  hidesCpf = false;
  expect((await conversations.read('k1')).messages[0]?.text).toBe('CPF 529.982.247-25');
});

test('whether the attendance is integrated is told as Karoo tells it', async () => {
  const karoo = new FakeKarooApi();
  const conversations = new Conversations({ karoo, settings: { current: () => defaultSettings } });
  expect(await conversations.isIntegrated('k1')).toBe(false);
  karoo.integrated.add('k1');
  expect(await conversations.isIntegrated('k1')).toBe(true);
  karoo.isSilentOnIntegration = true;
  expect(await conversations.isIntegrated('k1')).toBeNull();
});
