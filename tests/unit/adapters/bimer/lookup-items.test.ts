import { expect, test } from 'vitest';
import { readAttendanceType } from '../../../../main/adapters/bimer/mapping/lookup-items';

test.each([
  ['not told', {}, true],
  ['null', { Analitico: null }, true],
  ['no flag', { Analitico: 'talvez' }, true],
  ['a leaf', { Analitico: true }, true],
  ['a group', { Analitico: false }, false],
  ['a group of an older version', { Analitico: 'N' }, false],
])('a type can be chosen unless Bimer says that it is a group: %s', (_, fields, isSelectable) => {
  expect(readAttendanceType({ Identificador: 'T1', ...fields })).toMatchObject({ isSelectable });
});

test.each([
  [5, 5],
  ['5', 5],
  [3650, 3650],
  // No date lies that far ahead.
  [3651, 0],
  [1e15, 0],
  [-1, 0],
  [null, 0],
])('days to the next contact: %j is %i', (value, expected) => {
  const type = readAttendanceType({ Identificador: 'T1', NumeroDiasProximoContato: value });
  expect(type?.daysToNextContact).toBe(expected);
});
