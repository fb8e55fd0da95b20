import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { jsonFaults, repeatedKeys } from '../../src/io/json-fault.js';
import { readCatalogue } from '../../src/io/read-catalogue.js';
import { readTypedCsv } from '../../src/io/read-csv.js';
import type { Catalogue } from '../../src/model/catalogue.js';
import { type Fault, refuse } from '../../src/model/fault.js';
import type { Grid } from '../../src/model/grid.js';
import type { Observation } from '../../src/model/observation.js';
import { type DfeFile, readDfeFigures } from '../../src/published/dfe-figures.js';
import { expandRecipes } from '../../src/published/expand-recipe.js';
import { type ProseFigure, readProse } from '../../src/published/prose.js';
import { type ProseClaim, readClaims } from '../../src/published/prose-claims.js';
import { Publication } from '../../src/published/publication.js';
import type { Recipe } from '../../src/published/recipe.js';

export const PROSE_FILE = 'prose-figures.csv';
export const CLAIMS_FILE = 'prose-claims.csv';

/** A publication as it lies in `data/published`. */
export interface PublicationFolder {
  readonly publication: Publication;
  readonly grids: readonly Grid[];
  /** How to read each of its tables. */
  readonly recipes: readonly Recipe[];
  /** Tables whose recipe has a fault of its own. */
  readonly faulty: ReadonlySet<string>;
  readonly prose: readonly ProseFigure[];
  /** Name of its prose file, for faults. */
  readonly proseFile: string;
  /** What its text says about figures that its tables give. */
  readonly claims: readonly ProseClaim[];
}

export interface Input {
  readonly catalogue: Catalogue;
  /** In order of date. */
  readonly publications: readonly PublicationFolder[];
  /** What the Department for Education published of the same indicators, and the files it stands in. */
  readonly dfe: { readonly figures: readonly Observation[]; readonly files: readonly DfeFile[] };
}

const whole = (file: string, message: string, value: string | null = null): Fault => ({
  file,
  row: null,
  column: null,
  value,
  message,
});

/** Where a text stops being JSON. */
function jsonFault(file: string, text: string, { message }: Error): Fault {
  const position = /position (\d+)/.exec(message)?.[1];
  const line = text.slice(0, position === undefined ? text.length : Number(position)).split('\n').length;
  const hint = 'is no JSON from here on; look for a missing comma, bracket or quotation mark before it.';
  return whole(`${file}, line ${line}`, hint);
}

function readPapers(path: string, file: string): { publication?: Publication; faults: Fault[] } {
  let json: unknown;
  const text = readFileSync(path, 'utf8');
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { faults: [jsonFault(file, text, error as Error)] };
  }
  const parsed = Publication.safeParse(json);
  const repeated = repeatedKeys(file, text);
  if (parsed.success) return { publication: parsed.data, faults: repeated };
  return { faults: [...repeated, ...jsonFaults(file, json, parsed.error.issues)] };
}

function readPublication(
  dataset: string,
  name: string,
  shown: string,
  catalogue: Catalogue,
): { read?: PublicationFolder; faults: Fault[] } {
  const folder = join(dataset, name);
  const file = (base: string): string => `${shown}/${name}/${base}`;
  if (!existsSync(join(folder, 'publication.json')))
    return {
      faults: [
        whole(
          file('publication.json'),
          'is missing; it says what was published, and how to read each table.',
        ),
      ],
    };
  const { publication, faults } = readPapers(join(folder, 'publication.json'), file('publication.json'));
  if (!publication) return { faults };
  if (publication.id !== name)
    faults.push(
      whole(file('publication.json'), `the id must be the folder's name, "${name}".`, publication.id),
    );

  const { recipes, faulty, faults: found } = expandRecipes(publication, file('publication.json'), catalogue);
  faults.push(...found);
  const named = new Set(publication.tables.map(({ table }) => `${table}.csv`));
  for (const base of readdirSync(folder).filter((base) => /^[^~.].*\.csv$/.test(base)))
    if (base !== PROSE_FILE && base !== CLAIMS_FILE && !named.has(base))
      faults.push(
        whole(file(base), 'publication.json has no such table; name it there, or take the file away.'),
      );
  const grids = publication.tables.flatMap(({ table }): Grid[] => {
    const path = join(folder, `${table}.csv`);
    if (!existsSync(path)) {
      faults.push(whole(file(`${table}.csv`), 'is missing, but publication.json names it.'));
      return [];
    }
    const csv = readTypedCsv(readFileSync(path), file(`${table}.csv`));
    faults.push(...csv.faults);
    const width = csv.rows[0]?.length;
    const rectangular = width !== undefined && csv.rows.every((row) => row.length === width);
    return rectangular ? [{ table, file: file(`${table}.csv`), cells: csv.rows }] : [];
  });
  const prosePath = join(folder, PROSE_FILE);
  const prose = existsSync(prosePath)
    ? readProse(readFileSync(prosePath), file(PROSE_FILE))
    : { rows: [], faults: [] };
  const claimsPath = join(folder, CLAIMS_FILE);
  const claims = existsSync(claimsPath)
    ? readClaims(readFileSync(claimsPath), file(CLAIMS_FILE), catalogue)
    : { rows: [], faults: [] };
  faults.push(...prose.faults, ...claims.faults);
  return {
    read: {
      publication,
      grids,
      recipes,
      faulty,
      prose: prose.rows,
      proseFile: file(PROSE_FILE),
      claims: claims.rows,
    },
    faults,
  };
}

/** The figures of the Department for Education, where the folder holds any. */
function readDfe(data: string, catalogue: Catalogue): { dfe: Input['dfe']; faults: Fault[] } {
  const [figures, files] = ['dfe-figures.csv', 'dfe-files.csv'].map((name) => join(data, 'reference', name));
  if (!existsSync(figures!) || !existsSync(files!)) return { dfe: { figures: [], files: [] }, faults: [] };
  const bytes = { figures: readFileSync(figures!), files: readFileSync(files!) };
  const read = readDfeFigures(bytes, `${basename(data)}/reference`, catalogue);
  return { dfe: { figures: read.observations, files: read.files }, faults: read.faults };
}

/** Names under which the outputs hold something else. */
const RESERVED = [
  'observations',
  'issues',
  'figures',
  'benchmarks',
  'scorecard',
  'trends',
  'disparity',
  'shares',
  'workforce',
];

/** Tables of the same name: outputs, issues and recipes know a table by its name alone. */
function repeatedTables(publications: readonly PublicationFolder[], shown: string): Fault[] {
  const owners = new Map(RESERVED.map((name) => [name, 'the outputs']));
  return publications.flatMap(({ publication: { id, tables } }) =>
    tables.flatMap(({ table }) => {
      const owner = owners.get(table);
      owners.set(table, owner ?? id);
      const message = `is a table of ${owner} already; give it a name of its own, with the year, say.`;
      return owner === undefined ? [] : [whole(`${shown}/${id}/publication.json`, message, table)];
    }),
  );
}

/**
 * Read everything under a data folder.
 *
 * @param data the folder that holds `published` and `reference`.
 * @returns what was read and all faults of form; what has a fault is left out.
 * @throws RefusedInput where the reference files are at fault, since nothing can be read without them.
 */
export function readInput(data: string): { input: Input; faults: Fault[] } {
  const faults: Fault[] = [];
  const dataset = join(data, 'published');
  const reference = readCatalogue(
    (name) => {
      const path = join(data, 'reference', `${name}.csv`);
      return existsSync(path) ? readFileSync(path) : new Uint8Array();
    },
    `${basename(data)}/reference`,
  );
  refuse(reference.faults);
  const names = existsSync(dataset)
    ? readdirSync(dataset, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
    : [];
  if (names.length === 0)
    refuse([whole(`${basename(data)}/published`, 'holds no publication; each has a folder of its own.')]);
  const publications = names.sort().flatMap((name) => {
    const { read, faults: found } = readPublication(
      dataset,
      name,
      `${basename(data)}/published`,
      reference.catalogue,
    );
    faults.push(...found);
    return read ? [read] : [];
  });
  publications.sort((a, b) => a.publication.date.localeCompare(b.publication.date));
  faults.push(...repeatedTables(publications, `${basename(data)}/published`));
  const { dfe, faults: ofDfe } = readDfe(data, reference.catalogue);
  faults.push(...ofDfe);
  return { input: { catalogue: reference.catalogue, publications, dfe }, faults };
}
