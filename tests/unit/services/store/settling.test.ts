import { describe, expect, test } from 'vitest';
import { Mirror } from '../../../../main/services/store/mirror';
import { withSettling } from '../../../../main/services/store/settling';
import type { StoreChange } from '../../../../main/services/stored-shapes';
import {
  attendance,
  customer,
  draft,
  gone,
  registered,
  registration,
} from '../../../support/records/changes';

const now = 9;
const concluded = (settledAt: number | null = null) => attendance('a', { state: 'concluded', settledAt });

/** `settledAt` of the attendance as the changes leave it; undefined = they do not say. */
function settledAtOf(changes: readonly StoreChange[]): number | null | undefined {
  const last = changes.findLast(({ collection, id }) => collection === 'attendances' && id === 'a');
  return last?.collection === 'attendances' ? last.value?.settledAt : undefined;
}

describe('an attendance is settled', () => {
  test.each<[string, StoreChange[], StoreChange[], number | null]>([
    ['not while it is pending', [], [attendance('a')], null],
    ['not by a registration alone', [attendance('a')], [registered('a')], null],
    ['when it is concluded and registered', [attendance('a')], [concluded(), registered('a')], now],
    ['not while its registration is under way', [attendance('a')], [concluded(), registration('a')], null],
    [
      'not while one of several is under way',
      [attendance('a'), registration('a')],
      [concluded(), registered('a', 2)],
      null,
    ],
    ['when the last one is through', [concluded(), registration('a')], [registered('a')], now],
    [
      'when the last one is withdrawn',
      [concluded(), registration('a')],
      [gone('registrations', registration('a').id)],
      now,
    ],
    ['not while something is typed', [attendance('a'), draft('a')], [concluded(), registered('a')], null],
    [
      'when what was typed is dropped',
      [concluded(), registered('a'), draft('a')],
      [gone('drafts', 'a')],
      now,
    ],
    [
      'not by another’s draft that is dropped',
      [concluded(), draft('a'), draft('x', 'x', 'a')],
      [gone('drafts', 'x')],
      null,
    ],
    [
      'when it was integrated elsewhere',
      [attendance('a')],
      [attendance('a', { state: 'integrated-elsewhere' })],
      now,
    ],
    [
      'as soon as it comes, when it already was',
      [],
      [attendance('a', { state: 'integrated-elsewhere' })],
      now,
    ],
    ['once: later changes do not count anew', [concluded(3), registered('a')], [registered('a', 1, 5)], 3],
    ['no more when something is typed for it', [concluded(3), registered('a')], [draft('a')], null],
    ['no more when it is pending again', [concluded(3)], [attendance('a')], null],
    [
      'no more when a registration is taken up again',
      [concluded(3), registered('a')],
      [registration('a')],
      null,
    ],
  ])('%s', (_name, before, changes, expected) => {
    const mirror = new Mirror(before);
    const result = withSettling(changes, mirror, now);
    mirror.apply(result);
    expect(mirror.get('attendances', 'a')?.settledAt).toBe(expected);
    // Nothing else is added or lost.
    const others = (all: readonly StoreChange[]) =>
      all.filter(({ collection }) => collection !== 'attendances');
    expect(others(result)).toEqual(others(changes));
  });
});

test('one of two in the same commit is settled, whatever the other waits for', () => {
  const result = withSettling(
    [attendance('b', { state: 'concluded' }), registration('b'), draft('b'), concluded(), registered('a')],
    new Mirror([]),
    now,
  );
  expect(settledAtOf(result)).toBe(now);
});

test('changes that settle nothing stay as they are, in their order', () => {
  const changes = [customer('7'), attendance('a'), draft('a'), attendance('b')];
  expect(withSettling(changes, new Mirror([]), now)).toBe(changes);
});

test('an attendance that is deleted is not brought back', () => {
  const mirror = new Mirror([concluded(), draft('a')]);
  const changes = [gone('drafts', 'a'), gone('attendances', 'a')];
  expect(withSettling(changes, mirror, now)).toBe(changes);
});

test('the last word on an attendance counts', () => {
  const result = withSettling([attendance('a'), concluded()], new Mirror([]), now);
  expect(settledAtOf(result)).toBe(now);
  expect(result).toHaveLength(1);
});
