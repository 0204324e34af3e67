import { expect, test } from 'vitest';
import type { UnreadableAttendance } from '../../../../common/attendance/attendance';
import { AppError } from '../../../../common/errors';
import { Erasure } from '../../../../main/services/erasure/erasure';
import { UnreadableList } from '../../../../main/services/inbox/unreadable-list';
import { maxUnreadable } from '../../../../main/services/intake/unreadable-recorder';
import { settle } from '../../../support/fakes/fake-clock';
import { attendanceOf, finishedEvent, intakeWorld, pageOf } from '../../../support/fakes/intake-world';
import { sampleUnreadable as traces } from '../../../support/fakes/samples';

const pageWith = (...unreadable: UnreadableAttendance[]) => ({ ...pageOf(), unreadable });

async function listening(disk = new Map<string, unknown>(), ...unreadable: UnreadableAttendance[]) {
  const world = intakeWorld({}, disk);
  world.karoo.pages = [pageWith(...unreadable)];
  const list = new UnreadableList(world);
  world.intake.start();
  await settle();
  const numbers = () => list.list().value.map(({ number }) => number);
  const askAgain = async (...listed: UnreadableAttendance[]) => {
    world.karoo.pages = [pageWith(...listed)];
    world.intake.reconnectNow();
    await settle();
  };
  return { ...world, list, numbers, askAgain };
}

test('what cannot be read is listed as far as it can, once, and over a restart', async () => {
  const disk = new Map<string, unknown>();
  const first = await listening(disk, traces(), traces());
  expect(first.list.list().value).toMatchObject([
    { number: '48213', end: '24/11/2026 08:30', customerCode: '00263', customerName: 'Mercearia São João' },
  ]);
  await first.askAgain(traces());
  expect(first.numbers()).toEqual(['48213']);
  expect(first.list.list().revision).toBe(2);
  await first.intake.stop();
  const second = await listening(disk, traces());
  expect(second.numbers()).toEqual(['48213']);
  await second.intake.stop();
});

test.each([
  ['its identifier', traces(), attendanceOf('u1', { number: 'outro' })],
  ['its number', traces({ attendanceId: null }), attendanceOf('k9', { number: '48213' })],
])('it is replaced once it can be read, known by %s', async (_, unreadable, attendance) => {
  const { karoo, numbers, store, intake } = await listening(new Map(), unreadable);
  await karoo.stream.send({ kind: 'finished', cursor: 'c1', attendance });
  expect(numbers()).toEqual([]);
  expect(store.get('attendances', attendance.id)?.state).toBe('pending');
  await intake.stop();
});

test('it goes when somebody else registers it', async () => {
  const { karoo, numbers, intake } = await listening(new Map(), traces());
  await karoo.stream.send({ kind: 'integrated', cursor: 'c1', attendanceId: 'u1', processNumber: '7' });
  expect(numbers()).toEqual([]);
  await intake.stop();
});

test('dismissed it stays away, unless it ends again, and nothing of a person is kept of it', async () => {
  const { list, numbers, store, askAgain, intake } = await listening(
    new Map(),
    traces({ end: '2026-11-24T08:30:00Z' }),
  );
  const [row] = list.list().value;
  await list.dismiss(row?.id ?? '');
  expect(numbers()).toEqual([]);
  expect(JSON.stringify(store.all('unreadable'))).not.toContain('Mercearia');
  await askAgain(traces({ end: '2026-11-24T08:30:00Z' }));
  expect(numbers()).toEqual([]);
  await askAgain(traces({ end: '2026-11-24T09:30:00Z' }));
  expect(numbers()).toEqual(['48213']);
  await intake.stop();
});

test('so many are listed at the most, and so many dismissals remembered', async () => {
  const many = Array.from({ length: maxUnreadable + 20 }, (_, at) => traces({ attendanceId: `u${at}` }));
  const { list, numbers, store, askAgain, intake } = await listening(new Map(), ...many);
  expect(numbers()).toHaveLength(maxUnreadable);
  for (const { id } of list.list().value) await list.dismiss(id);
  await askAgain(...many);
  expect(numbers()).toHaveLength(20);
  const dismissed = Array.from({ length: 600 }, (_, at) => `id:d${at}`);
  await store.commit(
    dismissed.map((id) => ({
      collection: 'unreadable',
      id,
      value: { id, attendance: traces(), receivedAt: 0, isDismissed: true },
    })),
  );
  await list.dismiss(list.list().value[0]?.id ?? '');
  expect(store.all('unreadable').filter(({ isDismissed }) => isDismissed)).toHaveLength(500);
  await intake.stop();
});

test('what waits already, or is done with, is not listed beside that', async () => {
  const world = await listening();
  await world.karoo.stream.send(finishedEvent('u1', 'c1'));
  await world.askAgain(traces());
  expect(world.numbers()).toEqual([]);
  const stored = world.store.get('attendances', 'u1');
  if (!stored) throw new Error('not stored');
  await world.store.commit([
    { collection: 'attendances', id: 'u1', value: { ...stored, state: 'concluded' } },
  ]);
  await world.askAgain(traces({ end: '2026-11-24T11:30:00Z' }));
  expect(world.numbers()).toEqual([]);
  await world.askAgain(traces({ end: null }));
  expect(world.numbers()).toEqual(['48213']);
  await world.intake.stop();
});

test('only those of the account signed in to are listed', async () => {
  const { numbers, intake } = await listening(
    new Map(),
    traces(),
    traces({ accountId: 'conta2', attendanceId: 'u2' }),
  );
  expect(numbers()).toEqual(['48213']);
  await intake.stop();
});

test('what was erased of it is not listed again, nor are its data kept', async () => {
  const all = [
    traces({ number: '1' }),
    traces({ number: '2', attendanceId: 'u2', customerCode: '9' }),
    traces({ number: '3', attendanceId: 'u3', customerCode: null }),
  ];
  const { numbers, askAgain, store, records, intake } = await listening(new Map(), ...all);
  const erasure = new Erasure({ store, logs: { clear: () => undefined } });
  await erasure.erase({ by: 'customerCode', value: '00263' }, []);
  expect(numbers()).toEqual(['2', '3']);
  await erasure.erase({ by: 'attendanceNumber', value: '2' }, []);
  expect(numbers()).toEqual(['3']);
  await askAgain(...all);
  expect(numbers()).toEqual(['3']);
  expect(JSON.stringify(records.all('unreadable').slice(0, 2))).not.toMatch(/00263|Mercearia|João/);
  await intake.stop();
});

const unreadableEvent = (attendanceId: string | null, isTooLarge = false) => ({
  kind: 'unreadable' as const,
  cursor: 'c1',
  attendanceId,
  isTooLarge,
});

test('an event that is too large is fetched by its identifier, and told', async () => {
  const { karoo, intake, finished, store, numbers } = await listening();
  karoo.known.set('big', attendanceOf('big'));
  await karoo.stream.send(unreadableEvent('big', true));
  expect(finished).toEqual(['big']);
  expect(store.get('cursors', 'conta1')?.lastEventId).toBe('c1');
  expect(intake.state().oversizedEvents).toBe(1);
  expect(numbers()).toEqual([]);
  await intake.stop();
});

test('an event that cannot be read closes what its attendance turns out to be', async () => {
  const { karoo, intake, store } = await listening();
  await karoo.stream.send(finishedEvent('a', 'c0'));
  karoo.known.set('a', attendanceOf('a', { isIntegrated: true }));
  await karoo.stream.send(unreadableEvent('a'));
  expect(store.get('attendances', 'a')).toBeUndefined();
  await intake.stop();
});

test.each(['not-found', 'invalid-response', 'network-unreachable'] as const)(
  'when Karoo has no better answer (%s) it is listed, told, and the stream goes on',
  async (code) => {
    const { karoo, intake, store, list, unreadable, finished } = await listening();
    karoo.known.set('u1', new AppError(code));
    await karoo.stream.send(unreadableEvent('u1'));
    expect(list.list().value).toMatchObject([{ number: null, customerName: null }]);
    expect(unreadable).toEqual(['u1']);
    expect(store.get('cursors', 'conta1')?.lastEventId).toBe('c1');
    await karoo.stream.send(finishedEvent('b', 'c2'));
    expect(finished).toEqual(['b']);
    await intake.stop();
  },
);

test('an event that does not even say what it is about leads to the list', async () => {
  const { karoo, intake, finished, unreadable } = await listening();
  karoo.pages = [{ ...pageOf('a'), unreadable: [traces()] }];
  await karoo.stream.send(unreadableEvent(null));
  expect([finished, unreadable]).toEqual([['a'], ['u1']]);
  await intake.stop();
});
