import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  fitInto,
  isMoved,
  isRememberedPlaces,
  neighbourOf,
  nothingRemembered,
  placeForm,
  remember,
  type Bounds,
} from '../../../main/windows/placement';

const primary = { id: '1', workArea: { x: 0, y: 0, width: 1920, height: 1040 } };
const second = { id: '2', workArea: { x: 1920, y: -200, width: 1280, height: 984 } };
const defaultSize = { width: 960, height: 800 };
const minimumSize = { width: 340, height: 400 };
const base = { displays: [primary, second], occupied: [] as Bounds[], defaultSize, minimumSize };
const onSecond = { x: 2000, y: -100, width: 700, height: 600 };

describe('placeForm', () => {
  it('is in the middle of the primary display the first time', () => {
    expect(placeForm({ ...base, remembered: nothingRemembered })).toEqual({ x: 480, y: 120, ...defaultSize });
  });

  it('is where the last one was, with its size on that display', () => {
    const remembered = remember(nothingRemembered, '2', onSecond);
    expect(placeForm({ ...base, remembered })).toEqual(onSecond);
  });

  it('comes back to the primary display when the other is gone', () => {
    const remembered = remember(nothingRemembered, '2', onSecond);
    expect(placeForm({ ...base, displays: [primary], remembered })).toEqual({
      x: 480,
      y: 120,
      ...defaultSize,
    });
  });

  it('stands a step further where a form is already', () => {
    const remembered = remember(nothingRemembered, '2', onSecond);
    const taken = { ...onSecond, x: onSecond.x + 28, y: onSecond.y + 28 };
    expect(placeForm({ ...base, remembered, occupied: [onSecond] })).toEqual(taken);
    expect(placeForm({ ...base, remembered, occupied: [onSecond, taken] })).toMatchObject({
      x: 2056,
      y: -44,
    });
  });

  it('is always wholly on the display, and ten of them never at the same spot', () => {
    const number = fc.integer({ min: -5000, max: 5000 });
    const bounds = fc.record({ x: number, y: number, width: fc.nat(5000), height: fc.nat(5000) });
    fc.assert(
      fc.property(bounds, (last) => {
        const remembered = remember(nothingRemembered, '1', last);
        const occupied: Bounds[] = [];
        for (let count = 0; count < 10; count += 1) {
          const place = placeForm({ ...base, remembered, occupied });
          expect(fitInto(place, primary.workArea, minimumSize)).toEqual(place);
          occupied.push(place);
        }
        const hasRoom = last.width < 1600 && last.height < 700;
        if (hasRoom) expect(new Set(occupied.map(({ x, y }) => `${x},${y}`)).size).toBe(10);
      }),
    );
  });
});

test.each([
  [{}, false],
  [{ y: 28, x: 4 }, false],
  [{ x: 90 }, true],
  [{ width: 800 }, true],
])('moved by %j: %s', (change, expected) => {
  const placed = { x: 0, y: 0, width: 960, height: 800 };
  expect(isMoved(placed, { ...placed, ...change })).toBe(expected);
});

test.each([
  [nothingRemembered, true],
  [{ lastDisplayId: '2', byDisplay: { 2: onSecond } }, true],
  [{ lastDisplayId: 2, byDisplay: {} }, false],
  [{ lastDisplayId: '2', byDisplay: { 2: { x: 'a' } } }, false],
  [{ lastDisplayId: '2', byDisplay: { 2: null } }, false],
  [{ lastDisplayId: null }, false],
  [null, false],
])('isRememberedPlaces(%j) is %s', (value, expected) => {
  expect(isRememberedPlaces(value)).toBe(expected);
});

test.each([
  [['a', 'b', 'c'], 'a', 1, 'b'],
  [['a', 'b', 'c'], 'c', 1, 'a'],
  [['a', 'b', 'c'], 'a', -1, 'c'],
  [['a'], 'a', 1, null],
  [[], 'a', 1, null],
] as const)('the neighbour in %j of %s by %i is %s', (round, current, step, expected) => {
  expect(neighbourOf(round, current, step)).toBe(expected);
});
