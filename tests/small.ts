import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Audit } from '../src/checks/check.js';
import { type Catalogue, readCatalogue } from '../src/observations/catalogue.js';
import { proseObservations } from '../src/observations/prose.js';
import type { Publication } from '../src/observations/publication.js';
import type { Recipe } from '../src/observations/recipe.js';
import { tidy } from '../src/observations/tidy.js';
import { projectFolder } from '../src/project.js';
import type { Grid } from '../src/tables/grid.js';

/** The project's own catalogue. */
export const catalogue: Catalogue = readCatalogue(
  (name) => readFileSync(join(projectFolder(), 'data/reference', `${name}.csv`)),
  'data/reference',
).catalogue;

/** A grid written as a reader sees it: cells parted by `|`. */
export const gridOf = (table: string, ...lines: string[]): Grid => ({
  table,
  file: `${table}.csv`,
  cells: lines.map((line) => line.split('|').map((cell) => cell.trim())),
});

const publication = (tables: readonly string[], more: Partial<Publication>): Publication => ({
  id: 'small',
  title: 'A small report',
  publisher: 'A council',
  date: '2015-02-20',
  licence: 'Open Government Licence v3.0',
  attribution: 'none',
  document: { file: 'small.txt', sha256: '0'.repeat(64) },
  tables: tables.map((table) => ({
    table,
    section: '1',
    title: table,
    lines: [[1, 1]],
    form: 'grid',
    not_figures: [],
    papers: [],
    recipe: { header: 0, stub: 0, rows: [], columns: [] },
  })),
  announced: [],
  ...more,
});

interface Stated {
  readonly indicator: string;
  readonly period: string;
  readonly printed: string;
  readonly breakdown?: string;
  readonly qualifier?: string;
}

/** A small audit of printed tables and of figures stated in the text. */
export function auditOf(
  tables: readonly (readonly [Grid, Omit<Recipe, 'table'>])[],
  { stated = [], papers = {} }: { stated?: readonly Stated[]; papers?: Partial<Publication> } = {},
): Audit {
  const recipes = tables.map(([grid, recipe]): Recipe => ({ table: grid.table, ...recipe }));
  const read = tables.map(([grid], at) =>
    tidy(grid, recipes[at]!, { source: 'small, 1', year: 2015 }, catalogue),
  );
  const of = publication(
    tables.map(([grid]) => grid.table),
    papers,
  );
  const prose = proseObservations(
    stated.map((row, index) => ({
      line: index + 1,
      paragraph: '7.7',
      what: 'a figure',
      breakdown: '',
      area: 'Croydon',
      qualifier: '',
      unit: catalogue.indicators.get(row.indicator)!.unit,
      ...row,
    })),
    'prose-figures.csv',
    of,
    catalogue,
  );
  const faults = [...read.flatMap((r) => r.faults), ...prose.faults];
  if (faults.length > 0) throw new Error(JSON.stringify(faults));
  return {
    publications: [of],
    grids: tables.map(([grid]) => grid),
    recipes,
    labels: read.flatMap(({ labels }) => labels),
    observations: [...read.flatMap(({ observations }) => observations), ...prose.observations],
    catalogue,
  };
}
