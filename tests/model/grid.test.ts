import { expect, it } from 'vitest';
import { cellName, placeOf, rangeOf } from '../../src/model/grid.js';

it.each([
  ['A1', 1, 1],
  ['C5', 5, 3],
  ['Z10', 10, 26],
  ['AB7', 7, 28],
])('%s is row %d, column %d', (name, row, column) => {
  expect(placeOf(name)).toEqual({ row, column });
  expect(cellName({ row, column })).toBe(name);
});

it('lists a range row by row', () => {
  expect(rangeOf('B4:C5').map(cellName)).toEqual(['B4', 'C4', 'B5', 'C5']);
  expect(rangeOf('B4').map(cellName)).toEqual(['B4']);
});

it('refuses what is no cell', () => {
  expect(() => placeOf('5C')).toThrow('write it like C5');
});
