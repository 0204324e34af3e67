import { expect, test } from 'vitest';
import { Erasure } from '../../../main/services/erasure/erasure';
import { ObservedStore } from '../../../main/services/store/observed-store';
import type { UnreadableAttendance } from '../../../common/attendance/attendance';
import type { StoreChange } from '../../../main/services/stored-shapes';
import { InMemoryRecordStore } from '../../support/fakes/in-memory-stores';
import {
  inStep,
  sampleCustomer,
  sampleDraft,
  samplePending,
  sampleRegistration,
  sampleUnreadable,
} from '../../support/fakes/samples';

const registered = { progress: inStep.registered };

function attendance(id: string, state: 'pending' | 'concluded'): StoreChange {
  return { collection: 'attendances', id, value: { ...samplePending({ id, number: `n-${id}` }), state } };
}

function registration(id: string, changes: Parameters<typeof sampleRegistration>[0]): StoreChange {
  const value = sampleRegistration({ key: `r-${id}`, attendanceId: id, ...changes });
  return { collection: 'registrations', id: value.key, value };
}

/** One settled attendance and one of each kind that is open. */
async function world() {
  const records = new InMemoryRecordStore();
  const store = new ObservedStore(records, () => 1000);
  await store.commit([attendance('settled', 'concluded'), registration('settled', registered)]);
  await store.commit([
    attendance('pending', 'pending'),
    attendance('drafted', 'pending'),
    {
      collection: 'drafts',
      id: 'drafted',
      value: sampleDraft({ attendanceId: 'drafted' }),
    },
    attendance('queued', 'concluded'),
    registration('queued', { progress: inStep.queued }),
    attendance('sending', 'concluded'),
    registration('sending', { progress: inStep.sending }),
    { collection: 'customers', id: '00263', value: { customer: sampleCustomer(), lastUsedAt: 1 } },
  ]);
  let clearings = 0;
  const erasure = new Erasure({ store, logs: { clear: () => (clearings += 1) } });
  return { records, store, erasure, clearings: () => clearings };
}

const ofCustomer = { by: 'customerCode', value: '00263' } as const;

test('what is open is named with its reason, and is not counted with what goes', async () => {
  const { erasure } = await world();
  expect(await erasure.plan(ofCustomer)).toEqual({
    attendanceCount: 1,
    registrationCount: 1,
    isCustomerKnown: true,
    unreadableCount: 0,
    open: [
      { attendanceId: 'pending', number: 'n-pending', reason: 'pending' },
      { attendanceId: 'drafted', number: 'n-drafted', reason: 'drafted' },
      { attendanceId: 'queued', number: 'n-queued', reason: 'queued' },
      { attendanceId: 'sending', number: 'n-sending', reason: 'on-its-way' },
    ],
  });
});

test('only what is settled goes by itself; the customer stays while something is open', async () => {
  const { erasure, store, records, clearings } = await world();
  expect(await erasure.erase(ofCustomer, [])).toMatchObject({ attendanceIds: ['settled'] });
  expect(records.all('attendances').map((one) => one.attendance.id)).not.toContain('settled');
  expect(records.all('registrations').map(({ key }) => key)).toEqual(['r-queued', 'r-sending']);
  expect(store.get('customers', '00263')).toBeDefined();
  expect(store.registrations.recent().map(({ key }) => key)).not.toContain('r-settled');
  expect(clearings()).toBe(1);
});

test('what is asked for goes from memory and disk, and everybody is told', async () => {
  const { erasure, store, records } = await world();
  const touched = new Set<string>();
  store.committed.add((collections) => {
    for (const name of collections) touched.add(name);
  });
  await erasure.erase(ofCustomer, ['drafted', 'queued']);
  expect(store.all('attendances').map((one) => one.attendance.id)).toEqual(['pending', 'sending']);
  expect(store.all('drafts')).toEqual([]);
  expect(records.all('drafts')).toEqual([]);
  expect([...touched].sort()).toEqual(['attendances', 'drafts', 'registrations']);
});

test('what may be on its way to Bimer is never erased, nor anything with it', async () => {
  const { erasure, records } = await world();
  await expect(erasure.erase(ofCustomer, ['pending', 'sending'])).rejects.toMatchObject({
    code: 'not-allowed',
  });
  expect(records.all('attendances')).toHaveLength(5);
});

test('an attendance by its number; an unknown one is nothing', async () => {
  const { erasure, records } = await world();
  await erasure.erase({ by: 'attendanceNumber', value: 'n-pending' }, ['pending']);
  expect(records.all('attendances').map((one) => one.attendance.id)).not.toContain('pending');
  expect(await erasure.plan({ by: 'attendanceNumber', value: 'x' })).toEqual({
    attendanceCount: 0,
    registrationCount: 0,
    open: [],
    isCustomerKnown: false,
    unreadableCount: 0,
  });
});

test.each([
  [ofCustomer, ['of-customer', 'of-settled']],
  [{ by: 'attendanceNumber', value: '7' } as const, ['by-number']],
  [{ by: 'attendanceNumber', value: 'n-settled' } as const, ['of-settled']],
  [{ by: 'attendanceNumber', value: 'n-pending' } as const, []],
])('of %j goes what is known of attendances that could not be read: %j', async (subject, ids) => {
  const { erasure, store, records } = await world();
  const row = (id: string, changes: Partial<UnreadableAttendance>): StoreChange => {
    const attendance = {
      ...sampleUnreadable(),
      attendanceId: null,
      customerCode: null,
      number: null,
      ...changes,
    };
    return { collection: 'unreadable', id, value: { id, attendance, receivedAt: 1, isDismissed: false } };
  };
  await store.commit([
    row('of-customer', { customerCode: '00263' }),
    row('by-number', { number: '7' }),
    row('of-settled', { attendanceId: 'settled' }),
    row('of-pending', { attendanceId: 'pending' }),
  ]);
  expect((await erasure.plan(subject)).unreadableCount).toBe(ids.length);
  expect((await erasure.erase(subject, [])).unreadableCount).toBe(ids.length);
  const gone = records.all('unreadable').filter(({ isDismissed }) => isDismissed);
  expect(gone.map(({ id }) => id)).toEqual(ids);
  expect(JSON.stringify(gone)).not.toContain('Mercearia');
});

test('a pending attendance that comes while it is erased stays', async () => {
  const { erasure, store, records } = await world();
  const coming = store.commit([attendance('new', 'pending')]);
  const erased = await erasure.erase(ofCustomer, []);
  await coming;
  expect(erased.attendanceIds).toEqual(['settled']);
  expect(records.get('attendances', 'new')).toBeDefined();
});

test('what is typed again while it is erased stays', async () => {
  const { erasure, store, records } = await world();
  const value = sampleDraft({ attendanceId: 'settled' });
  const typing = store.update(() => [{ collection: 'drafts', id: 'settled', value }], ['settled']);
  expect((await erasure.erase(ofCustomer, [])).attendanceIds).toEqual([]);
  await typing;
  expect(records.get('drafts', 'settled')).toEqual(value);
});

test('what leaves for Bimer while it is erased stays, and this is said', async () => {
  const { erasure, store, records } = await world();
  const leaving = store.commit([registration('queued', { progress: inStep.sending })]);
  await expect(erasure.erase(ofCustomer, ['queued'])).rejects.toMatchObject({ code: 'not-allowed' });
  await leaving;
  expect(records.get('registrations', 'r-queued')).toBeDefined();
});
