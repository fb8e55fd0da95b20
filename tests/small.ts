import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCatalogue } from '../src/io/read-catalogue.js';
import type { Catalogue } from '../src/model/catalogue.js';
import type { Grid } from '../src/model/grid.js';
import { projectFolder } from '../src/project.js';
import { readDfeFigures } from '../src/published/dfe-figures.js';
import { proseObservations } from '../src/published/prose.js';
import { type ProseClaim, readClaims } from '../src/published/prose-claims.js';
import type { Publication } from '../src/published/publication.js';
import type { Recipe } from '../src/published/recipe.js';
import { tidy } from '../src/published/tidy.js';
import type { Audit } from '../src/quality/check.js';

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
  readonly published: string;
  readonly breakdown?: string;
  readonly qualifier?: string;
}

/** What a text says: `claim|indicator|breakdown|area|period|against`. */
function claimsOf(lines: readonly string[]): ProseClaim[] {
  const text = [
    'line,paragraph,claim,indicator,breakdown,area,period,against',
    ...lines.map((line, at) => [String(at + 1), '7.5', ...line.split('|')].join(',')),
  ].join('\n');
  const { rows, faults } = readClaims(new TextEncoder().encode(`${text}\n`), 'prose-claims.csv', catalogue);
  if (faults.length > 0) throw new Error(JSON.stringify(faults));
  return rows;
}

/** Figures that DfE published: `indicator|area code|area|period|figure`, all of one file. */
function dfeOf(lines: readonly string[]) {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const figures = [
    'indicator,area_code,area_name,period,published,numerator,denominator,source',
    ...lines.map((line) => `${line.replaceAll('|', ',')},,,file-2014`),
  ].join('\n');
  const files = 'source,file,title,publisher,licence\nfile-2014,f.csv,A release,DfE,OGL\n';
  const read = readDfeFigures(
    { figures: bytes(`${figures}\n`), files: bytes(files) },
    'data/reference',
    catalogue,
  );
  if (read.faults.length > 0) throw new Error(JSON.stringify(read.faults));
  return read.observations;
}

/** A small audit of published tables, of figures and claims stated in the text, and of what DfE published. */
export function auditOf(
  tables: readonly (readonly [Grid, Omit<Recipe, 'table'>])[],
  {
    stated = [],
    papers = {},
    claims = [],
    dfe = [],
  }: {
    stated?: readonly Stated[];
    papers?: Partial<Publication>;
    claims?: readonly string[];
    dfe?: readonly string[];
  } = {},
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
    sources: {},
    figures: [...read.flatMap(({ observations }) => observations), ...prose.observations],
    catalogue,
    dfe: dfeOf(dfe),
    claims: claimsOf(claims).map((claim) => ({ ...claim, publication: of.id })),
  };
}
