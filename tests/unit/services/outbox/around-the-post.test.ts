import { expect, test } from 'vitest';
import { AppError } from '../../../../common/errors';
import { transition } from '../../../../main/services/registrations/transition';
import { settle } from '../../../support/fakes/fake-clock';
import { listedStates, next, started } from '../../../support/fakes/outbox-world';
import { sampleForm } from '../../../support/fakes/samples';

test('what turns out to be integrated elsewhere while the conversation is being fetched is not sent', async () => {
  const world = await started();
  const { karoo, store, outbox, bimer, clock } = world;
  let answer: () => void = () => undefined;
  const conversation = karoo.conversation.bind(karoo);
  karoo.conversation = (id) =>
    new Promise((resolve) => {
      answer = () => {
        resolve(conversation(id));
      };
    });
  const { key } = await outbox.submit(next('k1'), sampleForm(), false);
  await settle();
  await store.update(() => {
    const before = store.get('registrations', key);
    if (!before) throw new Error('gone');
    const value = transition(before, { kind: 'integrated-elsewhere', number: '77' }, clock.now());
    return [{ collection: 'registrations', id: key, value }];
  });
  answer();
  await clock.advance(60_000);
  expect(bimer.calls.filter((call) => call.startsWith('submit'))).toEqual([]);
  expect(outbox.list().value[0]).toMatchObject({
    state: 'needs-you',
    question: { kind: 'integrated-elsewhere', number: '77' },
  });
});

test('a request that ends in no outcome at all may have been stored: it is looked for', async () => {
  const world = await started();
  const submit = world.bimer.submit.bind(world.bimer);
  world.bimer.submit = async (body, processNumber) => {
    world.bimer.submit = submit;
    await submit(body, processNumber);
    throw new TypeError('not as promised');
  };
  await world.outbox.submit(next('k1'), sampleForm(), false);
  await settle();
  expect(listedStates(world)).toEqual(['verifying']);
  await world.clock.advance(600_000);
  expect(listedStates(world)).toEqual(['registered']);
  expect(world.bimer.stored).toHaveLength(1);
});

test('a mark that Karoo refuses for good is given up, any other one is tried again', async () => {
  for (const [code, marked] of [
    ['invalid-request', false],
    ['server-error', true],
  ] as const) {
    const world = await started();
    world.karoo.markErrors = [new AppError(code)];
    await world.outbox.submit(next('k1'), sampleForm(), false);
    await world.clock.advance(600_000);
    expect(world.outbox.list().value[0]).toMatchObject({ state: 'registered', isMarkedInKaroo: marked });
  }
});
