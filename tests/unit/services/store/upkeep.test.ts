import { expect, test, vi } from 'vitest';
import { AppError } from '../../../../common/errors';
import { Upkeep } from '../../../../main/services/store/upkeep';
import { FakeClock } from '../../../support/fakes/fake-clock';
import { RecordingLogger } from '../../../support/fakes/in-memory-stores';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

function upkeep({ isAfterCrash = false } = {}) {
  const clock = new FakeClock(400 * day);
  const logger = new RecordingLogger();
  const store = {
    checkAll: vi.fn(() => Promise.resolve()),
    forgetSettled: vi.fn<(settledBefore: number, limit: number) => Promise<number>>(() => Promise.resolve(0)),
  };
  const settings = { current: () => ({ 'records.retentionDays': 100 }) as never };
  return { clock, logger, store, upkeep: new Upkeep({ store, settings, clock, logger, isAfterCrash }) };
}

test.each([
  ['regularly: after ten minutes', false, 10 * minute],
  ['by a crash: soon', true, 30_000],
])('the whole file is looked at once when the last run ended %s', async (_name, isAfterCrash, delay) => {
  const { clock, store, upkeep: one } = upkeep({ isAfterCrash });
  one.start();
  await clock.advance(delay - 1);
  expect(store.checkAll).not.toHaveBeenCalled();
  await clock.advance(1);
  await clock.advance(5 * day);
  expect(store.checkAll).toHaveBeenCalledTimes(1);
});

test('a look that failed, for example on a full disk, is taken again in an hour', async () => {
  const { clock, logger, store, upkeep: one } = upkeep();
  store.checkAll.mockRejectedValueOnce(new AppError('storage-failed', { detail: 'ENOSPC' }));
  one.start();
  await clock.advance(10 * minute);
  expect(logger.lines).toEqual(['warn records not looked after']);
  await clock.advance(hour);
  await clock.advance(5 * day);
  expect(store.checkAll).toHaveBeenCalledTimes(2);
});

test('what is older than the retention time is forgotten, 50 at a time, until there is no more', async () => {
  const { clock, store, upkeep: one } = upkeep();
  store.forgetSettled.mockResolvedValueOnce(50).mockResolvedValueOnce(50).mockResolvedValueOnce(49);
  one.start();
  await clock.advance(10 * minute);
  expect(store.forgetSettled.mock.calls).toEqual([[clock.now() - 100 * day, 50]]);
  await clock.advance(250);
  await clock.advance(250);
  expect(store.forgetSettled).toHaveBeenCalledTimes(3);
  await clock.advance(hour - 1);
  expect(store.forgetSettled).toHaveBeenCalledTimes(3);
  await clock.advance(1);
  expect(store.forgetSettled).toHaveBeenCalledTimes(4);
  expect(store.forgetSettled).toHaveBeenLastCalledWith(clock.now() - 100 * day, 50);
});

test('a failure is told to the log only and tried again in an hour', async () => {
  const { clock, logger, store, upkeep: one } = upkeep();
  store.forgetSettled.mockRejectedValueOnce(new AppError('storage-failed'));
  one.start();
  await clock.advance(10 * minute);
  expect(logger.lines).toEqual(['warn records not looked after']);
  await clock.advance(hour);
  expect(store.forgetSettled).toHaveBeenCalledTimes(2);
});

test('nothing begins any more once it is stopped, not even what a step in progress would go on with', async () => {
  const { clock, store, upkeep: one } = upkeep();
  let end: (count: number) => void = () => undefined;
  store.forgetSettled.mockReturnValueOnce(new Promise((resolve) => (end = resolve)));
  one.start();
  await clock.advance(10 * minute);
  one.stop();
  end(50);
  await clock.advance(5 * day);
  expect(store.forgetSettled).toHaveBeenCalledTimes(1);
  expect(clock.nextDelayMs).toBeNull();
});
