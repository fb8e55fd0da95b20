import { closeSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type duckdb, quoted, quotedPattern } from '../../src/io/parquet.js';
import { OBSERVATION_COLUMNS } from '../../src/model/observation.js';
import { type Dimension, newDimensions } from './dimension.js';
import type { FigureColumn } from './figure-column.js';
import type { FigureOf, FigureSink } from './figure-lines.js';

const ZERO = 0x30;

/** The digits of a whole number below 2³¹; returns where they end. */
function writeWhole(bytes: Uint8Array, at: number, value: number): number {
  let rest = value | 0;
  if (rest < 10) {
    bytes[at] = ZERO + rest;
    return at + 1;
  }
  let length = 2;
  for (let bound = 100; length < 10 && rest >= bound; bound *= 10) length++;
  for (let place = at + length - 1; place >= at; place--) {
    const left = (rest / 10) | 0;
    bytes[place] = ZERO + rest - left * 10;
    rest = left;
  }
  return at + length;
}

type Connection = Awaited<ReturnType<typeof duckdb>>['connection'];

/** Bytes of lines that are made one Parquet file, so that none grows without bound. */
const PART = 1 << 28;
/** Bytes of lines that are written at once. */
const BUFFER = 1 << 18;
/** Most bytes of the numbers and marks of a line. */
const NUMBERS = 96;
const [COMMA, LF] = [0x2c, 0x0a];

const LINE = `{'row': 'INTEGER', 'column': 'INTEGER', 'target': 'INTEGER', 'area': 'INTEGER', 'period': 'INTEGER',
  'note_number': 'INTEGER', 'value': 'DOUBLE', 'published': 'VARCHAR', 'status': 'VARCHAR', 'decimals': 'INTEGER',
  'numerator': 'DOUBLE', 'denominator': 'DOUBLE'}`;

/** A CSV file of ours as DuckDB reads it: empty text apart from no number. */
const readCsv = (path: string, columns: string, texts: readonly string[]): string =>
  `read_csv(${quotedPattern(path)}, header = false, delim = ',', quote = '"', escape = '"', auto_detect = false,
    buffer_size = 8388608, columns = ${columns}, force_not_null = [${texts.map(quoted).join(', ')}])`;

/** Column types of the Parquet that are no text. */
const isDate = (column: string): boolean => column.startsWith('period_');

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
  readonly #encoder = new TextEncoder();
  #open: { readonly path: string; readonly fd: number; size: number } | null = null;
  #bytes = new Uint8Array(BUFFER);
  #at = 0;

  constructor(folder: string, table: string, source: string) {
    this.#folder = folder;
    this.#table = table;
    this.#source = source;
  }

  published(
    of: FigureOf,
    column: FigureColumn,
    above: FigureColumn | null,
    below: FigureColumn | null,
  ): void {
    const { bytes, places } = column.encoded;
    const code = column.codeAt(of.row);
    const [from, to] = [places[code]!, places[code + 1]!];
    this.#begin(of, column.column, to - from);
    this.#copy(bytes, from, to);
    this.#number(above, of.row);
    this.#number(below, of.row);
    this.#mark(LF);
  }

  computed(of: FigureOf, column: number, cells: string): void {
    this.#begin(of, column, cells.length * 3);
    this.#at += this.#encoder.encodeInto(cells, this.#bytes.subarray(this.#at)).written;
    this.#mark(LF);
  }

  /** The numbers of a line, before cells of so many bytes. */
  #begin({ row, target, area, period, note }: FigureOf, column: number, length: number): void {
    if (this.#at + length + NUMBERS > this.#bytes.length) this.#makeRoom(length + NUMBERS);
    this.#whole(row + 1);
    this.#whole(column + 1);
    this.#whole(target);
    this.#whole(area);
    this.#whole(period);
    this.#whole(note);
  }

  #whole(value: number): void {
    this.#at = writeWhole(this.#bytes, this.#at, value);
    this.#mark(COMMA);
  }

  #mark(byte: number): void {
    this.#bytes[this.#at] = byte;
    this.#at++;
  }

  #copy(source: Uint8Array, from: number, to: number): void {
    const bytes = this.#bytes;
    let at = this.#at;
    for (let index = from; index < to; index++) {
      bytes[at] = source[index]!;
      at++;
    }
    this.#at = at;
  }

  /** A number beside the figure, where there is one. */
  #number(column: FigureColumn | null, row: number): void {
    this.#mark(COMMA);
    if (column === null) return;
    const { bytes, places, numbers } = column.encoded;
    const code = column.codeAt(row);
    const from = places[code]!;
    this.#copy(bytes, from, from + numbers[code]!);
  }

  #makeRoom(bytes: number): void {
    this.#flush();
    if (bytes > this.#bytes.length) this.#bytes = new Uint8Array(bytes * 2);
  }

  #flush(): void {
    if (!this.#open) {
      const path = join(this.#folder, `observations-${this.#full.length}.csv`);
      this.#open = { path, fd: openSync(path, 'w'), size: 0 };
    }
    const { fd } = this.#open;
    for (let at = 0; at < this.#at; ) at += writeSync(fd, this.#bytes, at, this.#at - at);
    this.#open.size += this.#at;
    this.#at = 0;
    if (this.#open.size > PART) this.close();
  }

  /** Close the file that is being written. */
  close(): void {
    if (!this.#open) return;
    closeSync(this.#open.fd);
    this.#full.push(this.#open.path);
    this.#open = null;
  }

  /** Make Parquet of all that was taken. */
  async finish(connection: Connection): Promise<void> {
    this.#flush();
    this.close();
    const dimensions = Object.entries(this.dimensions) as [string, Dimension][];
    for (const [name, dimension] of dimensions) await this.#load(connection, name, dimension);
    for (const path of this.#full) {
      await connection.run(this.#parquetSql(path));
      rmSync(path);
    }
    for (const [name, { columns }] of dimensions) {
      const types = columns.filter((column) => !isDate(column)).map((column) => `DROP TYPE e_${column};`);
      await connection.run(`DROP TABLE ${name}; ${types.join(' ')}`);
    }
  }

  /** What figures share as a table of few values, so that the join hands on codes instead of texts. */
  async #load(connection: Connection, name: string, { columns, csv }: Dimension): Promise<void> {
    const path = join(this.#folder, `${name}.csv`);
    writeFileSync(path, csv);
    const types = columns.map((column) => `${quoted(column)}: 'VARCHAR'`).join(', ');
    const raw = `raw_${name}`;
    const typed = columns.map((column) =>
      isDate(column) ? `nullif(${column}, '')::DATE AS ${column}` : `${column}::e_${column} AS ${column}`,
    );
    await connection.run(
      [
        `CREATE TEMP TABLE ${raw} AS SELECT * FROM ${readCsv(path, `{'number': 'INTEGER', ${types}}`, columns)}`,
        ...columns
          .filter((column) => !isDate(column))
          .map(
            (column) => `CREATE TYPE e_${column} AS ENUM (SELECT DISTINCT ${column} FROM ${raw} ORDER BY 1)`,
          ),
        `CREATE TEMP TABLE ${name} AS SELECT number, ${typed.join(', ')} FROM ${raw}`,
        `DROP TABLE ${raw}`,
      ].join(';\n'),
    );
    rmSync(path);
  }

  #parquetSql(path: string): string {
    const columns = OBSERVATION_COLUMNS.map((name) => {
      if (name === 'table') return `${quoted(this.#table)} AS "table"`;
      if (name === 'source') return `${quoted(this.#source)} AS source`;
      if (name === 'corrected') return 'NULL::DOUBLE AS corrected';
      if (name === 'qualifier') return "'' AS qualifier";
      return name === 'column' || name === 'row' ? `f."${name}"` : name;
    });
    return `COPY (SELECT ${columns.join(', ')} FROM ${readCsv(path, LINE, ['published', 'status'])} f
      JOIN targets t ON f.target = t.number JOIN areas a ON f.area = a.number
      JOIN periods p ON f.period = p.number JOIN notes n ON f.note_number = n.number)
      TO ${quoted(path.replace(/csv$/, 'parquet'))} (FORMAT parquet, COMPRESSION zstd)`;
  }
}
