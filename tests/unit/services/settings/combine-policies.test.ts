import { expect, test } from 'vitest';
import { settingKeys } from '../../../../common/settings/settings';
import {
  combinePolicies,
  type LastGood,
  type ReadPlace,
} from '../../../../main/services/settings/combine-policies';

const found = (json: unknown, id = 'machine'): ReadPlace => ({
  id,
  origin: `lugar ${id}`,
  reading: { kind: 'found', json },
});
const place = (reading: ReadPlace['reading'], id = 'machine'): ReadPlace => ({ ...found(null, id), reading });
const absent = place({ kind: 'absent' });
const unreadable = place({ kind: 'unreadable', why: 'o arquivo não pôde ser lido (EACCES).' });
const good = { settings: { 'bimer.baseUrl': 'https://bimer.example' }, locked: ['bimer.baseUrl'] };
const lastGood = { machine: good } as LastGood;

test('no policy anywhere is no policy, and nothing is remembered', () => {
  const { policy, lastGood: remembered } = combinePolicies([absent], lastGood);
  expect(policy).toEqual({ settings: {}, locked: [], frozen: [], origins: {}, problems: [] });
  expect(remembered).toEqual({});
});

test('a good one counts and is remembered', () => {
  const { policy, lastGood: remembered } = combinePolicies([found(good)], {});
  expect(policy).toMatchObject({ ...good, frozen: [], origins: { 'bimer.baseUrl': 'lugar machine' } });
  expect(remembered).toEqual(lastGood);
});

const broken: [string, ReadPlace][] = [
  ['may not be read', unreadable],
  ['is no object', found(null)],
  ['has an unknown key at the top', found({ Locked: [] })],
  ['locks what does not exist', found({ locked: ['bimer.baseURL'] })],
];

test.each(broken)('one that %s: the last good one goes on, and that is said', (_what, given) => {
  const { policy, lastGood: remembered } = combinePolicies([given], lastGood);
  expect(policy).toMatchObject({ ...good, frozen: [] });
  expect(policy.problems.join(' ')).toMatch(/lugar machine.*Continua valendo a última política boa/);
  expect(remembered).toEqual(lastGood);
});

test.each(broken)('one that %s, and none known from before: nothing may be changed', (_what, given) => {
  const { policy, lastGood: remembered } = combinePolicies([given], {});
  expect(policy).toMatchObject({ settings: {}, locked: [] });
  expect(policy.frozen).toEqual(settingKeys);
  expect(policy.problems.join(' ')).toMatch(/não podem ser alteradas/);
  expect(remembered).toEqual({});
});

test('a bad value for a locked setting: what it was, and locked', () => {
  const bad = { settings: { 'bimer.baseUrl': 'ftp://x', 'bimer.username': 'ti' }, locked: ['bimer.baseUrl'] };
  const { policy, lastGood: remembered } = combinePolicies([found(bad)], lastGood);
  expect(policy).toMatchObject({
    settings: { 'bimer.baseUrl': 'https://bimer.example', 'bimer.username': 'ti' },
    locked: ['bimer.baseUrl'],
    frozen: [],
  });
  expect(combinePolicies([found(bad)], remembered).policy).toEqual(policy);
});

test('a bad value for a locked setting that was never good: it stays as it is', () => {
  const bad = { settings: { 'bimer.baseUrl': 'ftp://x', 'bimer.username': 'ti' }, locked: ['bimer.baseUrl'] };
  const { policy } = combinePolicies([found(bad)], {});
  expect(policy).toMatchObject({
    settings: { 'bimer.username': 'ti' },
    locked: [],
    frozen: ['bimer.baseUrl'],
  });
});

test('each setting is the strongest place’s that speaks of it, its lock included', () => {
  const strong = found({
    settings: { 'bimer.username': 'maquina', 'appearance.theme': 'dark' },
    locked: ['bimer.username'],
  });
  const weak = found(
    {
      settings: { 'bimer.username': 'usuario', 'appearance.theme': 'light', 'outbox.undoSeconds': 5 },
      locked: ['bimer.username', 'appearance.theme', 'outbox.undoSeconds'],
    },
    'user',
  );
  const { policy } = combinePolicies([strong, weak], {});
  expect(policy).toMatchObject({
    settings: { 'bimer.username': 'maquina', 'appearance.theme': 'dark', 'outbox.undoSeconds': 5 },
    origins: {
      'bimer.username': 'lugar machine',
      'appearance.theme': 'lugar machine',
      'outbox.undoSeconds': 'lugar user',
    },
  });
  expect(policy.locked.toSorted()).toEqual(['bimer.username', 'outbox.undoSeconds']);
});

test('a weak place that cannot be read freezes only what no stronger one decides', () => {
  const { policy } = combinePolicies([found(good), { ...unreadable, id: 'user' }], {});
  expect(policy.locked).toEqual(['bimer.baseUrl']);
  expect(policy.frozen).toEqual(settingKeys.filter((key) => key !== 'bimer.baseUrl'));
});

test('a strong place that cannot be read leaves what a weaker one locks, and freezes the rest', () => {
  const { policy } = combinePolicies([{ ...unreadable, id: 'group' }, found(good)], {});
  expect(policy).toMatchObject({ ...good, origins: { 'bimer.baseUrl': 'lugar machine' } });
  expect(policy.frozen).toEqual(settingKeys.filter((key) => key !== 'bimer.baseUrl'));
});

test('a place that IT may leave aside freezes nothing where IT speaks elsewhere, and is told', () => {
  const barred = place(
    { kind: 'unreadable', why: 'o Registro não pôde ser lido.', isOptional: true },
    'group',
  );
  expect(combinePolicies([barred, found({})], {}).policy).toMatchObject({
    frozen: [],
    problems: [expect.stringContaining('Registro')],
  });
  expect(combinePolicies([barred, absent], {}).policy.frozen).toEqual(settingKeys);
  expect(combinePolicies([barred, found(null)], {}).policy.frozen).toEqual(settingKeys);
});
