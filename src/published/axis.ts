import type { Fault } from '../model/fault.js';
import { type CellPlace, cellAt, cellName, type Grid, rangeOf } from '../model/grid.js';
import type { AxisEntry, Recipe } from './recipe.js';

/** The letter of a place's column. */
export const columnOf = (place: CellPlace): string => cellName(place).replace(/\d+/, '');

/** The text that counts for a cell: its own, or that of the first cell of the range it is published in. */
export function mergedText(
  grid: Grid,
  recipe: Recipe,
): (place: CellPlace) => { text: string; from: CellPlace } {
  const first = new Map<string, CellPlace>();
  for (const range of recipe.merged ?? []) {
    const places = rangeOf(range);
    for (const place of places) first.set(cellName(place), places[0]!);
  }
  return (place) => {
    const from = first.get(cellName(place)) ?? place;
    return { text: cellAt(grid, from), from };
  };
}

/** The published labels of the body rows and of the columns right of the stub. */
export function axisLabels(grid: Grid, recipe: Recipe): { rows: string[]; columns: string[] } {
  const textAt = mergedText(grid, recipe);
  const join = (places: CellPlace[]): string =>
    places
      .map((place) => textAt(place).text)
      .filter((text) => text !== '')
      .join(' | ');
  const range = (from: number, to: number): number[] =>
    Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const width = grid.cells[0]?.length ?? 0;
  return {
    rows: range(recipe.header + 1, grid.cells.length).map((row) =>
      join(range(1, recipe.stub).map((column) => ({ row, column }))),
    ),
    columns: range(recipe.stub + 1, width).map((column) =>
      join(range(1, recipe.header).map((row) => ({ row, column }))),
    ),
  };
}

/** Labels that are not the recipe's: wrong, missing, repeated or unknown. */
export function axisFaults(
  grid: Grid,
  published: readonly string[],
  axis: readonly AxisEntry[],
  kind: 'row' | 'column',
  at: (index: number) => CellPlace,
): Fault[] {
  const faults: Fault[] = [];
  const fault = (index: number, value: string | null, message: string): void => {
    const place = at(index);
    faults.push({ file: grid.file, row: place.row, column: columnOf(place), value, message });
  };
  const wanted = axis.map(([label]) => label);
  if (published.length === wanted.length) {
    published.forEach((label, index) => {
      if (label !== wanted[index])
        fault(index, label, `the recipe of ${grid.table} names this ${kind} "${wanted[index]}".`);
    });
    return faults;
  }
  const surplus = [...published];
  for (const label of wanted) {
    const index = surplus.indexOf(label);
    if (index >= 0) surplus.splice(index, 1);
    else
      faults.push({
        file: grid.file,
        row: null,
        column: null,
        value: null,
        message: `the recipe names the ${kind} "${label}", which is not there; it would be ${kind} ${kind === 'row' ? at(wanted.indexOf(label)).row : columnOf(at(wanted.indexOf(label)))}.`,
      });
  }
  for (const label of surplus) {
    const index = published.lastIndexOf(label);
    const message = wanted.includes(label)
      ? `repeats the ${kind} "${label}" of ${cellName(at(published.indexOf(label)))}; keep one of them.`
      : `the recipe of ${grid.table} has no such ${kind}; add it there or remove it here.`;
    fault(index, label, message);
  }
  return faults;
}
