import { type ColumnTable, table } from 'arquero';
import type { Observation } from '../model/observation.js';
import { csvRecords } from './read-csv.js';

/** How a column of a CSV file is to be read: a field of a Frictionless table schema. */
export interface Field {
  readonly name: string;
  readonly type: 'string' | 'number' | 'integer' | 'date';
  readonly description?: string;
}

interface Resource {
  readonly name: string;
  readonly path: string;
  readonly schema?: { readonly fields: readonly Field[] };
}

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** The published figures, ready to work with. */
export interface Loaded {
  /** Every figure with its papers, one a row. */
  readonly observations: ColumnTable;
  /** The same as plain objects, which the indicators take. */
  readonly figures: readonly Observation[];
  /** Data quality issues, one a row. */
  readonly issues: ColumnTable;
  /** Each published table as published, typed, by its name. */
  readonly tables: Readonly<Record<string, ColumnTable>>;
  /** What the indicators made of them – benchmarks, trends, disparity and the rest – by the file's name. */
  readonly results: Readonly<Record<string, ColumnTable>>;
  /** The documents by their ids: title, publisher and date. */
  readonly sources: Readonly<Record<string, string>>;
}

/** A CSV file as an Arquero table, its columns typed as the fields say; empty numbers are null. */
function typedTable(
  bytes: Uint8Array,
  file: string,
  fields: readonly Field[],
  emptyText: '' | null,
): ColumnTable {
  const rows = csvRecords(bytes, file);
  const cell = (text: string, type: Field['type']): string | number | null => {
    if (type !== 'number' && type !== 'integer') return text || emptyText;
    return text === '' ? null : Number(text);
  };
  return table(fields.map(({ name, type }) => [name, rows.map((row) => cell(row[name]!, type))]));
}

/**
 * Load the outputs of a run as Arquero tables.
 *
 * @param read gives the bytes of a file of the outputs folder; it throws if there is none.
 * @throws Error with a way out if the run has not been made.
 */
export function loadFrom(read: (path: string) => Uint8Array): Loaded {
  let descriptor: { resources: Resource[]; sources: { name: string; title: string }[] };
  try {
    descriptor = JSON.parse(new TextDecoder().decode(read('datapackage.json')));
  } catch (cause) {
    const missing = (cause as { code?: string }).code === 'ENOENT';
    const state = missing ? 'not there yet: run `npm start` once' : 'damaged: run `npm start` again';
    throw new Error(`The outputs are ${state}.`, { cause });
  }
  const tabular = (published: boolean): Record<string, ColumnTable> =>
    Object.fromEntries(
      descriptor.resources.flatMap(({ name, path, schema }) =>
        schema && path.endsWith('.csv') && folderOf(path) === (published ? 'tables' : '')
          ? [[name, typedTable(read(path), path, schema.fields, published ? null : '')]]
          : [],
      ),
    );
  const { observations, issues, ...results } = tabular(false);
  if (!observations || !issues) throw new Error('The outputs are not whole: run `npm start` again.');
  const figures = observations.objects() as Observation[];
  const sources = Object.fromEntries(descriptor.sources.map(({ name, title }) => [name, title]));
  return { observations, figures, issues, tables: tabular(true), results, sources };
}
