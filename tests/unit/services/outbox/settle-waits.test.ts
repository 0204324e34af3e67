import { expect, test } from 'vitest';
import { SettleWaits } from '../../../../main/services/outbox/settle-waits';
import type { StoredRegistration, Trace } from '../../../../main/services/registrations/registration';
import { FakeClock, settle } from '../../../support/fakes/fake-clock';
import { inStep, sampleRegistration } from '../../../support/fakes/samples';

const longestMs = 90_000;

const doubted = (key: string, requests = 1, changes: Partial<StoredRegistration> = {}) => {
  const trace: Trace = { kind: 'possible', requests, mayStillArrive: true, isAbsent: false };
  return sampleRegistration({ key, trace, progress: inStep.verifying, ...changes });
};

function waits() {
  const clock = new FakeClock();
  const over: string[] = [];
  let written: () => void = () => undefined;
  const running = new SettleWaits({
    clock,
    longestMs: () => longestMs,
    onOver: (key, requests) => {
      over.push(`${key} ${String(requests)}`);
      return new Promise((resolve) => (written = resolve));
    },
  });
  const write = () => {
    written();
    return settle();
  };
  return { clock, over, running, write };
}

test('each registration has a wait of its own, from when its request ended', async () => {
  const { clock, over, running } = waits();
  running.follow([doubted('a')]);
  await clock.advance(60_000);
  running.follow([doubted('a'), doubted('b')]);
  await clock.advance(30_000);
  expect(over).toEqual(['a 1']);
  await clock.advance(60_000);
  expect(over).toEqual(['a 1', 'b 1']);
});

test('a further request begins a wait of its own, and the one before is over for nobody', async () => {
  const { clock, over, running } = waits();
  running.follow([doubted('a')]);
  await clock.advance(60_000);
  running.follow([doubted('a', 2)]);
  await clock.advance(longestMs);
  expect(over).toEqual(['a 2']);
});

test('nothing runs for what waits for nothing any more, or was never sent', async () => {
  const { clock, over, running } = waits();
  running.follow([doubted('a'), doubted('b')]);
  running.follow([sampleRegistration({ key: 'a' }), doubted('b', 1, { progress: inStep.refused })]);
  expect(clock.nextDelayMs).toBeNull();
  await clock.advance(longestMs);
  expect(over).toEqual([]);
});

test('that a wait is over is said once, and again only when it was written down and is needed anew', async () => {
  const { clock, over, running, write } = waits();
  const a = [doubted('a')];
  running.follow(a);
  await clock.advance(longestMs);
  running.follow(a);
  await clock.advance(longestMs);
  expect(over).toEqual(['a 1']);
  await write();
  running.follow(a);
  await clock.advance(longestMs);
  expect(over).toEqual(['a 1', 'a 1']);
});

test('a stopped one ends nothing any more', async () => {
  const { clock, over, running } = waits();
  running.follow([doubted('a')]);
  running.stop();
  expect(clock.nextDelayMs).toBeNull();
  await clock.advance(longestMs);
  expect(over).toEqual([]);
});
