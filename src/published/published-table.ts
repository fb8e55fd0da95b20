import { parseBreakdown } from '../model/breakdown.js';
import { cellAt, type Grid } from '../model/grid.js';
import { type Observation, TEXT_UNITS } from '../model/observation.js';
import { axisLabels } from './axis.js';
import type { Recipe } from './recipe.js';

export type Cell = string | number | null;

/** A published table as columns: what is published, typed, in published order. */
export interface PublishedColumns {
  readonly table: string;
  readonly columns: ReadonlyMap<string, readonly Cell[]>;
}

const typed = (o: Observation): Cell =>
  o.unit === 'grade' || TEXT_UNITS.includes(o.unit) ? o.published || null : o.value;

/** What sets a further figure of a cell apart from its first, for the name of its column. */
function suffix(first: Observation, other: Observation, index: number): string {
  if (other.indicator !== first.indicator) return other.indicator;
  return parseBreakdown(other.breakdown)?.figure ?? String(index + 1);
}

function labelName(grid: Grid, recipe: Recipe): string {
  const corner = recipe.header > 0 ? cellAt(grid, { row: 1, column: 1 }) : '';
  if (corner !== '') return corner;
  return recipe.rows.every(([, facet]) => facet?.area !== undefined) ? 'area' : 'label';
}

/** The unit of each body row's first figure. */
const unitsByRow = (recipe: Recipe, observations: readonly Observation[]): (string | null)[] =>
  recipe.rows.map((_, row) => observations.find((o) => o.row === recipe.header + 1 + row)?.unit ?? null);

/**
 * The published table as typed columns: the labels, then one column for each published column that holds
 * figures, under its published heading (`value` where it has none). A cell with two figures gives a second
 * column, named by what the second is; rows of different units get a column `unit`. Grades, dates and names stay text; what has no figure is `null`.
 */
export function publishedColumns(
  grid: Grid,
  recipe: Recipe,
  observations: readonly Observation[],
): PublishedColumns {
  const labels = axisLabels(grid, recipe);
  const height = recipe.rows.length;
  const columns = new Map<string, Cell[]>();
  const put = (name: string, row: number, value: Cell): void => {
    if (!columns.has(name))
      columns.set(
        name,
        Array.from({ length: height }, () => null),
      );
    columns.get(name)![row] = value;
  };
  const unique = (name: string, taken: ReadonlySet<string>): string => {
    for (let n = 1; ; n++)
      if (!taken.has(n === 1 ? name : `${name} ${n}`)) return n === 1 ? name : `${name} ${n}`;
  };

  if (recipe.stub > 0)
    for (const [row, label] of labels.rows.entries()) put(labelName(grid, recipe), row, label);
  const units = unitsByRow(recipe, observations);
  if (new Set(units.filter((unit) => unit !== null)).size > 1)
    for (const [row, unit] of units.entries()) put('unit', row, unit);
  labels.columns.forEach((label, index) => {
    const [, facet] = recipe.columns[index]!;
    const column = recipe.stub + 1 + index;
    if (!facet && label === '') return;
    const name = unique(label === '' ? 'value' : label, new Set(columns.keys()));
    for (let row = 0; row < height; row++) {
      const place = { row: recipe.header + 1 + row, column };
      if (!facet) {
        put(name, row, cellAt(grid, place) || null);
        continue;
      }
      const here = observations.filter((o) => o.row === place.row && o.column === place.column);
      const pair = recipe.rows[row]![1]?.pair ?? facet.pair;
      const main = pair ? here.find((o) => o.indicator === pair[0].indicator) : here[0];
      put(name, row, main ? typed(main) : null);
      here.forEach((o, i) => {
        if (o !== main) put(`${name} ${main ? suffix(main, o, i) : o.indicator}`, row, typed(o));
      });
    }
  });
  return { table: grid.table, columns };
}
