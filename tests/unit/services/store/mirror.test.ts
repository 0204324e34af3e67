import { expect, test } from 'vitest';
import { Mirror } from '../../../../main/services/store/mirror';
import { attendance, customer, draft, gone, registration } from '../../../support/records/changes';

const keysOf = (mirror: Mirror, id: string) => mirror.registrationsOf(id).map(({ key }) => key);

test('gives the registrations of an attendance by sequence, whatever their order', () => {
  const mirror = new Mirror([
    registration('a', 2),
    registration('b'),
    registration('a', 10),
    registration('a', 1),
  ]);
  expect(keysOf(mirror, 'a')).toEqual([1, 2, 10].map((sequence) => registration('a', sequence).id));
  expect(keysOf(mirror, 'unknown')).toEqual([]);
});

test('knows whose registration or draft is deleted, and lets go of it', () => {
  const mirror = new Mirror([attendance('a'), registration('a'), draft('a'), draft('k', 'x', 'a')]);
  expect(mirror.draftIdsOf('a')).toEqual(['a', 'k']);
  for (const change of [gone('registrations', registration('a').id), gone('drafts', 'k')]) {
    expect(mirror.attendanceOf(change)).toBe('a');
    mirror.apply([change]);
  }
  expect(keysOf(mirror, 'a')).toEqual([]);
  expect(mirror.draftIdsOf('a')).toEqual(['a']);
});

test.each([customer('7'), gone('drafts', 'unknown'), gone('registrations', 'unknown')])(
  'a change that is about no attendance it knows: %o',
  (change) => {
    expect(new Mirror([]).attendanceOf(change)).toBeNull();
  },
);

test('takes an attendance out with its registrations, and leaves the rest', () => {
  const mirror = new Mirror([
    attendance('a'),
    registration('a', 2),
    registration('a'),
    attendance('b'),
    registration('b'),
  ]);
  expect(mirror.evict('a').map(({ sequence }) => sequence)).toEqual([1, 2]);
  expect(mirror.changes()).toEqual([attendance('b'), registration('b')]);
  expect(mirror.evict('unknown')).toEqual([]);
});
