import { DatabaseSync } from '@photostructure/sqlite';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { StoreChange } from '../../../main/services/stored-shapes';
import { sampleForm } from '../../support/fakes/samples';
import {
  attendance,
  cursor,
  customer,
  draft,
  registered,
  registration,
  settled,
} from '../../support/records/changes';
import { copiesIn, flipBitIn, wipePageOf } from '../../support/records/damage';
import { journalModes, records, type Records } from '../../support/records/open-records';

const namesOf = (changes: readonly StoreChange[]) =>
  changes.map(({ collection, id }) => `${collection}/${id}`).sort();
const opinion = 'Texto longo. '.repeat(50);

/** Two of everything; the first of each carries a word by which a test finds its bytes. */
const everything = [
  attendance('a', { attendance: { subject: 'PALAVRA-ATENDIMENTO' } }),
  attendance('b'),
  registration('a', 1, { form: sampleForm({ subject: 'PALAVRA-REGISTRO', opinion }) }),
  registration('b', 1, { form: sampleForm({ opinion }) }),
  draft('a', `PALAVRA-RASCUNHO${opinion}`),
  draft('b', opinion),
  customer('7', 'PALAVRA-CLIENTE'),
  customer('8'),
  cursor('conta1', 'PALAVRA-CURSOR'),
];

async function expectWorking(place: Records, names: string[]): Promise<void> {
  const { store, state } = await place.open();
  expect(state).toMatchObject({ damage: null, obstacle: null });
  expect(namesOf(store.opened.changes)).toEqual(names);
  await store.commit([draft('new')]);
  expect(await store.isSound()).toBe(true);
  await store.close();
}

describe.each(journalModes)('a bit that flipped in what is open (%s)', (mode) => {
  test.each([
    ['an attendance: it is pending again, out of its registration', 'PALAVRA-ATENDIMENTO', ['n-a'], []],
    ['a registration', 'PALAVRA-REGISTRO', ['n-a'], ['registrations/karoo:conta1:a:1']],
    ['a draft', 'PALAVRA-RASCUNHO', ['n-a'], ['drafts/a']],
    ['a customer met before', 'PALAVRA-CLIENTE', [], ['customers/7']],
    ['a cursor', 'PALAVRA-CURSOR', [], ['cursors/conta1']],
  ])('%s: the rest is there, the file kept, the attendance named', async (_name, word, numbers, missing) => {
    const place = await records(mode);
    await place.fill(everything);
    // In the JSON, not in what is derived from it.
    flipBitIn(place.path, word, (before) => before === '"');
    const bytes = readFileSync(place.path);
    const { store, state } = await place.open();
    const names = namesOf(everything).filter((name) => !missing.includes(name));
    expect(namesOf(store.opened.changes)).toEqual(names);
    const [copy = 'none'] = copiesIn(place.folder);
    expect(readFileSync(join(place.folder, copy)).equals(bytes)).toBe(true);
    expect(state).toMatchObject({
      damage: { copy: join(place.folder, copy), attendanceNumbers: numbers },
      obstacle: null,
    });
    await store.close();
    await expectWorking(place, names);
  });

  test('the name of a record: what it was is not known', async () => {
    const place = await records(mode);
    await place.fill([attendance('a'), customer('QWERTZ'), customer('8')]);
    flipBitIn(place.path, 'QWERTZ', (before) => before !== '"');
    const { store } = await place.open();
    const names = ['attendances/a', 'customers/8'];
    // The flipped byte may be the one in the index: then nothing is lost.
    expect([names, [...names, 'customers/QWERTZ']]).toContainEqual(namesOf(store.opened.changes));
  });
});

/** The damage that only a look at the whole file finds. */
describe.each(journalModes)('a bit that flipped in what is settled or derived (%s)', (mode) => {
  const word = 'ZWQKXJ';
  const old = [
    attendance('old', { state: 'concluded', settledAt: 1, attendance: { subject: `assunto ${word}` } }),
    registered('old', 1, 1, { form: sampleForm({ subject: word, customerCode: 'XCODEX' }) }),
  ];
  const newer = Array.from({ length: 60 }, (_none, index) =>
    settled(`x${String(index)}`, 5_000 + index),
  ).flat();
  const filled = async () => {
    const place = await records(mode);
    await place.fill([...old, ...newer, attendance('open'), draft('open')]);
    return place;
  };
  const inJson = (before: string) => before === '"';
  const outsideJson = (before: string) => !'" '.includes(before);

  test.each([
    ['the text of a registration', word, inJson, 60, ['n-old']],
    ['a column derived from it', word, outsideJson, 61, []],
    ['an index, or the column it is made of', 'XCODEX', outsideJson, 61, []],
    ['an attendance', `assunto ${word}`, inJson, 61, ['n-old']],
  ] as const)('%s', async (_name, text, isMeant, total, numbers) => {
    const place = await filled();
    flipBitIn(place.path, text, isMeant);
    const { store, state } = await place.open();
    expect(state.damage).toBeNull();
    expect(await store.isSound()).toBe(false);
    const { opened, damage } = await store.repair();
    expect(namesOf(opened.changes)).toEqual(expect.arrayContaining(['attendances/open', 'drafts/open']));
    expect(damage.attendanceNumbers).toEqual(numbers);
    expect((await store.registered(0, 100)).total).toBe(total);
    expect(await store.isSound()).toBe(true);
    await store.close();
    await expectWorking(place, namesOf(opened.changes));
  });

  test('a lost page of the index of words: commits are refused until it is mended', async () => {
    const place = await filled();
    wipePageOf(place.path, word.toLowerCase());
    const { store, state } = await place.open();
    expect(state.damage).toBeNull();
    expect(await store.isSound()).toBe(false);
    const commit = () =>
      store.commit([registration('open', 1, { form: sampleForm({ subject: `${word}2` }) })]);
    await expect(commit()).rejects.toMatchObject({ code: 'storage-failed', detail: 'damaged' });
    const { damage } = await store.repair();
    expect(damage.attendanceNumbers).toEqual([]);
    await commit();
    expect(await store.isSound()).toBe(true);
  });

  test('a lost root of the index of words: found at the start, nothing else is lost', async () => {
    const place = await filled();
    const database = new DatabaseSync(place.path, { readOnly: true });
    const roots = database
      .prepare("SELECT rootpage FROM sqlite_schema WHERE name LIKE 'registration_words_%' AND rootpage > 0")
      .all() as { rootpage: number }[];
    database.close();
    const whole = readFileSync(place.path);
    for (const { rootpage } of roots) {
      writeFileSync(place.path, Buffer.from(whole).fill(0, (rootpage - 1) * 4096, rootpage * 4096));
      const { store } = await place.open();
      if (!(await store.isSound())) await store.repair();
      expect((await store.registered(0, 100)).total).toBe(61);
      await store.commit([registration('open', 1, { form: sampleForm({ subject: word }) })]);
      expect(await store.isSound()).toBe(true);
      await store.close();
    }
  });

  test('a whole file is sound', async () => {
    const { store } = await (await filled()).open();
    expect(await store.isSound()).toBe(true);
  });
});

test('a row in which nothing stands where a text should is one that was lost', async () => {
  const place = await records();
  await place.fill([attendance('a'), draft('a', 'PALAVRA'), draft('b')]);
  const bytes = readFileSync(place.path);
  const at = bytes.indexOf('{"attendanceId":"a"');
  // The header of the row, shortly before its text.
  bytes.fill(0, at - 20, at - 5);
  writeFileSync(place.path, bytes);
  const { store } = await place.open();
  expect(namesOf(store.opened.changes)).toEqual(expect.arrayContaining(['attendances/a', 'drafts/b']));
});

test('rows whose page cannot be read are named out of the indexes', async () => {
  const place = await records();
  const ids = Array.from({ length: 40 }, (_none, index) => `k${String(index).padStart(2, '0')}`);
  await place.fill(ids.flatMap((id) => [attendance(id), draft(id, `${opinion}FIM-${id}.`)]));
  wipePageOf(place.path, 'FIM-k20.');
  const { store, state } = await place.open();
  const there = namesOf(store.opened.changes);
  const lost = ids.filter((id) => !there.includes(`drafts/${id}`));
  expect(lost).toContain('k20');
  expect(lost.length).toBeLessThan(8);
  expect(state.damage?.attendanceNumbers).toEqual(lost.map((id) => `n-${id}`));
  expect(ids.every((id) => there.includes(`attendances/${id}`))).toBe(true);
});
