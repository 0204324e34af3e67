import { expect, test } from 'vitest';
import { afterRepair } from '../../../main/services/store/recovery';
import { sampleRegistration } from '../../support/fakes/samples';

const now = Date.parse('2026-11-24T12:00:00Z');

test('what was on its way is looked up before it is sent, what is done is not touched', () => {
  const queued = sampleRegistration({ key: 'queued' });
  const done = sampleRegistration({
    key: 'done',
    progress: {
      step: 'registered',
      number: '7',
      bimerId: 'b7',
      at: 1,
      mark: { kind: 'marked' },
      twin: { kind: 'none' },
    },
  });
  const changes = afterRepair([queued, done], [], now);
  expect(changes).toHaveLength(1);
  expect(changes).toMatchObject([{ id: 'queued', value: { progress: { step: 'verifying' } } }]);
});

test('Karoo is asked again for the last thirty days', () => {
  const cursor = { accountId: 'conta1', lastEventId: 'e9', caughtUpTo: '2026-11-24T11:59:00Z' };
  expect(afterRepair([], [cursor], now)).toEqual([
    {
      collection: 'cursors',
      id: 'conta1',
      value: { accountId: 'conta1', lastEventId: null, caughtUpTo: '2026-10-25T12:00:00.000Z' },
    },
  ]);
});
