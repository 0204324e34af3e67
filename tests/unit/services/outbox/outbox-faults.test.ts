import { expect, test } from 'vitest';
import { AppError } from '../../../../common/errors';
import { settle } from '../../../support/fakes/fake-clock';
import { listedStates, next, receive, started } from '../../../support/fakes/outbox-world';
import { sampleCustomer, sampleForm } from '../../../support/fakes/samples';

const form = sampleForm();

test('waits while Bimer or Karoo cannot be reached, and hurries when the network returns', async () => {
  const world = await started();
  world.bimer.error = new AppError('network-unreachable');
  await world.outbox.submit(next('k1'), form, false);
  await settle();
  expect(world.outbox.list().value[0]).toMatchObject({
    state: 'queued',
    error: { code: 'network-unreachable' },
  });
  world.bimer.error = null;
  world.karoo.conversationError = new AppError('timeout');
  world.outbox.retryNow();
  await settle();
  expect(world.outbox.list().value[0]).toMatchObject({
    state: 'queued',
    error: { code: 'timeout' },
    attemptCount: 2,
  });
  world.karoo.conversationError = null;
  world.outbox.retryNow('karoo:conta1:k1:1:abcd1234');
  await settle();
  expect(listedStates(world)).toEqual(['registered']);
});

test('a conversation that Karoo no longer has is the agent’s decision, never silently left out', async () => {
  const world = await started();
  world.karoo.conversationError = new AppError('not-found');
  await world.outbox.submit(next('k1'), form, false);
  await settle();
  expect(world.outbox.list().value[0]).toMatchObject({ state: 'needs-you' });
  expect(world.bimer.stored).toEqual([]);
});

test('respects Retry-After, and not even the order of one customer is lost over it', async () => {
  const world = await started();
  await receive(world, 'k2');
  world.bimer.outcomes = [{ kind: 'not-sent', error: new AppError('rate-limited'), retryAfterMs: 30_000 }];
  await world.outbox.submit(next('k1'), form, false);
  world.clock.jump(-3_600_000);
  await world.outbox.submit(next('k2'), form, false);
  await settle();
  world.clock.jump(3_600_000);
  await world.clock.advance(29_000);
  expect(world.bimer.stored).toEqual([]);
  await world.clock.advance(2_000);
  expect(world.bimer.stored.map(({ body }) => body.key)).toEqual([
    'karoo:conta1:k1:1:abcd1234',
    'karoo:conta1:k2:1:abcd1234',
  ]);
});

test('an answer that was lost is found in Bimer and not sent again', async () => {
  const world = await started();
  world.bimer.outcomes = [{ kind: 'lost-answer', error: new AppError('timeout') }];
  await world.outbox.submit(next('k1'), form, false);
  await settle();
  expect(listedStates(world)).toEqual(['verifying']);
  world.bimer.searches = [{ kind: 'failed', error: new AppError('network-unreachable') }];
  await world.clock.advance(20_000);
  expect(listedStates(world)).toEqual(['registered']);
  expect(world.bimer.stored).toHaveLength(1);
});

test('a Bimer without the search: the agent decides, and may conclude what is there', async () => {
  const world = await started();
  world.bimer.outcomes = [{ kind: 'unknown', error: new AppError('server-error') }];
  world.bimer.searches = [{ kind: 'unsupported' }];
  await world.outbox.submit(next('k1'), form, false);
  await world.clock.advance(5_000);
  expect(world.outbox.list().value[0]).toMatchObject({
    state: 'needs-you',
    question: { kind: 'unknown-outcome' },
  });
  await world.outbox.conclude('k1');
  expect(world.outbox.list().value[0]).toMatchObject({ state: 'registered', processNumber: null });
  await world.clock.advance(60_000);
  expect(world.karoo.marks).toEqual([]);
});

test('a restart between Enviar and the answer looks first', async () => {
  const world = await started();
  world.bimer.submit = (body, processNumber) => {
    world.bimer.store(body, processNumber);
    return new Promise(() => undefined);
  };
  await world.outbox.submit(next('k1'), form, false);
  await settle();
  expect(listedStates(world)).toEqual(['sending']);
  world.die();
  const { disk, clock, karoo } = world;
  const bimer = Object.assign(Object.create(Object.getPrototypeOf(world.bimer) as object), world.bimer, {
    submit: () => Promise.reject(new Error('sent twice')),
  }) as typeof world.bimer;
  const again = await started({ disk, clock, karoo, bimer });
  await settle();
  expect(listedStates(again)).toEqual(['registered']);
  expect(again.karoo.marks).toHaveLength(1);
});

test('a failed mark is repeated and never undoes Bimer’s success; a refused one stops', async () => {
  const world = await started();
  world.karoo.markErrors = [new AppError('server-error'), new AppError('unauthorized')];
  await world.outbox.submit(next('k1'), form, false);
  await settle();
  expect(world.outbox.list().value[0]).toMatchObject({ state: 'registered', isMarkedInKaroo: false });
  await world.clock.advance(30_000);
  expect(world.outbox.list().value[0]).toMatchObject({ isMarkedInKaroo: true });
  await receive(world, 'k2');
  world.karoo.markErrors = [new AppError('not-found')];
  await world.outbox.submit(next('k2'), form, false);
  await world.clock.advance(600_000);
  expect(world.logger.lines).toContain('warn Karoo refuses the mark');
  expect(world.karoo.marks).toHaveLength(1);
  expect(world.bimer.stored).toHaveLength(2);
});

test('stop waits for the outcome under way and begins nothing new', async () => {
  const world = await started();
  let answer: () => void = () => undefined;
  const submit = world.bimer.submit.bind(world.bimer);
  world.bimer.submit = (body, processNumber) =>
    new Promise((resolve) => {
      answer = () => {
        resolve(submit(body, processNumber));
      };
    });
  await world.outbox.submit(next('k1'), form, false);
  await settle();
  const stopped = world.outbox.stop();
  await receive(world, 'k2');
  await world.outbox.submit(next('k2'), form, false);
  answer();
  await stopped;
  expect(listedStates(world).sort()).toEqual(['queued', 'registered']);
  expect(world.karoo.marks).toEqual([]);
});

test('customers do not wait for each other', async () => {
  const world = await started();
  world.bimer.customers = [
    sampleCustomer(),
    sampleCustomer({ id: '00A0000002', code: '00500', name: 'Padaria' }),
  ];
  await receive(world, 'k2');
  world.bimer.outcomes = [{ kind: 'not-sent', error: new AppError('server-error'), retryAfterMs: null }];
  await world.outbox.submit(next('k1'), form, false);
  await settle();
  await world.outbox.submit(next('k2'), sampleForm({ customerCode: '00500' }), false);
  await settle();
  expect(world.bimer.stored.map(({ body }) => body.customerId)).toEqual(['00A0000002']);
});

test('Karoo’s Retry-After is respected for the mark, the conversation, and Bimer’s for the search', async () => {
  const world = await started();
  const later = new AppError('rate-limited', { retryAfterMs: 60_000 });
  world.karoo.conversationError = later;
  await world.outbox.submit(next('k1'), form, false);
  await world.clock.advance(50_000);
  expect(world.outbox.list().value[0]).toMatchObject({ state: 'queued', attemptCount: 1 });
  world.karoo.conversationError = null;
  world.karoo.markErrors = [later];
  await world.clock.advance(10_000);
  expect(world.bimer.stored).toHaveLength(1);
  await world.clock.advance(50_000);
  expect(world.karoo.marks).toEqual([]);
  await world.clock.advance(10_000);
  expect(world.karoo.marks).toHaveLength(1);

  await receive(world, 'k2');
  world.bimer.outcomes = [{ kind: 'lost-answer', error: new AppError('timeout') }];
  world.bimer.searches = [{ kind: 'failed', error: later }];
  await world.outbox.submit(next('k2'), form, false);
  await world.clock.advance(55_000);
  expect(listedStates(world)).toContain('verifying');
  await world.clock.advance(10_000);
  expect(listedStates(world)).toEqual(['registered', 'registered']);
});
