import { expect, test } from 'vitest';
import { AppError } from '../../../../common/errors';
import { settle } from '../../../support/fakes/fake-clock';
import { FakeKarooApi } from '../../../support/fakes/fake-karoo-api';
import { intakeWorld, pageOf } from '../../../support/fakes/intake-world';

/** Refuses the stream to everybody who asks to go on after an event. */
class ForgetfulKaroo extends FakeKarooApi {
  override readEvents(options: Parameters<FakeKarooApi['readEvents']>[0]) {
    const gone = new AppError('invalid-request', { detail: 'HTTP 410' });
    this.streamRefusal = options.lastEventId === null ? null : gone;
    return super.readEvents(options);
  }
}

async function withStoredCursor(karoo: FakeKarooApi) {
  const world = intakeWorld({}, new Map(), karoo);
  const value = { accountId: 'conta1', lastEventId: 'old', caughtUpTo: null };
  await world.store.commit([{ collection: 'cursors', id: 'conta1', value }]);
  return world;
}

test('the id of an event that Karoo has forgotten is dropped after the second refusal, and the list makes good for it', async () => {
  const { karoo, intake, clock, states, store, caughtUp } = await withStoredCursor(new ForgetfulKaroo());
  karoo.pages = [pageOf('a')];
  intake.start();
  await settle();
  expect(states.at(-1)).toBe('reconnecting: invalid-request');
  await clock.advance(1_000);
  expect(karoo.streams.map(({ lastEventId }) => lastEventId)).toEqual(['old', 'old', null]);
  expect(intake.state()).toMatchObject({ state: 'online', pollSeconds: null });
  expect(caughtUp).toEqual([1]);
  expect(store.get('cursors', 'conta1')?.lastEventId).toBeNull();
  await intake.stop();
});

test('one refusal alone drops nothing', async () => {
  const { karoo, intake, clock, store } = await withStoredCursor(new FakeKarooApi());
  karoo.streamRefusal = new AppError('invalid-request');
  intake.start();
  await settle();
  karoo.streamRefusal = null;
  await clock.advance(1_000);
  expect(store.get('cursors', 'conta1')?.lastEventId).toBe('old');
  karoo.stream.end();
  karoo.streamRefusal = new AppError('invalid-request');
  await clock.advance(1_000);
  expect(store.get('cursors', 'conta1')?.lastEventId).toBe('old');
  await intake.stop();
});
