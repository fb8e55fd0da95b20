import type { Fault } from '../tables/fault.js';
import { cellAt, cellName, type Grid, type Place, placeOf, rangeOf } from '../tables/grid.js';
import type { AxisEntry, CellNote, Facet, Reading, Recipe } from './recipe.js';
import { formatBreakdown } from './breakdown.js';
import type { Catalogue } from './catalogue.js';
import type { Observation } from './observation.js';
import { PERIOD_FORMS, parsePeriod, snapshotAtEnd } from './period.js';
import { readCell, withoutFigure } from './read-cell.js';

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

const column = (place: Place): string => cellName(place).replace(/\d+/, '');

/** The text that counts for a cell: its own, or that of the first cell of the range it is printed in. */
function mergedText(grid: Grid, recipe: Recipe): (place: Place) => { text: string; from: Place } {
  const first = new Map<string, Place>();
  for (const range of recipe.merged ?? []) {
    const places = rangeOf(range);
    for (const place of places) first.set(cellName(place), places[0]!);
  }
  return (place) => {
    const from = first.get(cellName(place)) ?? place;
    return { text: cellAt(grid, from), from };
  };
}

/** The printed labels of the body rows and of the columns right of the stub. */
export function axisLabels(grid: Grid, recipe: Recipe): { rows: string[]; columns: string[] } {
  const textAt = mergedText(grid, recipe);
  const join = (places: Place[]): string =>
    places
      .map((place) => textAt(place).text)
      .filter((text) => text !== '')
      .join(' | ');
  const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);
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

function axisFaults(
  grid: Grid,
  printed: readonly string[],
  axis: readonly AxisEntry[],
  kind: 'row' | 'column',
  at: (index: number) => Place,
): Fault[] {
  const faults: Fault[] = [];
  const fault = (index: number, value: string | null, message: string): void => {
    const place = at(index);
    faults.push({ file: grid.file, row: place.row, column: column(place), value, message });
  };
  const wanted = axis.map(([label]) => label);
  if (printed.length === wanted.length) {
    printed.forEach((label, index) => {
      if (label !== wanted[index])
        fault(index, label, `the recipe of ${grid.table} names this ${kind} "${wanted[index]}".`);
    });
    return faults;
  }
  const surplus = [...printed];
  for (const label of wanted) {
    const index = surplus.indexOf(label);
    if (index >= 0) surplus.splice(index, 1);
    else fault(0, null, `the recipe of ${grid.table} names the ${kind} "${label}", which is not there.`);
  }
  for (const label of surplus) {
    const index = printed.lastIndexOf(label);
    const message = wanted.includes(label)
      ? `repeats the ${kind} "${label}" of ${column(at(printed.indexOf(label)))}${at(printed.indexOf(label)).row}; keep one of them.`
      : `the recipe of ${grid.table} knows no such ${kind}; add it there, or take it out here.`;
    fault(index, label, message);
  }
  return faults;
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
function readings(text: string, facet: Facet, said: CellNote | undefined): readonly Reading[] | { fault: string } {
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

const ours = (note: string | undefined): string => (note === undefined ? '' : `ours: ${note}`);

/** One figure with all that its place says of it, or why it cannot be one. */
export function observe(
  reading: Reading,
  facet: Facet,
  said: CellNote | undefined,
  at: Pick<Observation, 'table' | 'row' | 'column' | 'source'>,
  year: number,
  catalogue: Catalogue,
): { ok: Observation } | { fault: string } {
  const indicator = catalogue.indicators.get(facet.indicator ?? '');
  if (!indicator)
    return { fault: `the recipe gives the indicator "${facet.indicator ?? ''}", which indicators.csv does not hold.` };
  const area = catalogue.areas.get(facet.area ?? '');
  if (!area) return { fault: `the recipe gives the area "${facet.area ?? ''}", which areas.csv does not hold.` };
  const stated = parsePeriod(facet.period ?? '');
  if (!stated)
    return { fault: `the recipe gives the period "${facet.period}"; right would be one such as ${PERIOD_FORMS}.` };
  const cell = said?.status
    ? withoutFigure(said.status)
    : readCell(reading.printed, indicator.unit, year, catalogue);
  if ('fault' in cell) return cell;

  const { value, decimals, status, note, date } = cell.ok;
  const atEnd = indicator.measured === 'stock' && /^(Financial|Academic) year$/.test(stated.time_identifier);
  const period = date ?? (atEnd ? snapshotAtEnd(stated) : stated);
  return {
    ok: {
      ...at,
      indicator: indicator.id,
      area_code: area.area_code,
      area_name: area.area_name,
      geographic_level: area.geographic_level,
      ...period,
      breakdown: formatBreakdown(facet.breakdown ?? {}),
      unit: indicator.unit,
      value,
      printed: reading.printed,
      status,
      decimals,
      numerator: null,
      denominator: facet.denominator ?? null,
      note: [reading.note ?? '', note, ours(said?.note), ours(facet.note)].filter((text) => text !== '').join('; '),
      corrected: said?.corrected?.[reading.printed] ?? null,
    },
  };
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
        column: column(o),
        value: o.printed,
        message: `is the same figure (${o.indicator}, ${o.area_name}) as ${where(first)} by the recipe; a breakdown must tell them apart.`,
      });
    else seen.set(key(o), o);
  }
  return faults;
}

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
  const labels: AreaLabel[] = [];
  const readPlace = (place: Place, facet: Facet): void => {
    const said = recipe.cells?.[cellName(place)];
    const own = cellAt(grid, place);
    const { text, from } = textAt(place);
    const fault = (message: string): void => {
      faults.push({ file: grid.file, row: place.row, column: column(place), value: own, message });
    };
    const found = readings(text, facet, said);
    if ('fault' in found) return fault(found.fault);
    for (const reading of found) {
      const covered = cellName(from) === cellName(place) ? undefined : `printed as one cell with ${cellName(from)}`;
      const result = observe(
        reading,
        merge(facet, reading.facet, covered === undefined ? undefined : { note: covered }),
        said,
        { table: grid.table, row: place.row, column: place.column, source: at.source },
        at.year,
        catalogue,
      );
      if ('fault' in result) fault(result.fault);
      else observations.push(covered === undefined ? result.ok : { ...result.ok, printed: own });
    }
  };

  for (const [name, said] of Object.entries(recipe.cells ?? {})) {
    const place = placeOf(name);
    if (said.readings && (place.row <= recipe.header || place.column <= recipe.stub))
      readPlace(place, recipe.all ?? {});
  }
  const label = (area: string | undefined, text: string, place: Place): void => {
    if (area !== undefined) labels.push({ table: grid.table, cell: cellName(place), area, printed: text });
  };
  recipe.rows.forEach(([text, facet], index) => {
    label(facet?.area, text, rowPlace(index));
  });
  recipe.columns.forEach(([text, facet], index) => {
    label(facet?.area, text, columnPlace(index));
  });
  recipe.rows.forEach(([, rowFacet], rowIndex) => {
    recipe.columns.forEach(([, columnFacet], columnIndex) => {
      if (!rowFacet || !columnFacet) return;
      const place = { row: rowPlace(rowIndex).row, column: columnPlace(columnIndex).column };
      readPlace(place, merge(recipe.all, columnFacet, rowFacet));
    });
  });
  faults.push(...repeated(observations, grid.file));
  return faults.length > 0 ? { observations: [], labels: [], faults } : { observations, labels, faults };
}
