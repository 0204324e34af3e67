import { expect, test } from 'vitest';
import { AppError } from '../../../../common/errors';
import { Lookups } from '../../../../main/services/lookups/lookups';
import { Processes } from '../../../../main/services/lookups/processes';
import { FakeBimerApi } from '../../../support/fakes/fake-bimer-api';
import { FakeClock } from '../../../support/fakes/fake-clock';
import { InMemoryLookupCache, RecordingLogger } from '../../../support/fakes/in-memory-stores';

const product = { id: 'p1', code: '1', name: 'Bimer', isActive: true };

function world() {
  const bimer = new FakeBimerApi();
  bimer.lookups = { products: [product] };
  bimer.etag = 'v1';
  const clock = new FakeClock(1_000_000);
  const logger = new RecordingLogger();
  const lookups = new Lookups({ bimer, cache: new InMemoryLookupCache(), clock, logger });
  const changed: { name: string; fetchedAt: number }[] = [];
  lookups.changed.add((change) => changed.push(change));
  return { bimer, clock, logger, lookups, changed };
}

test('a list never fetched is empty and has no age', () => {
  expect(world().lookups.list('users')).toEqual({ name: 'users', items: [], fetchedAt: null });
});

test('many who ask at once cause one call', async () => {
  const { lookups, bimer, changed } = world();
  const answers = await Promise.all([lookups.refresh('products'), lookups.refresh('products')]);
  expect(answers[1]).toEqual({ name: 'products', items: [product], fetchedAt: 1_000_000 });
  expect(bimer.calls).toEqual(['fetchLookup products']);
  expect(changed).toEqual([{ name: 'products', fetchedAt: 1_000_000 }]);
});

test('an unchanged list only gets younger', async () => {
  const { lookups, bimer, clock } = world();
  await lookups.refresh('products');
  bimer.lookups = {};
  clock.jump(5_000);
  expect(await lookups.refresh('products')).toEqual({
    name: 'products',
    items: [product],
    fetchedAt: 1_005_000,
  });
});

test('offline the list stays as it was', async () => {
  const { lookups, bimer } = world();
  await lookups.refresh('products');
  bimer.error = new AppError('network-unreachable');
  await expect(lookups.refresh('products')).rejects.toMatchObject({ code: 'network-unreachable' });
  expect(lookups.list('products').items).toEqual([product]);
});

test('refreshes what is stale, also after the clock was set back; failures are logged', async () => {
  const { lookups, bimer, clock, logger } = world();
  await lookups.refresh('products');
  bimer.calls.length = 0;
  await lookups.refreshStale(60_000);
  expect(bimer.calls).toEqual(
    ['attendanceTypes', 'responsibilityCentres', 'users'].map((name) => `fetchLookup ${name}`),
  );
  clock.jump(-1);
  bimer.calls.length = 0;
  bimer.error = new AppError('timeout');
  await lookups.refreshStale(60_000);
  expect(bimer.calls).toHaveLength(4);
  expect(logger.lines).toHaveLength(4);
});

test('an unchanged answer to a first question is refused', async () => {
  const { lookups, bimer } = world();
  bimer.fetchLookup = () => Promise.resolve({ kind: 'unchanged' });
  await expect(lookups.refresh('products')).rejects.toMatchObject({ code: 'invalid-response' });
});

test('a process number is digits; the answer is passed on', async () => {
  const bimer = new FakeBimerApi();
  const processes = new Processes({ bimer });
  expect(await processes.byNumber(' 900001 ')).toBeNull();
  expect(bimer.calls).toEqual(['processByNumber 900001']);
  for (const number of ['', '12a', '1'.repeat(21)]) {
    await expect(processes.byNumber(number)).rejects.toMatchObject({
      code: 'invalid-input',
      fields: { processNumber: 'Número Processo tem só algarismos.' },
    });
  }
});
