import { expect, test } from 'vitest';
import { settle } from '../../../support/fakes/fake-clock';
import { finishedEvent, intakeWorld, attendanceOf } from '../../../support/fakes/intake-world';
import {
  sampleDraft,
  sampleForm,
  samplePending,
  sampleRegistered,
  sampleRegistration,
} from '../../../support/fakes/samples';

const later = { finishedAt: '2026-11-24T11:59:00Z', subject: 'De novo' };

async function listening() {
  const world = intakeWorld();
  world.intake.start();
  await settle();
  return world;
}

/** Registered and marked: settled, so that memory does not hold it. */
async function settled() {
  const world = await listening();
  await world.store.commit([
    {
      collection: 'attendances',
      id: 'k1',
      value: { ...samplePending(), state: 'concluded', nextSequence: 2 },
    },
    {
      collection: 'registrations',
      id: 'r1',
      value: sampleRegistration({
        key: 'r1',
        progress: sampleRegistered({ number: '77' }),
      }),
    },
  ]);
  expect(world.store.get('attendances', 'k1')).toBeUndefined();
  return world;
}

test('a settled one that finished again is pending anew; its history stays and its count goes on', async () => {
  const { karoo, store, records, finished, reopened, intake } = await settled();
  await karoo.stream.send(finishedEvent('k1', 'c1', later));
  expect(store.get('attendances', 'k1')).toMatchObject({
    state: 'pending',
    nextSequence: 2,
    settledAt: null,
    attendance: later,
  });
  expect(records.get('registrations', 'r1')?.attendance.subject).toBe('Nota fiscal');
  expect(store.registrations.of('k1').map(({ key }) => key)).toEqual(['r1']);
  expect([finished, reopened]).toEqual([['k1'], ['k1']]);
  await intake.stop();
});

test.each([
  ['the same end', {}],
  ['the same end in another zone', { finishedAt: '2026-11-24T08:30:00-03:00' }],
  ['an end with fractions', { finishedAt: '2026-11-24T11:30:00.900Z' }],
  ['an earlier end', { finishedAt: '2026-11-24T10:00:00Z' }],
])('a settled one that comes again with %s is a duplicate', async (_, changes) => {
  const { karoo, store, finished, intake } = await settled();
  await karoo.stream.send(finishedEvent('k1', 'c1', changes));
  expect(store.get('attendances', 'k1')).toBeUndefined();
  expect(finished).toEqual([]);
  await intake.stop();
});

test('a pending one that finished again is brought up to date and keeps its draft', async () => {
  const { karoo, store, finished, reopened, intake } = await listening();
  await karoo.stream.send(finishedEvent('k1', 'c1'));
  const draft = sampleDraft({ form: sampleForm({ opinion: 'Digitado' }) });
  await store.commit([{ collection: 'drafts', id: 'k1', value: draft }]);
  await karoo.stream.send(finishedEvent('k1', 'c2', later));
  expect(store.get('attendances', 'k1')?.attendance).toMatchObject(later);
  expect(store.get('drafts', 'k1')).toEqual(draft);
  expect([finished, reopened]).toEqual([['k1', 'k1'], []]);
  await intake.stop();
});

test('one that was integrated elsewhere and finished again is pending anew', async () => {
  const { karoo, store, clock, intake } = await listening();
  await karoo.stream.send(finishedEvent('k1', 'c1'));
  await karoo.stream.send({ kind: 'integrated', cursor: 'c2', attendanceId: 'k1', processNumber: '7' });
  await clock.advance(60_000);
  await karoo.stream.send(finishedEvent('k1', 'c3', { finishedAt: '2026-11-24T12:00:30Z' }));
  expect(store.get('attendances', 'k1')?.state).toBe('pending');
  // Delivered once more, as events may be: that was the first time.
  await karoo.stream.send({ kind: 'integrated', cursor: 'c2', attendanceId: 'k1', processNumber: '7' });
  await karoo.stream.send(finishedEvent('k1', 'c1', { isIntegrated: true }));
  expect(store.get('attendances', 'k1')?.state).toBe('pending');
  await karoo.stream.send({ kind: 'integrated', cursor: 'c4', attendanceId: 'k1', processNumber: '8' });
  expect(store.get('attendances', 'k1')).toBeUndefined();
  await intake.stop();
});

test.each([
  ['the mark of the first time, come late, closes nothing', '77', 'pending'],
  ['a number that is not ours closes it', '78', 'integrated-elsewhere'],
  ['without a number what we registered the first time says nothing', null, 'integrated-elsewhere'],
] as const)('once it finished again, %s', async (_, processNumber, state) => {
  const { karoo, records, intake } = await settled();
  await karoo.stream.send(finishedEvent('k1', 'c1', later));
  await karoo.stream.send({ kind: 'integrated', cursor: 'c2', attendanceId: 'k1', processNumber });
  expect(records.get('attendances', 'k1')?.state).toBe(state);
  await intake.stop();
});

test('news of a finish that says it is integrated closes the pending one', async () => {
  const { karoo, records, intake } = await listening();
  await karoo.stream.send(finishedEvent('k1', 'c1'));
  await karoo.stream.send(finishedEvent('k1', 'c2', { isIntegrated: true }));
  expect(records.get('attendances', 'k1')?.state).toBe('integrated-elsewhere');
  await intake.stop();
});

test('a forgotten one that finished again is pending anew, else it stays forgotten', async () => {
  const { karoo, store, finished, clock, intake } = await settled();
  expect(await store.forgetSettled(clock.now() + 1, 10)).toBe(1);
  await karoo.stream.send(finishedEvent('k1', 'c1'));
  expect(finished).toEqual([]);
  await karoo.stream.send(finishedEvent('k1', 'c2', later));
  expect(finished).toEqual(['k1']);
  expect(store.get('attendances', 'k1')).toMatchObject({ state: 'pending', attendance: later });
  await intake.stop();
});

test('an integration heard before the end it is about closes it, one of an earlier end does not', async () => {
  const { karoo, store, records, clock, intake } = await listening();
  const integrated = { kind: 'integrated' as const, cursor: 'c1', attendanceId: 'x', processNumber: '8' };
  await karoo.stream.send(integrated);
  await clock.advance(3_600_000);
  await karoo.stream.send(
    finishedEvent('x', 'c2', { finishedAt: new Date(clock.now() - 1000).toISOString() }),
  );
  expect(store.get('attendances', 'x')?.state).toBe('pending');

  await karoo.stream.send({ ...integrated, attendanceId: 'y', cursor: 'c3' });
  await karoo.stream.send(
    finishedEvent('y', 'c4', { finishedAt: new Date(clock.now() - 1000).toISOString() }),
  );
  expect(records.get('attendances', 'y')?.state).toBe('integrated-elsewhere');
  await intake.stop();
});

test('the list brings back what finished again, and the report counts it', async () => {
  const { karoo, store, intake, caughtUp, reopened } = await settled();
  karoo.pages = [{ attendances: [attendanceOf('k1', later)], nextCursor: null }];
  intake.reconnectNow();
  await settle();
  expect(store.get('attendances', 'k1')?.state).toBe('pending');
  expect([caughtUp, reopened]).toEqual([[1], ['k1']]);
  await intake.stop();
});
