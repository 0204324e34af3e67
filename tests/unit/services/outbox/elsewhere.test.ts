import { expect, test } from 'vitest';
import { AppError } from '../../../../common/errors';
import { AttendanceRecorder } from '../../../../main/services/intake/attendance-recorder';
import { isOwnMark } from '../../../../main/services/intake/own-mark';
import { settle } from '../../../support/fakes/fake-clock';
import { started, type OutboxWorld } from '../../../support/fakes/outbox-world';
import { sampleForm, sampleRegistration } from '../../../support/fakes/samples';

const key = 'karoo:conta1:k1:1';
const tell = (world: OutboxWorld, processNumber: string | null) =>
  new AttendanceRecorder({ ...world, time: world.clock }).recordIntegrated('conta1', 'k1', processNumber, {
    lastEventId: 'e1',
  });

async function queued(): Promise<OutboxWorld> {
  const world = await started();
  world.bimer.error = new AppError('network-unreachable');
  await world.outbox.submit('k1', sampleForm(), false);
  await settle();
  world.bimer.error = null;
  return world;
}

test.each([
  [[], '77', false],
  [[{ state: 'queued', processNumber: null }], null, false],
  [[{ state: 'registered', processNumber: '77' }], '77', true],
  [[{ state: 'registered', processNumber: '77' }], null, true],
  [[{ state: 'registered', processNumber: '77' }], '78', false],
] as const)('of %j the mark %s is our own: %s', (registrations, processNumber, expected) => {
  expect(isOwnMark(registrations, processNumber)).toBe(expected);
});

test('what waits while somebody else registers the attendance asks first', async () => {
  const world = await queued();
  await tell(world, '77');
  await world.clock.advance(600_000);
  expect(world.bimer.stored).toEqual([]);
  const [view] = world.outbox.list().value;
  expect(view).toMatchObject({ state: 'needs-you', isWithdrawable: true });
  expect(view?.error?.message).toContain('número 77');
  await expect(world.outbox.submit('k1', sampleForm(), false)).rejects.toMatchObject({ code: 'not-allowed' });

  await world.outbox.answer({ key, answer: 'send', processNumber: null });
  world.karoo.integrated.add('k1');
  await tell(world, '77');
  await settle();
  expect(world.bimer.stored).toHaveLength(1);
  await expect(world.outbox.answer({ key, answer: 'send', processNumber: null })).rejects.toMatchObject({
    code: 'not-allowed',
  });
});

test('withdrawn, it keeps what was typed and is not pending again', async () => {
  const world = await queued();
  await tell(world, '77');
  await world.outbox.withdraw(key);
  expect(world.store.get('attendances', 'k1')?.state).toBe('integrated-elsewhere');
  expect(world.store.get('drafts', 'k1')?.form).toEqual(sampleForm());
});

test.each([false, true])(
  'before the first send Karoo is asked, as its news may not have come (múltiplos: %s)',
  async (isMultiple) => {
    const world = await started();
    world.karoo.integrated.add('k1');
    await world.outbox.submit('k1', sampleForm({ isMultiple }), false);
    await settle();
    expect(world.bimer.stored).toEqual([]);
    expect(world.outbox.list().value[0]).toMatchObject({ error: { code: 'integrated-elsewhere' } });
  },
);

test('múltiplos take nothing along, so they do not wait for a Karoo that cannot be asked', async () => {
  const world = await started();
  world.karoo.conversationError = new AppError('network-unreachable');
  await world.outbox.submit('k1', sampleForm({ isMultiple: true }), false);
  await settle();
  expect(world.bimer.stored).toHaveLength(1);
});

test('our own mark asks nobody', async () => {
  const world = await started();
  await world.outbox.submit('k1', sampleForm({ isMultiple: true }), false);
  await settle();
  world.karoo.integrated.add('k1');
  await tell(world, '900001');
  await world.outbox.submit('k1', sampleForm({ subject: 'Segundo' }), true);
  await settle();
  expect(world.bimer.stored).toHaveLength(2);
});

test('our own mark that comes while Karoo is asked asks nobody', async () => {
  const world = await started();
  const { karoo, store } = world;
  const ask = karoo.conversation.bind(karoo);
  const value = sampleRegistration({
    key: 'karoo:conta1:k1:9',
    state: 'registered',
    processNumber: '900009',
  });
  karoo.conversation = async (attendanceId) => {
    await store.update(() => [{ collection: 'registrations', id: value.key, value }]);
    karoo.integrated.add(attendanceId);
    return ask(attendanceId);
  };
  await world.outbox.submit('k1', sampleForm({ isMultiple: true }), false);
  await settle();
  expect(world.bimer.stored).toHaveLength(1);
});

test('answers to an unknown outcome: the number found is marked in Karoo, or it is sent once more', async () => {
  const world = await started();
  world.bimer.outcomes = [{ kind: 'unknown', error: new AppError('server-error') }];
  world.bimer.searches = [{ kind: 'unsupported' }];
  await world.outbox.submit('k1', sampleForm(), false);
  await world.clock.advance(5_000);
  await expect(world.outbox.submit('k1', sampleForm(), false)).rejects.toMatchObject({ code: 'not-allowed' });
  await expect(world.outbox.withdraw(key)).rejects.toMatchObject({ code: 'not-allowed' });
  await expect(world.outbox.answer({ key: 'x', answer: 'send', processNumber: null })).rejects.toMatchObject({
    code: 'not-found',
  });
  await world.outbox.answer({ key, answer: 'in-bimer', processNumber: '900777' });
  await settle();
  expect(world.karoo.marks).toMatchObject([{ key, processNumber: '900777' }]);
  expect(world.bimer.stored).toEqual([]);
});
