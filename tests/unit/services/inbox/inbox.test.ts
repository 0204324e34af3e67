import { expect, test } from 'vitest';
import { History } from '../../../../main/services/history/history';
import { Inbox } from '../../../../main/services/inbox/inbox';
import type { IntakeState } from '../../../../main/services/intake/intake';
import { Listeners } from '../../../../main/services/listeners';
import { toInboxItems, type InboxSources } from '../../../../main/services/inbox/to-inbox-items';
import { ObservedStore } from '../../../../main/services/store/observed-store';
import type { Progress } from '../../../../main/services/registrations/registration';
import type { StoredAttendance } from '../../../../main/services/stored-shapes';
import { FakeKarooApi } from '../../../support/fakes/fake-karoo-api';
import { InMemoryRecordStore } from '../../../support/fakes/in-memory-stores';
import {
  inStep,
  sampleDraft,
  sampleKarooStatus,
  samplePending,
  sampleRegistered,
  sampleRegistration,
} from '../../../support/fakes/samples';

type Case = [
  what: string,
  state: StoredAttendance['state'],
  registrations: Progress['step'][],
  hasDraft: boolean,
  shown: string | null,
];
const cases: Case[] = [
  ['pending', 'pending', [], false, 'pending'],
  ['pending with one sent', 'pending', ['registered'], true, 'pending'],
  ['pending with one on its way', 'pending', ['queued'], true, 'pending'],
  ['pending with one refused', 'pending', ['refused'], true, 'needs-you'],
  ['concluded and done', 'concluded', ['registered'], false, null],
  ['concluded and on its way', 'concluded', ['registered', 'verifying'], false, 'sending'],
  ['concluded and refused', 'concluded', ['refused'], false, 'needs-you'],
  ['concluded and asked about', 'concluded', ['registered', 'asking'], false, 'needs-you'],
  ['integrated elsewhere', 'integrated-elsewhere', [], false, null],
  ['integrated elsewhere with a draft', 'integrated-elsewhere', [], true, 'integrated-elsewhere'],
];

test.each(cases)('%s', (_what, state, registrationStates, hasDraft, shown) => {
  const sources: InboxSources = {
    attendances: [{ ...samplePending(), state }],
    registrations: registrationStates.map((step) => sampleRegistration({ progress: inStep[step] })),
    draftIds: new Set(hasDraft ? ['k1'] : []),
  };
  const [item] = toInboxItems(sources);
  expect(item?.state ?? null).toBe(shown);
  if (item) expect(item).toMatchObject({ hasDraft, registrationCount: registrationStates.length });
});

test('the oldest finish comes first, whatever its offset', () => {
  const attendances = [
    samplePending({ id: 'late', finishedAt: '2026-11-24T09:00:00Z' }),
    samplePending({ id: 'early', finishedAt: '2026-11-24T05:30:00-03:00' }),
  ];
  const items = toInboxItems({ attendances, registrations: [], draftIds: new Set() });
  expect(items.map(({ attendanceId }) => attendanceId)).toEqual(['early', 'late']);
});

function fakeIntake() {
  const stateChanged = new Listeners<IntakeState>();
  let current: IntakeState = { ...sampleKarooStatus({ state: 'connecting' }), account: null };
  const signIn = (id: string) => {
    const { who } = new FakeKarooApi();
    current = { ...current, account: { ...who, account: { ...who.account, id } } };
    stateChanged.emit(current);
  };
  return { state: () => current, stateChanged, signIn };
}

test('lists what belongs to the account signed in to, and everything while that is not known', async () => {
  const store = new ObservedStore(new InMemoryRecordStore());
  const intake = fakeIntake();
  const inbox = new Inbox({ store, intake });
  for (const [id, accountId] of [
    ['a', 'conta1'],
    ['b', 'conta2'],
  ] as const) {
    await store.commit([{ collection: 'attendances', id, value: samplePending({ id, accountId }) }]);
  }
  const listed = () => inbox.list().value.map(({ attendanceId }) => attendanceId);
  expect(listed()).toEqual(['a', 'b']);
  intake.signIn('conta2');
  expect(listed()).toEqual(['b']);
  intake.signIn('conta1');
  expect(listed()).toEqual(['a']);
});

test('tells when the list changed, and only then', async () => {
  const store = new ObservedStore(new InMemoryRecordStore());
  const inbox = new Inbox({ store, intake: fakeIntake() });
  const revisions: number[] = [];
  inbox.changed.add(({ revision }) => revisions.push(revision));
  await store.commit([{ collection: 'attendances', id: 'k1', value: samplePending() }]);
  const draft = sampleDraft();
  await store.commit([{ collection: 'drafts', id: 'k1', value: draft }]);
  await store.commit([{ collection: 'drafts', id: 'k1', value: { ...draft, savedAt: 2 } }]);
  expect(revisions).toEqual([2, 3]);
  expect(inbox.list()).toMatchObject({ revision: 3, value: [{ attendanceId: 'k1', hasDraft: true }] });
});

test('the history lists what is registered, newest first, page by page', async () => {
  const store = new InMemoryRecordStore();
  for (const registeredAt of [1, 3, 2]) {
    const value = sampleRegistration({
      key: `r${registeredAt}`,
      progress: sampleRegistered({ at: registeredAt }),
    });
    await store.commit([{ collection: 'registrations', id: value.key, value }]);
  }
  await store.commit([{ collection: 'registrations', id: 'open', value: sampleRegistration() }]);
  const page = await new History({ store: new ObservedStore(store) }).list(1, 1);
  expect(page.total).toBe(3);
  expect(page.items.map(({ key }) => key)).toEqual(['r2']);
});
