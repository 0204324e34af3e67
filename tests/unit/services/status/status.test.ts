import { expect, test } from 'vitest';
import { AppError, type ErrorCode } from '../../../../common/errors';
import { defaultSettings, type Settings } from '../../../../common/settings/settings';
import { Inbox } from '../../../../main/services/inbox/inbox';
import { UnreadableList } from '../../../../main/services/inbox/unreadable-list';
import { Intake } from '../../../../main/services/intake/intake';
import { Listeners } from '../../../../main/services/listeners';
import type { SettingsChanged } from '../../../../main/services/settings/settings-service';
import { ObservedBimerApi, connectionAfter } from '../../../../main/services/status/observed-bimer-api';
import { Notices } from '../../../../main/services/status/notices';
import { Status } from '../../../../main/services/status/status';
import { FakeBimerApi } from '../../../support/fakes/fake-bimer-api';
import { settle } from '../../../support/fakes/fake-clock';
import { next, outboxWorld } from '../../../support/fakes/outbox-world';
import { sampleAttendance, sampleForm, sampleKarooStatus } from '../../../support/fakes/samples';

test.each<[ErrorCode | null, string]>([
  [null, 'online'],
  ['not-found', 'online'],
  ['invalid-request', 'online'],
  ['process-closed', 'online'],
  ['unauthorized', 'signed-out'],
  ['forbidden', 'signed-out'],
  ['not-configured', 'not-configured'],
  ['network-unreachable', 'unreachable'],
  ['timeout', 'unreachable'],
  ['server-error', 'unreachable'],
])('after %s Bimer is %s', (code, state) => {
  expect(connectionAfter(code && new AppError(code))).toBe(state);
});

test('Bimer’s state follows its last answer', async () => {
  const inner = new FakeBimerApi();
  const bimer = new ObservedBimerApi(inner);
  const states: string[] = [];
  bimer.stateChanged.add(({ state }) => states.push(state));
  await bimer.customerByCode('1');
  await bimer.processByNumber('1');
  inner.error = new AppError('network-unreachable');
  await expect(bimer.checkSignIn()).rejects.toBe(inner.error);
  inner.searches = [{ kind: 'failed', error: new AppError('unauthorized') }];
  await bimer.findByKey('k', null);
  bimer.forget();
  expect(states).toEqual(['online', 'unreachable', 'signed-out', 'unknown']);
});

test('gathers the whole app in one snapshot and tells only real changes', async () => {
  const world = outboxWorld();
  const intake = new Intake({
    ...world,
    settings: { current: () => defaultSettings },
    random: () => 0.5,
  });
  const inbox = new Inbox({ store: world.store, intake });
  const unreadable = new UnreadableList({ store: world.store, intake });
  const bimer = new ObservedBimerApi(world.bimer);
  let current: Settings = { ...defaultSettings, 'bimer.baseUrl': 'https://b.example' };
  const settings = { current: () => current, changed: new Listeners<SettingsChanged>() };
  let taken: string | null = null;
  const globalShortcut = { taken: () => taken, changed: new Listeners<string | null>() };
  const notices = new Notices();
  const status = new Status({
    intake,
    inbox,
    unreadable,
    outbox: world.outbox,
    bimer,
    settings,
    globalShortcut,
    notices,
    isDemo: false,
    version: '0.1.0',
  });
  const revisions: number[] = [];
  status.changed.add(({ revision }) => revisions.push(revision));
  world.karoo.pages = [
    { attendances: [sampleAttendance(), sampleAttendance({ id: 'k2' })], nextCursor: null },
  ];
  intake.start();
  await settle();
  expect(status.current().value).toEqual({
    karoo: sampleKarooStatus(),
    bimer: { state: 'unknown', error: null },
    agent: { name: 'Ana Souza', bimerLogin: 'ana' },
    accountName: 'Exemplo',
    pendingCount: 2,
    queuedCount: 0,
    needsYouCount: 0,
    caughtUpCount: 2,
    storageNotice: null,
    takenShortcut: null,
    isDemo: false,
    version: '0.1.0',
  });
  await world.outbox.submit(next('k1'), sampleForm(), false);
  status.acknowledgeCaughtUp();
  expect(status.current().value).toMatchObject({ pendingCount: 1, queuedCount: 1, caughtUpCount: 0 });
  current = { ...current, 'bimer.baseUrl': '' };
  settings.changed.emit({ values: current, touched: new Set() });
  settings.changed.emit({ values: current, touched: new Set() });
  taken = 'Ctrl+Shift+F10';
  globalShortcut.changed.emit(taken);
  expect(status.current().value.takenShortcut).toBe('Ctrl+Shift+F10');
  expect(status.current().value.bimer.state).toBe('not-configured');
  notices.set('disk', 'O disco está cheio.');
  notices.set('policy', 'A política não serve.');
  expect(status.current().value.storageNotice).toBe('O disco está cheio. A política não serve.');
  notices.set('disk', null);
  expect(status.current().value.storageNotice).toBe('A política não serve.');
  expect(revisions).toEqual([...new Set(revisions)].sort((a, b) => a - b));
  expect(status.current().revision).toBe(revisions.at(-1));
  await intake.stop();
});
