import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { duckdb, quoted, quotedPattern } from '../io/parquet.js';
import { csvRecords } from '../io/read-csv.js';
import { groupBy } from '../model/group-by.js';
import { OBSERVATION_COLUMNS, type Observation } from '../model/observation.js';
import { UsageError } from '../model/usage-error.js';
import { type ListedNeighbour, NEIGHBOUR_COLUMNS } from './neighbour-list.js';
import { RELEASE_COLUMNS, type Release } from './release.js';

/** How many figures of an indicator a release holds: a row of `contents.csv`. */
export interface Content {
  readonly release: string;
  readonly indicator: string;
  readonly figures: number;
}

/** The columns of `contents.csv`, in order. */
export const CONTENT_COLUMNS = [
  'release',
  'indicator',
  'figures',
] as const satisfies readonly (keyof Content)[];

const NUMBERS: readonly (keyof Release)[] = ['latest', 'rows', 'figures', 'areas', 'issues', 'bytes'];

/** The register: what stands in it is in the store, and nothing else is. */
export const REGISTER = 'releases.csv';
/** The folder of the releases, a folder for each. */
export const RELEASES = 'releases';

/** The files of a release's folder. Stores of former versions have one `contents.csv` for all, beside the register. */
export const CONTENTS = 'contents.csv';
export const NEIGHBOURS_FILE = 'neighbours.csv';
export const ISSUES_FILE = 'issues.csv';

/** Breakdowns that are the whole of what a file is about: the workforce, and care leavers by their cohort. */
export const WHOLE: readonly string[] = ['', 'staff_group=social workers', 'age=19-21', 'age=17-18'];

/** Which figures are asked for. */
export interface Wanted {
  readonly indicators: readonly string[];
  /** Releases to look in; all of them unless said. */
  readonly releases?: readonly string[];
  /** Only figures of the whole: of all children, of all social workers. */
  readonly whole?: boolean;
  /** Only figures of these breakdowns. */
  readonly breakdowns?: readonly string[] | undefined;
}

const rowsOf = (path: string): Record<string, string>[] =>
  existsSync(path) ? csvRecords(readFileSync(path), path) : [];

/** Imported DfE data in a folder of the user's choice: Parquet by release, with a register. */
export class Store {
  readonly folder: string;
  readonly releases: readonly Release[];
  #contents: readonly Content[] | undefined;

  constructor(folder: string) {
    this.folder = folder;
    this.releases = rowsOf(join(folder, REGISTER)).map(
      (row) =>
        Object.fromEntries(
          RELEASE_COLUMNS.map((name) => [name, NUMBERS.includes(name) ? Number(row[name]) : row[name]!]),
        ) as unknown as Release,
    );
  }

  /** What each release holds, in the order of the register. */
  get contents(): readonly Content[] {
    this.#contents ??= this.#readContents();
    return this.#contents;
  }

  #readContents(): Content[] {
    const read = (path: string): Content[] =>
      rowsOf(path).map(({ release, indicator, figures }) => ({
        release: release!,
        indicator: indicator!,
        figures: Number(figures),
      }));
    let former: Map<string, Content[]> | undefined;
    return this.releases.flatMap(({ release }) => {
      const own = read(join(this.folderOf(release), CONTENTS));
      if (own.length > 0) return own;
      former ??= groupBy(read(join(this.folder, CONTENTS)), (content) => content.release);
      return former.get(release) ?? [];
    });
  }

  /** Where the files of a release lie. */
  folderOf = (release: string): string => join(this.folder, RELEASES, release);

  /** The ids of all indicators that are held, with how many figures. */
  indicators(): Map<string, number> {
    const held = new Map<string, number>();
    for (const { indicator, figures } of this.contents)
      held.set(indicator, (held.get(indicator) ?? 0) + figures);
    return held;
  }

  /** All lists of neighbours, in the order of the register. */
  neighbours(): ListedNeighbour[] {
    return this.releases
      .filter(({ form }) => form === 'neighbours')
      .flatMap(({ release }) => rowsOf(join(this.folderOf(release), NEIGHBOURS_FILE)))
      .map(
        (row) =>
          Object.fromEntries(
            NEIGHBOUR_COLUMNS.map((name) => [name, name === 'position' ? Number(row[name]) : row[name]!]),
          ) as unknown as ListedNeighbour,
      );
  }

  #parquetOf(release: string): string[] {
    const folder = this.folderOf(release);
    const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.parquet')) : [];
    if (names.length === 0 && !new Store(this.folder).releases.some((other) => other.release === release))
      throw new UsageError(
        `${release} was removed from the store ${this.folder} while it was being read. Run the command again.`,
      );
    if (names.length === 0)
      throw new UsageError(
        `The store ${this.folder} has lost the figures of ${release}; take it out (care-indicators remove ${release}) and import its file again.`,
      );
    return names.sort().map((name) => join(folder, name));
  }

  /**
   * The breakdowns of an indicator, each with the last day it has a figure of, the newest first.
   *
   * @param codes only of areas with these codes.
   */
  async breakdowns(indicator: string, codes: readonly string[] | null = null): Promise<Map<string, string>> {
    const files = this.#filesOf({ indicators: [indicator] });
    if (files.length === 0) return new Map();
    const { connection, close } = await duckdb(2);
    const of = codes === null ? '' : ` AND area_code IN (${codes.map(quoted).join(', ')})`;
    const reader = await connection.runAndReadAll(
      `SELECT breakdown, max(period_end)::VARCHAR AS last FROM read_parquet([${files.map((file) => quotedPattern(file)).join(', ')}])
       WHERE indicator = ${quoted(indicator)} AND value IS NOT NULL${of} GROUP BY breakdown ORDER BY last DESC, breakdown`,
    );
    const rows = reader.getRowObjectsJS() as { breakdown: string; last: string | null }[];
    close();
    return new Map(rows.map(({ breakdown, last }) => [breakdown, last ?? '']));
  }

  /** The Parquet files that hold any of the indicators, the newest release first. */
  #filesOf({ indicators, releases }: Wanted): string[] {
    const asked = new Set(indicators);
    const holding = new Set(
      this.contents.filter(({ indicator }) => asked.has(indicator)).map(({ release }) => release),
    );
    return this.releases
      .map((release, at) => ({ ...release, at }))
      .filter(({ release }) => holding.has(release) && (releases?.includes(release) ?? true))
      .sort((a, b) => b.latest - a.latest || b.at - a.at)
      .flatMap(({ release }) => this.#parquetOf(release));
  }

  /** Figures as they stand in every release: the newest release first, in each the order of its file. */
  async figures(wanted: Wanted): Promise<Observation[]> {
    const files = this.#filesOf(wanted);
    if (files.length === 0) return [];
    const { connection, close } = await duckdb(2);
    const names = OBSERVATION_COLUMNS.map((name) =>
      name.startsWith('period_') ? `coalesce(${name}::VARCHAR, '') AS ${name}` : `"${name}"`,
    ).join(', ');
    const asked = wanted.indicators.map(quoted).join(', ');
    const only = wanted.breakdowns ?? (wanted.whole ? WHOLE : null);
    const whole = only === null ? '' : ` AND breakdown IN (${only.map(quoted).join(', ')})`;
    const parts = files.map(
      (file, at) =>
        `SELECT ${at} AS release_order, ${names} FROM read_parquet(${quotedPattern(file)}) WHERE indicator IN (${asked})${whole}`,
    );
    const reader = await connection.runAndReadAll(
      `${parts.join(' UNION ALL ')} ORDER BY release_order, "row", "column", indicator, breakdown`,
    );
    const columns = reader.getColumnsObjectJS() as unknown as {
      readonly [K in keyof Observation]: readonly Observation[K][];
    };
    close();
    return columns.table.map(
      (table, row): Observation => ({
        table,
        row: columns.row[row]!,
        column: columns.column[row]!,
        indicator: columns.indicator[row]!,
        area_code: columns.area_code[row]!,
        area_name: columns.area_name[row]!,
        geographic_level: columns.geographic_level[row]!,
        time_period: columns.time_period[row]!,
        time_identifier: columns.time_identifier[row]!,
        period_start: columns.period_start[row]!,
        period_end: columns.period_end[row]!,
        breakdown: columns.breakdown[row]!,
        unit: columns.unit[row]!,
        value: columns.value[row]!,
        published: columns.published[row]!,
        status: columns.status[row]!,
        decimals: columns.decimals[row]!,
        numerator: columns.numerator[row]!,
        denominator: columns.denominator[row]!,
        note: columns.note[row]!,
        source: columns.source[row]!,
        corrected: columns.corrected[row]!,
        qualifier: columns.qualifier[row]!,
      }),
    );
  }
}
