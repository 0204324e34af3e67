import { expect, test } from 'vitest';
import { AppError } from '../../../../common/errors';
import { failureText } from '../../../../common/texts/failures';
import { next, outboxWorld, started, type OutboxWorld } from '../../../support/fakes/outbox-world';
import { sampleForm } from '../../../support/fakes/samples';

test.each<[string, (world: OutboxWorld, error: AppError) => void]>([
  ['Karoo', ({ karoo }, error) => (karoo.conversationError = error)],
  ['Bimer, of the customer', ({ bimer }, error) => (bimer.error = error)],
  [
    'Bimer, of the registration',
    ({ bimer }, error) =>
      (bimer.outcomes = Array.from({ length: 5 }, () => ({ kind: 'not-sent', error, retryAfterMs: null }))),
  ],
  [
    'Bimer, of the key',
    ({ bimer }, error) => {
      bimer.outcomes = [{ kind: 'unknown', error: new AppError('unknown-outcome') }];
      bimer.searches = [{ kind: 'failed', error }];
    },
  ],
])('why %s could not be asked is told, also after a restart', async (_what, fail) => {
  const world = await started();
  const error = new AppError('network-unreachable', {
    message: failureText('name-not-found', { host: 'bimer.empresa.local' }),
    detail: 'ENOTFOUND',
  });
  fail(world, error);
  await world.outbox.submit(next('k1'), sampleForm(), false);
  await world.clock.advance(2_000);
  const why = { error: error.toData() };
  expect(world.outbox.list().value).toMatchObject([why]);
  world.die();
  const { disk, clock, bimer, karoo } = world;
  expect(outboxWorld({ disk, clock, bimer, karoo }).outbox.list().value).toMatchObject([why]);
});
