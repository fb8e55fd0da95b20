import type { Fault } from '../tables/fault.js';
import { cellAt, cellName, type Grid, type Place, placeOf } from '../tables/grid.js';
import { axisFaults, axisLabels, columnOf, mergedText } from './axis.js';
import type { Catalogue } from './catalogue.js';
import type { Observation } from './observation.js';
import { observe } from './observe.js';
import type { AxisEntry, CellNote, Facet, Reading, Recipe } from './recipe.js';

/** Where a table was published. */
export interface TableSource {
  /** Publication id and section, as the observation's `source` gives it. */
  readonly source: string;
  /** Year of publication. */
  readonly year: number;
}

/** A label that names an area, as printed. */
export interface AreaLabel {
  readonly table: string;
  readonly cell: string;
  readonly area: string;
  readonly printed: string;
}

export interface Tidied {
  readonly observations: Observation[];
  readonly labels: AreaLabel[];
  readonly faults: Fault[];
}

function merge(...facets: (Facet | undefined)[]): Facet {
  const given = facets.filter((facet) => facet !== undefined);
  const notes = [...new Set(given.map(({ note }) => note).filter((note) => note !== undefined))];
  return {
    ...Object.assign({}, ...given),
    breakdown: Object.assign({}, ...given.map(({ breakdown }) => breakdown)),
    ...(notes.length > 0 ? { note: notes.join('; ') } : {}),
  };
}

/** The figures a cell holds: what the recipe says, the two of a pair, or the cell as it is. */
function readings(
  text: string,
  facet: Facet,
  said: CellNote | undefined,
): readonly Reading[] | { fault: string } {
  if (said?.readings) {
    let at = 0;
    for (const { printed } of said.readings) {
      const found = text.indexOf(printed, at);
      if (found < 0) return { fault: `the recipe expects "${printed}" in this cell.` };
      at = found + printed.length;
    }
    return said.readings;
  }
  if (!facet.pair) return [{ printed: text }];
  const both = /^(\S+) \((\S+)\)$/.exec(text);
  if (!both) return { fault: 'should hold two figures, the second in brackets: 745 (84).' };
  return [
    { printed: both[1]!, facet: facet.pair[0] },
    { printed: both[2]!, facet: facet.pair[1] },
  ];
}

const key = (o: Observation): string =>
  [o.indicator, o.area_name, o.period_start, o.period_end, o.time_period, o.breakdown].join('|');

function repeated(observations: readonly Observation[], file: string): Fault[] {
  const seen = new Map<string, Observation>();
  const faults: Fault[] = [];
  for (const o of observations) {
    if (o.unit === 'date' || o.unit === 'name') continue;
    const first = seen.get(key(o));
    const where = (p: Place): string => cellName(p);
    if (first && where(first) !== where(o))
      faults.push({
        file,
        row: o.row,
        column: columnOf(o),
        value: o.printed,
        message: `is the same figure (${o.indicator}, ${o.area_name}) as ${where(first)} by the recipe; a breakdown must tell them apart.`,
      });
    else seen.set(key(o), o);
  }
  return faults;
}

const areaLabels = (table: string, axis: readonly AxisEntry[], at: (index: number) => Place): AreaLabel[] =>
  axis.flatMap(([printed, facet], index) =>
    facet?.area === undefined ? [] : [{ table, cell: cellName(at(index)), area: facet.area, printed }],
  );

/**
 * Turn a printed grid into observations, one for each printed figure, as its recipe says.
 *
 * @returns the observations in printed order, the labels that name areas, and every fault found: labels
 *   the recipe does not expect, cells that cannot be read, figures that the recipe does not tell apart.
 *   With any fault there are no observations.
 */
export function tidy(grid: Grid, recipe: Recipe, at: TableSource, catalogue: Catalogue): Tidied {
  const printed = axisLabels(grid, recipe);
  const rowPlace = (index: number): Place => ({ row: recipe.header + 1 + index, column: 1 });
  const columnPlace = (index: number): Place => ({ row: 1, column: recipe.stub + 1 + index });
  const faults = [
    ...axisFaults(grid, printed.rows, recipe.rows, 'row', rowPlace),
    ...axisFaults(grid, printed.columns, recipe.columns, 'column', columnPlace),
  ];
  if (faults.length > 0) return { observations: [], labels: [], faults };

  const textAt = mergedText(grid, recipe);
  const observations: Observation[] = [];
  const readPlace = (place: Place, facet: Facet): void => {
    const said = recipe.cells?.[cellName(place)];
    const { text, from } = textAt(place);
    const covered =
      cellName(from) === cellName(place) ? undefined : { note: `printed as one cell with ${cellName(from)}` };
    const fault = (message: string): void => {
      const value = cellAt(grid, place);
      faults.push({ file: grid.file, row: place.row, column: columnOf(place), value, message });
    };
    const found = readings(text, facet, said);
    if ('fault' in found) {
      fault(found.fault);
      return;
    }
    const here = { table: grid.table, row: place.row, column: place.column, source: at.source };
    for (const reading of found) {
      const result = observe(reading, merge(facet, reading.facet, covered), said, here, at.year, catalogue);
      if ('fault' in result) fault(result.fault);
      else observations.push(covered ? { ...result.ok, printed: cellAt(grid, place) } : result.ok);
    }
  };

  for (const [name, said] of Object.entries(recipe.cells ?? {})) {
    const place = placeOf(name);
    const inHeading = place.row <= recipe.header || place.column <= recipe.stub;
    if (said.readings && inHeading) readPlace(place, recipe.all ?? {});
  }
  recipe.rows.forEach(([, rowFacet], rowIndex) => {
    recipe.columns.forEach(([, columnFacet], columnIndex) => {
      if (!rowFacet || !columnFacet) return;
      const place = { row: rowPlace(rowIndex).row, column: columnPlace(columnIndex).column };
      readPlace(place, merge(recipe.all, columnFacet, rowFacet));
    });
  });
  faults.push(...repeated(observations, grid.file));
  if (faults.length > 0) return { observations: [], labels: [], faults };

  const labels = [
    ...areaLabels(grid.table, recipe.rows, rowPlace),
    ...areaLabels(grid.table, recipe.columns, columnPlace),
  ];
  return { observations, labels, faults };
}
