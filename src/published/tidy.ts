import type { Catalogue } from '../model/catalogue.js';
import type { Fault } from '../model/fault.js';
import { parseFigure } from '../model/figure.js';
import { type CellPlace, cellAt, cellName, type Grid, placeOf } from '../model/grid.js';
import type { Observation } from '../model/observation.js';
import { axisFaults, axisLabels, columnOf, mergedText } from './axis.js';
import { observe } from './observe.js';
import { readingsOf } from './readings.js';
import type { AxisEntry, Facet, Recipe } from './recipe.js';

/** Where a table was published. */
export interface TableSource {
  /** Publication id and section, as the observation's `source` gives it. */
  readonly source: string;
  /** Year of publication. */
  readonly year: number;
}

/** A label that names an area, as published. */
export interface AreaLabel {
  readonly table: string;
  readonly cell: string;
  readonly area: string;
  readonly published: string;
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

const key = (o: Observation): string =>
  [o.indicator, o.area_name, o.period_start, o.period_end, o.time_period, o.breakdown].join('|');

function repeated(observations: readonly Observation[], file: string): Fault[] {
  const seen = new Map<string, Observation>();
  const faults: Fault[] = [];
  for (const o of observations) {
    if (o.unit === 'date' || o.unit === 'name') continue;
    const first = seen.get(key(o));
    const where = (p: CellPlace): string => cellName(p);
    if (first && where(first) !== where(o))
      faults.push({
        file,
        row: o.row,
        column: columnOf(o),
        value: o.published,
        message: `is the same figure (${o.indicator}, ${o.area_name}) as ${where(first)} by the recipe; a breakdown must tell them apart.`,
      });
    else seen.set(key(o), o);
  }
  return faults;
}

/** What a row and a column both say of their cell, and do not agree on. */
function contradictions(row: Facet, column: Facet): string[] {
  const plain = ({ breakdown, pair, note, qualifier, ...said }: Facet): Record<string, unknown> => ({
    ...said,
    ...breakdown,
  });
  const [ofRow, ofColumn] = [plain(row), plain(column)];
  return Object.keys(ofRow)
    .filter((key) => key in ofColumn && ofColumn[key] !== ofRow[key])
    .map((key) => `${key} "${ofRow[key]}", and that of its column ${key} "${ofColumn[key]}"`);
}

const areaLabels = (
  table: string,
  axis: readonly AxisEntry[],
  at: (index: number) => CellPlace,
): AreaLabel[] =>
  axis.flatMap(([published, facet], index) =>
    facet?.area === undefined ? [] : [{ table, cell: cellName(at(index)), area: facet.area, published }],
  );

/** Facets by place, where the published label is one that the recipe knows. */
function matched(published: readonly string[], axis: readonly AxisEntry[]): (Facet | null | undefined)[] {
  if (published.length === axis.length) return axis.map(([, facet]) => facet);
  const left = [...axis];
  return published.map((label) => {
    const at = left.findIndex(([wanted]) => wanted === label);
    return at < 0 ? undefined : left.splice(at, 1)[0]![1];
  });
}

/** What the recipe says of cells that are not there, or in vain. */
function recipeFaults(grid: Grid, recipe: Recipe, observations: readonly Observation[]): Fault[] {
  const fault = (message: string): Fault => ({
    file: grid.file,
    row: null,
    column: null,
    value: null,
    message,
  });
  const read = new Set(observations.map(cellName));
  return Object.entries(recipe.cells ?? {}).flatMap(([name, { corrected = {} }]) => {
    if (!read.has(name)) return [fault(`its recipe names ${name}, which contains no figure of the table.`)];
    const published = observations.filter((o) => cellName(o) === name).map((o) => o.published);
    return Object.keys(corrected)
      .filter((text) => !published.includes(text))
      .map((text) =>
        fault(`its recipe corrects "${text}" in ${name}, where ${published.join(' and ')} is published.`),
      );
  });
}

/**
 * Turn a published grid into observations, one for each published figure, as its recipe says.
 *
 * @returns the observations in published order, the labels that name areas, and every fault found: labels
 *   the recipe does not expect, cells that cannot be read, figures that the recipe does not tell apart or
 *   leaves out. With any fault there are no observations.
 */
export function tidy(grid: Grid, recipe: Recipe, at: TableSource, catalogue: Catalogue): Tidied {
  const published = axisLabels(grid, recipe);
  const rowPlace = (index: number): CellPlace => ({ row: recipe.header + 1 + index, column: 1 });
  const columnPlace = (index: number): CellPlace => ({ row: 1, column: recipe.stub + 1 + index });
  const faults = [
    ...axisFaults(grid, published.rows, recipe.rows, 'row', rowPlace),
    ...axisFaults(grid, published.columns, recipe.columns, 'column', columnPlace),
  ];
  const labelsFit = faults.length === 0;

  const isLabel = ({ row, column }: CellPlace): boolean => row <= recipe.header || column <= recipe.stub;
  const textAt = mergedText(grid, recipe);
  const observations: Observation[] = [];
  const fault = (place: CellPlace, message: string): void => {
    const value = cellAt(grid, place);
    faults.push({ file: grid.file, row: place.row, column: columnOf(place), value, message });
  };
  const ofRecipe = (message: string): void => {
    const same = faults.some((known) => known.message === message && known.row === null);
    if (!same) faults.push({ file: grid.file, row: null, column: null, value: null, message });
  };
  const readPlace = (place: CellPlace, facet: Facet): void => {
    const said = recipe.cells?.[cellName(place)];
    const { text, from } = textAt(place);
    const own = cellAt(grid, place);
    const covered =
      cellName(from) === cellName(place)
        ? undefined
        : { note: `published as one cell with ${cellName(from)}` };
    if (covered && own !== '') {
      fault(place, `the recipe says that ${cellName(from)} covers this cell, so it must be empty.`);
      return;
    }
    const found = readingsOf(text, facet, said, isLabel(place), at.year, catalogue);
    if ('fault' in found) {
      fault(place, found.fault);
      return;
    }
    const here = { table: grid.table, row: place.row, column: place.column, source: at.source };
    for (const reading of found) {
      const result = observe(reading, merge(facet, reading.facet, covered), said, here, at.year, catalogue);
      if ('fault' in result) {
        if (result.of === 'published') fault(place, result.fault);
        else ofRecipe(`its recipe ${result.fault}`);
      } else if (covered && result.ok.value !== null) {
        fault(
          place,
          `${cellName(from)} has one figure for several cells; the recipe must say which cell it belongs to.`,
        );
      } else observations.push(covered ? { ...result.ok, published: own } : result.ok);
    }
  };

  for (const [name, said] of Object.entries(recipe.cells ?? {})) {
    const place = placeOf(name);
    if (said.readings && isLabel(place)) readPlace(place, recipe.all ?? {});
  }
  const columns = matched(published.columns, recipe.columns);
  matched(published.rows, recipe.rows).forEach((rowFacet, rowIndex) => {
    columns.forEach((columnFacet, columnIndex) => {
      const place = { row: rowPlace(rowIndex).row, column: columnPlace(columnIndex).column };
      if (rowFacet && columnFacet) {
        for (const both of contradictions(rowFacet, columnFacet)) {
          const message = `the recipe of its row says ${both}; only one can be right.`;
          if (!faults.some((known) => known.message === message)) fault(place, message);
        }
        readPlace(place, merge(recipe.all, columnFacet, rowFacet));
      } else if (rowFacet !== undefined && columnFacet !== undefined && parseFigure(cellAt(grid, place)))
        fault(place, 'is a figure, but the recipe says that there is none in this row or column.');
    });
  });
  if (labelsFit) faults.push(...repeated(observations, grid.file));
  if (faults.length === 0) faults.push(...recipeFaults(grid, recipe, observations));
  if (faults.length > 0) return { observations: [], labels: [], faults };

  const labels = [
    ...areaLabels(grid.table, recipe.rows, rowPlace),
    ...areaLabels(grid.table, recipe.columns, columnPlace),
  ];
  return { observations, labels, faults };
}
