import { closeSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { OBSERVATION_COLUMNS } from '../../src/observations/observation.js';
import { type duckdb, quoted } from '../publish/parquet.js';
import { quotedCell } from './csv-cell.js';
import { type Dimension, type Dimensions, newDimensions } from './dimension.js';
import type { NumberedTarget } from './row-targets.js';

/** Takes figures as they are read; `cells` is `value,printed,status,decimals,numerator,denominator`. */
export interface FigureSink {
  readonly dimensions: Dimensions;
  take(
    row: number,
    column: number,
    target: NumberedTarget,
    area: number,
    period: number,
    cells: string,
    note: number,
  ): void;
}

/** Characters of lines that are handed on at once. */
const CHUNK = 1 << 18;

/** The heading line of `wideLines`. */
export const OBSERVATION_HEADINGS = `${OBSERVATION_COLUMNS.join(',')}\n`;

/** A sink that makes lines of `observations.csv`, many at a time; `end` hands on the last. */
export function wideLines(
  table: string,
  source: string,
  write: (lines: string) => void,
): FigureSink & { end(): void } {
  const dimensions = newDimensions();
  const { areas, periods, notes } = dimensions;
  let lines = '';
  return {
    dimensions,
    take(row, column, { indicator, breakdown, unit }, area, period, cells, note) {
      const what = `${table},${row + 1},${column + 1},${indicator}`;
      const place = `${areas.texts[area]},${periods.texts[period]}`;
      lines += `${what},${place},${quotedCell(breakdown)},${unit},${cells},${notes.texts[note]},${quotedCell(source)},,\n`;
      if (lines.length < CHUNK) return;
      write(lines);
      lines = '';
    },
    end: () => write(lines),
  };
}

/** Bytes of lines that are made one Parquet file, so that none grows without bound. */
const PART = 1 << 27;

const NUMBERED = `{'row': 'INTEGER', 'column': 'INTEGER', 'target': 'INTEGER', 'area': 'INTEGER', 'period': 'INTEGER',
  'value': 'DOUBLE', 'printed': 'VARCHAR', 'status': 'VARCHAR', 'decimals': 'INTEGER', 'numerator': 'DOUBLE',
  'denominator': 'DOUBLE', 'note': 'INTEGER'}`;

/** A CSV file of ours as DuckDB reads it: empty text apart from no number. */
const readCsv = (path: string, columns: string, texts: readonly string[]): string =>
  `read_csv(${quoted(path)}, header = false, delim = ',', quote = '"', escape = '"', auto_detect = false,
    columns = ${columns}, force_not_null = [${texts.map(quoted).join(', ')}])`;

type Connection = Awaited<ReturnType<typeof duckdb>>['connection'];

/**
 * Writes figures into a folder as Parquet. A line of a figure names area, period, kind and note by number; what
 * the numbers stand for is joined when the Parquet is made.
 */
export class ParquetFigures implements FigureSink {
  readonly dimensions = newDimensions();
  readonly #folder: string;
  readonly #table: string;
  readonly #source: string;
  readonly #full: string[] = [];
  #open: { readonly path: string; readonly fd: number; size: number } | null = null;
  #lines = '';

  constructor(folder: string, table: string, source: string) {
    this.#folder = folder;
    this.#table = table;
    this.#source = source;
  }

  take(
    row: number,
    column: number,
    target: NumberedTarget,
    area: number,
    period: number,
    cells: string,
    note: number,
  ): void {
    this.#lines += `${row + 1},${column + 1},${target.number},${area},${period},${cells},${note}\n`;
    if (this.#lines.length > CHUNK) this.#flush();
  }

  #flush(): void {
    if (!this.#open) {
      const path = join(this.#folder, `observations-${this.#full.length}.csv`);
      this.#open = { path, fd: openSync(path, 'w'), size: 0 };
    }
    this.#open.size += writeAll(this.#open.fd, Buffer.from(this.#lines));
    this.#lines = '';
    if (this.#open.size > PART) this.#close();
  }

  #close(): void {
    if (!this.#open) return;
    closeSync(this.#open.fd);
    this.#full.push(this.#open.path);
    this.#open = null;
  }

  /** Make Parquet of all that was taken. */
  async finish(connection: Connection): Promise<void> {
    this.#flush();
    this.#close();
    const paths: string[] = [];
    for (const [name, dimension] of Object.entries(this.dimensions) as [string, Dimension][]) {
      const path = join(this.#folder, `${name}.csv`);
      paths.push(path);
      writeFileSync(path, dimension.csv);
      const columns = dimension.columns.map((column) => `${quoted(column)}: 'VARCHAR'`).join(', ');
      const from = readCsv(path, `{'number': 'INTEGER', ${columns}}`, dimension.columns);
      await connection.run(`CREATE OR REPLACE TEMP TABLE ${name} AS SELECT * FROM ${from}`);
    }
    for (const path of this.#full) {
      await connection.run(this.#parquetSql(path));
      rmSync(path);
    }
    for (const path of paths) rmSync(path);
  }

  #parquetSql(path: string): string {
    const columns = OBSERVATION_COLUMNS.map((name) => {
      if (name === 'table') return `${quoted(this.#table)} AS "table"`;
      if (name === 'source') return `${quoted(this.#source)} AS source`;
      if (name === 'note') return 'n.note';
      if (name === 'corrected') return 'NULL::DOUBLE AS corrected';
      if (name === 'qualifier') return "'' AS qualifier";
      if (name.startsWith('period_')) return `nullif(${name}, '')::DATE AS ${name}`;
      return name === 'column' || name === 'row' ? `f."${name}"` : name;
    });
    return `COPY (SELECT ${columns.join(', ')} FROM ${readCsv(path, NUMBERED, ['printed', 'status'])} f
      JOIN targets t ON f.target = t.number JOIN areas a ON f.area = a.number
      JOIN periods p ON f.period = p.number JOIN notes n ON f.note = n.number)
      TO ${quoted(path.replace(/csv$/, 'parquet'))} (FORMAT parquet, COMPRESSION zstd)`;
  }
}

/** Write all bytes: one call may take fewer. */
function writeAll(fd: number, bytes: Uint8Array): number {
  for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
  return bytes.length;
}
