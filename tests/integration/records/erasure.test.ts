import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { foldText } from '../../../common/fold-text';
import type { StoreChange } from '../../../main/services/stored-shapes';
import { sampleAttendance, sampleCustomer, sampleForm } from '../../support/fakes/samples';
import { attendance, customer, draft, registered, registration } from '../../support/records/changes';
import { copiesIn, flipBitIn } from '../../support/records/damage';
import { journalModes, records, type JournalMode, type Records } from '../../support/records/open-records';

/** What is to be gone, each word of its own kind: texts, names with accents, addresses, numbers, keys. */
const words = [
  'Zwqkção',
  'JÁQWVEL',
  'Õxymôron',
  'vuwxq@exemplo',
  '5511938475610',
  'n-erased',
  'karoo:conta1:erased:1:abcd1234',
  'Xprodutox',
];
const person = { name: 'JÁQWVEL da Silva', email: 'vuwxq@exemplo.com.br', phone: '5511938475610' };

function toErase(settledAt: number | null): StoreChange[] {
  const form = sampleForm({
    customerCode: 'cod00777',
    productId: 'Xprodutox',
    contactName: person.name,
    subject: 'Zwqkção',
    opinion: `${'Õxymôron ção '.repeat(2_000)} Zwqkção`,
  });
  const changes = {
    contact: person,
    subject: 'Zwqkção',
    customer: { code: 'cod00777', name: 'JÁQWVEL', cpfCnpj: null },
  };
  const state = settledAt === null ? {} : { state: 'concluded' as const };
  return [
    attendance('erased', { attendance: { ...changes, opinionDraft: 'Õxymôron' }, settledAt, ...state }),
    registered('erased', 1, 1, {
      key: 'karoo:conta1:erased:1:abcd1234',
      form,
      customer: sampleCustomer({ name: 'JÁQWVEL Ltda' }),
    }),
  ];
}

/** Others with much the same words must not be touched, and leave their words where they are. */
const others = Array.from({ length: 80 }, (_none, index) => {
  const id = `o${String(index)}`;
  return [
    attendance(id),
    registration(id, 1, { form: sampleForm({ subject: `Zwqka${String(index)}` }) }),
    draft(id),
  ];
}).flat();

/** The words of which bytes are in any file of the folder, whatever their case and accents. */
function wordsIn(folder: string, wanted: readonly string[]): string[] {
  const all = readdirSync(folder)
    .map((name) => readFileSync(join(folder, name)))
    .map((bytes) => foldText(bytes.toString('utf8')) + bytes.toString('latin1').toLowerCase())
    .join('\n');
  return wanted.filter((word) => all.includes(foldText(word)));
}

async function filled(mode: JournalMode, settledAt: number | null): Promise<Records> {
  const place = await records(mode);
  const { store } = await place.open();
  await store.commit(others.slice(0, 120));
  await store.commit(toErase(settledAt));
  // What was there before an update must be gone as well.
  await store.commit(toErase(settledAt).map((change) => structuredClone(change)));
  if (settledAt === null) {
    await store.commit([draft('erased', `Õxymôron ${'x'.repeat(10_000)}`), customer('cod00777', 'JÁQWVEL')]);
    await store.commit([draft('erased', 'kurz')]);
  }
  await store.commit(others.slice(120));
  await store.close();
  expect(wordsIn(place.folder, words)).toEqual(words);
  return place;
}

describe.each(journalModes)('no byte is left in any file of the folder (%s)', (mode) => {
  test('of what was erased, but account, id and end', async () => {
    const place = await filled(mode, null);
    const { store } = await place.open();
    await store.erase(['erased'], 'cod00777');
    expect(wordsIn(place.folder, [...words, 'cod00777'])).toEqual([]);
    expect(wordsIn(place.folder, ['erased', 'conta1', '2026-11-24T11:30:00Z', 'zwqka17'])).toHaveLength(4);
    expect(store.opened.changes).toHaveLength(others.length + 4);
    await store.close();
    expect(wordsIn(place.folder, [...words, 'cod00777'])).toEqual([]);
    const again = await place.open();
    expect(again.store.opened.changes).toHaveLength(others.length);
    expect(await again.store.isSound()).toBe(true);
  });

  test('of what was forgotten after the retention time', async () => {
    const place = await filled(mode, 5);
    const { store } = await place.open();
    expect(await store.forgetSettled(6, 50)).toEqual(['erased']);
    expect(wordsIn(place.folder, [...words, 'cod00777'])).toEqual([]);
    expect(await store.isSound()).toBe(true);
  });

  test('of what was deleted or changed in the course of things, once the log is emptied', async () => {
    const place = await filled(mode, null);
    const { store } = await place.open();
    await store.commit([{ collection: 'drafts', id: 'erased', value: null }]);
    await store.commit([registered('erased', 1, 1, { key: 'karoo:conta1:erased:1:abcd1234' })]);
    await store.commit([
      attendance('erased', { attendance: { number: '1' } }),
      customer('cod00777', 'Outro'),
    ]);
    await store.close();
    expect(wordsIn(place.folder, words)).toEqual(['n-erased', 'karoo:conta1:erased:1:abcd1234']);
  });

  test('nor in what was set aside: damaged files, backups, a file that was half made', async () => {
    const place = await filled(mode, null);
    copyFileSync(place.path, join(place.folder, 'records.before-v1-2026-11-01T00-00-00.000Z.db'));
    writeFileSync(join(place.folder, 'records.building.db'), 'Zwqkção');
    flipBitIn(place.path, '"Zwqka7"');
    const { store, state } = await place.open();
    expect(state.damage).not.toBeNull();
    expect(copiesIn(place.folder)).toHaveLength(2);
    await store.erase(['erased'], 'cod00777');
    expect(copiesIn(place.folder)).toEqual([]);
    expect(wordsIn(place.folder, words)).toEqual([]);
  });
});

test('no number is left of many, not even where the index of words is divided', async () => {
  const place = await records();
  const { store } = await place.open();
  const ids = Array.from({ length: 3_000 }, (_none, index) => `many${String(index)}`);
  const numberOf = (index: number) => `qwzk2026${String(index * 7 + 1).padStart(8, '0')}`;
  for (let from = 0; from < ids.length; from += 100)
    await store.commit(
      ids.slice(from, from + 100).flatMap((id, index) => {
        const text = `parecer qualquer ${String(from + index)} ${'lorem ipsum '.repeat(20)}`;
        const stored = { id, number: numberOf(from + index) };
        return [
          attendance(id, { attendance: stored, state: 'concluded', settledAt: 5 }),
          registered(id, 1, from + index, {
            attendance: sampleAttendance(stored),
            form: sampleForm({ subject: `assunto ${String(from + index)}`, opinion: text }),
          }),
        ];
      }),
    );
  const isErased = (_id: string, index: number) => index % 10 === 1;
  await store.erase(ids.filter(isErased), null);
  expect(await store.isSound()).toBe(true);
  await store.close();
  const numbers = ids.map((_id, index) => numberOf(index));
  expect(wordsIn(place.folder, numbers.filter(isErased))).toEqual([]);
  expect(wordsIn(place.folder, numbers.slice(2, 9))).toHaveLength(7);
});

test('a copy that cannot be removed is said, and nothing is erased', async () => {
  const place = await records();
  await place.fill([attendance('a'), draft('a')]);
  // Nobody can remove a folder as if it were a file.
  const copy = join(place.folder, 'records.damaged-2026-11-20T00-00-00.000Z.db');
  mkdirSync(copy);
  const { store } = await place.open();
  await expect(store.erase(['a'], null)).rejects.toMatchObject({ code: 'storage-failed' });
  expect(await store.erasureFindings({ by: 'attendanceNumber', value: 'n-a' })).toHaveLength(1);
  rmdirSync(copy);
  await store.erase(['a'], null);
  expect(await store.erasureFindings({ by: 'attendanceNumber', value: 'n-a' })).toEqual([]);
});

test('what was set aside goes after 30 days', async () => {
  const place = await filled('WAL', 5);
  const names = ['2026-10-25T11-59-59.000Z', '2026-10-25T12-00-01.000Z', '2026-11-20T00-00-00.000Z'].map(
    (date) => `records.damaged-${date}.db`,
  );
  for (const name of names)
    for (const ending of ['', '-wal']) copyFileSync(place.path, join(place.folder, `${name}${ending}`));
  const { store } = await place.open();
  expect(await store.forgetSettled(1, 50)).toEqual([]);
  expect(copiesIn(place.folder)).toEqual(names.slice(1));
  expect(readdirSync(place.folder).filter((name) => name.endsWith('Z.db-wal'))).toHaveLength(2);
});
