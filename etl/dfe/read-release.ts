import { basename, extname } from 'node:path';
import type { ReleasedFigure } from '../../src/analysis/revisions.js';
import { columnNamed } from '../../src/io/columns/columns.js';
import { CsvScanner } from '../../src/io/columns/scan-csv.js';
import { type Fault, RefusedInput, refuse } from '../../src/model/fault.js';
import { OBSERVATION_COLUMNS, type Observation } from '../../src/model/observation.js';
import { papersOf, tableName } from '../../src/store/release.js';
import type { Store } from '../../src/store/store.js';
import { metaOf } from './import.js';
import { IssueList } from './issue-list.js';
import { type Layout, layoutOf } from './layout.js';
import { lastYear, melt } from './melt.js';
import { neighbourLayout } from './neighbours.js';
import { readTables, TABLE_FILES } from './read-file.js';
import type { Reference } from './reference.js';
import { raggedFault } from './row-cells.js';
import type { SourceTable } from './sheet.js';

/** One release as it is set beside another: what it is, and the figures published in it. */
export interface ReadRelease {
  /** As the user named it. */
  readonly name: string;
  readonly tables: readonly string[];
  /** The last year, ending in March, that it holds. */
  readonly latest: number;
  readonly figures: readonly ReleasedFigure[];
}

/** A table that was recognised, before its figures are read. */
interface Recognised {
  readonly sheet: SourceTable;
  readonly table: string;
  readonly layout: Layout;
  readonly latest: number;
  /** What the `.meta.csv` says of units. */
  readonly units: ReadonlyMap<string, string> | undefined;
}

const fault = (file: string, message: string): Fault => ({
  file,
  row: null,
  column: null,
  value: null,
  message,
});

const dated = (layout: Layout, usualTime: string): Layout => {
  const own = /(\d{4})$/.exec(usualTime)?.[1];
  return own === undefined || !('year' in layout.time)
    ? layout
    : { ...layout, time: { ...layout.time, year: Number(own) } };
};

/** The tables of a file that hold figures of areas. */
async function recognised(
  path: string,
  { catalogue: { areas }, measures }: Reference,
): Promise<Recognised[]> {
  const file = basename(path);
  if (!TABLE_FILES.includes(extname(path).toLowerCase()))
    throw new RefusedInput([fault(file, 'is not a table; import a CSV file or a spreadsheet.')]);
  const { sheets, faults } = await readTables(path);
  refuse(faults);
  const why: Fault[] = [];
  const meta = metaOf(path);
  const tables = sheets.flatMap((sheet): Recognised[] => {
    if (neighbourLayout(sheet, areas)) {
      why.push(fault(sheet.file, 'is a list of neighbours; compare releases of figures instead.'));
      return [];
    }
    const found = layoutOf(sheet, { ...papersOf(path), year: null }, areas, meta?.types);
    if ('aside' in found) {
      const aside = found.aside.replace(
        /; say it with --year$/,
        '; import it with --year and name its release',
      );
      why.push(fault(sheet.file, `${aside}.`));
      return [];
    }
    const ragged = raggedFault(sheet, found.layout);
    if (ragged) {
      why.push(ragged);
      return [];
    }
    const worksheet = sheet.file.slice(file.length + 1);
    const headings = found.layout.measures.map(({ heading }) => heading);
    const table = tableName(path, worksheet, headings);
    const layout = dated(found.layout, measures.reader(sheet, found.layout, table, meta?.units).usualTime);
    const latest = lastYear(sheet, layout);
    if (latest !== null) return [{ sheet, table, layout, latest, units: meta?.units }];
    why.push(fault(sheet.file, 'contains no period that can be read; write it like 2025 or 202425.'));
    return [];
  });
  if (tables.length === 0) throw new RefusedInput(why);
  return tables;
}

/** A filter that parts the figures of one release parts those of the other too, if only by one value. */
function partedAlike(tables: readonly Recognised[], others: readonly Recognised[]): Recognised[] {
  return tables.map((own) => {
    const other = others.length === 1 ? others[0] : others.find(({ table }) => table === own.table);
    const parting = new Set(
      other?.layout.filters.filter(({ constant }) => !constant).map(({ key }) => key) ?? [],
    );
    const filters = own.layout.filters.map((filter) =>
      parting.has(filter.key) ? { ...filter, constant: false } : filter,
    );
    return { ...own, layout: { ...own.layout, filters } };
  });
}

/** What we compute from two columns is not published, and so not revised. */
const isPublished = ({ published, note }: Pick<Observation, 'published' | 'note'>): boolean =>
  published !== '' || !note.startsWith('ours: computed');

function figuresOf({ sheet, table, layout, units }: Recognised, reference: Reference): ReleasedFigure[] {
  const scanner = new CsvScanner({ file: sheet.file });
  const push = (lines: string): void => scanner.push(Buffer.from(lines));
  push(`${OBSERVATION_COLUMNS.join(',')}\n`);
  const measures = reference.measures.reader(sheet, layout, table, units);
  const issues = new IssueList(sheet.file);
  melt(sheet, { ...reference, table, source: table, layout, measures, issues }, push);
  const { columns } = scanner.end();
  const text = (name: keyof Observation): ((row: number) => string) => {
    const column = columnNamed(columns, name);
    return (row) => column.at(row);
  };
  const number = (name: keyof Observation): ((row: number) => number | null) => {
    const { codes, values } = columnNamed(columns, name);
    const numbers = values.map((value) => (value === '' ? null : Number(value)));
    return (row) => numbers[codes[row]!]!;
  };
  const [indicator, area_code, area_name, level, time_period, time_identifier, period_end] = [
    text('indicator'),
    text('area_code'),
    text('area_name'),
    text('geographic_level'),
    text('time_period'),
    text('time_identifier'),
    text('period_end'),
  ] as const;
  const [breakdown, unit, published, status, note] = [
    text('breakdown'),
    text('unit'),
    text('published'),
    text('status'),
    text('note'),
  ] as const;
  const [row, column, value, decimals] = [
    number('row'),
    number('column'),
    number('value'),
    number('decimals'),
  ] as const;
  const figures: ReleasedFigure[] = [];
  for (let at = 0; at < columns.rows; at++) {
    if (!isPublished({ published: published(at), note: note(at) })) continue;
    figures.push({
      row: row(at)!,
      column: column(at)!,
      indicator: indicator(at),
      area_code: area_code(at),
      area_name: area_name(at),
      geographic_level: level(at),
      time_period: time_period(at),
      time_identifier: time_identifier(at),
      period_end: period_end(at),
      breakdown: breakdown(at),
      unit: unit(at) as Observation['unit'],
      value: value(at),
      published: published(at),
      status: status(at) as Observation['status'],
      decimals: decimals(at),
    });
  }
  return figures;
}

const asRelease = (name: string, tables: readonly Recognised[], reference: Reference): ReadRelease => ({
  name,
  tables: tables.map(({ table }) => table),
  latest: Math.max(...tables.map(({ latest }) => latest)),
  figures: tables.flatMap((table) => figuresOf(table, reference)),
});

/** A release of the store. */
async function heldRelease(name: string, store: Store): Promise<ReadRelease> {
  const { table, latest } = store.releases.find(({ release }) => release === name)!;
  const indicators = store.contents.filter(({ release }) => release === name).map((held) => held.indicator);
  const figures = await store.figures({ indicators, releases: [name] });
  return { name, tables: [table], latest, figures: figures.filter(isPublished) };
}

/** A file by its path, or a release of the store by its name. */
export type ReleaseWanted = { readonly file: string } | { readonly release: string };

/**
 * Two releases as they are set side by side. Files are read into memory by the readers of the import; nothing
 * is stored.
 *
 * @throws RefusedInput if a file holds no table of figures of areas, or is cut off.
 */
export async function readReleases(
  [old, fresh]: readonly [ReleaseWanted, ReleaseWanted],
  store: Store,
  reference: Reference,
): Promise<[ReadRelease, ReadRelease]> {
  const tables = async (of: ReleaseWanted): Promise<Recognised[]> =>
    'file' in of ? recognised(of.file, reference) : [];
  const [before, after] = [await tables(old), await tables(fresh)];
  const read = async (
    of: ReleaseWanted,
    own: readonly Recognised[],
    other: readonly Recognised[],
  ): Promise<ReadRelease> =>
    'file' in of ? asRelease(of.file, partedAlike(own, other), reference) : heldRelease(of.release, store);
  return [await read(old, before, after), await read(fresh, after, before)];
}
