import type { z } from 'zod';
import { Area } from '../model/area.js';
import { Areas } from '../model/areas.js';
import { type Catalogue, Grade, Indicator, Neighbour, PublishedSymbol } from '../model/catalogue.js';
import type { Fault } from '../model/fault.js';
import { readTypedCsv } from './read-csv.js';

/** The files of `data/reference`, by the part of the catalogue they hold. */
export const CATALOGUE_FILES = ['indicators', 'areas', 'neighbours', 'symbols', 'grades'] as const;

/**
 * Read rows of a small table against a schema; its headings must be the schema's keys, in order.
 *
 * @param key the columns that must not repeat together.
 */
export function readRows<S extends z.ZodObject>(
  bytes: Uint8Array,
  file: string,
  schema: S,
  key: readonly (keyof z.infer<S> & string)[],
): { rows: z.infer<S>[]; faults: Fault[] } {
  const { rows: cells, faults } = readTypedCsv(bytes, file);
  const fault = (row: number, column: string | null, value: string | null, message: string): void => {
    faults.push({ file, row, column, value, message });
  };
  const headings = Object.keys(schema.shape);
  if (faults.length > 0) return { rows: [], faults };
  if (cells[0]!.join(',') !== headings.join(',')) {
    fault(1, null, cells[0]!.join(','), `the headings must be ${headings.join(',')}.`);
    return { rows: [], faults };
  }
  const rows: z.infer<S>[] = [];
  const seen = new Map<string, number>();
  cells.slice(1).forEach((values, index) => {
    const row = index + 2;
    const parsed = schema.safeParse(
      Object.fromEntries(headings.map((heading, at) => [heading, values[at] ?? ''])),
    );
    for (const issue of parsed.error?.issues ?? []) {
      const column = String(issue.path[0]);
      fault(row, column, values[headings.indexOf(column)] ?? '', `${issue.message}.`);
    }
    if (!parsed.success) return;
    const id = key.map((column) => parsed.data[column]).join(' / ');
    const first = seen.get(id);
    if (first !== undefined) fault(row, key.join(', '), id, `is already in row ${first}; keep one of them.`);
    seen.set(id, first ?? row);
    rows.push(parsed.data);
  });
  return { rows, faults };
}

/** Codes of `areas.csv` and `neighbours.csv` that are of no area, or of one that does not name the other in return. */
function strayCodes(areas: Areas, neighbours: readonly Neighbour[], folder: string): Fault[] {
  const fault = (file: string, index: number, column: string, value: string, message: string): Fault => ({
    file: `${folder}/${file}.csv`,
    row: index + 2,
    column,
    value,
    message,
  });
  const unpaired = (column: 'predecessor' | 'successor', back: 'predecessor' | 'successor'): Fault[] =>
    areas.all.flatMap(({ area_code, [column]: codes }, index) =>
      codes
        .filter((code) => !areas.at(code)?.[back].includes(area_code))
        .map((code) => fault('areas', index, column, code, `has no row that gives ${area_code} as ${back}.`)),
    );
  return [
    ...unpaired('predecessor', 'successor'),
    ...unpaired('successor', 'predecessor'),
    ...neighbours.flatMap(({ neighbour_code: code, neighbour_name: name }, index) =>
      areas.at(code)?.area_name === name
        ? []
        : [
            fault(
              'neighbours',
              index,
              'neighbour_code',
              code,
              `areas.csv does not have ${name} with this code.`,
            ),
          ],
    ),
  ];
}

/**
 * Read `areas.csv`.
 *
 * @param file how faults name it.
 */
export function readAreas(bytes: Uint8Array, file: string): { areas: Areas; faults: Fault[] } {
  const { rows, faults } = readRows(bytes, file, Area, ['area_code']);
  return { areas: new Areas(rows), faults };
}

/**
 * Read the catalogue from the texts of `data/reference`.
 *
 * @param read gives the bytes of one of `CATALOGUE_FILES`.
 * @param folder how faults name the folder they lie in.
 */
export function readCatalogue(
  read: (name: (typeof CATALOGUE_FILES)[number]) => Uint8Array,
  folder: string,
): {
  catalogue: Catalogue;
  faults: Fault[];
} {
  const file = (name: string): string => `${folder}/${name}.csv`;
  const indicators = readRows(read('indicators'), file('indicators'), Indicator, ['id']);
  const { areas, faults: ofAreas } = readAreas(read('areas'), file('areas'));
  const neighbours = readRows(read('neighbours'), file('neighbours'), Neighbour, [
    'model_year',
    'area_code',
    'neighbour_code',
  ]);
  const symbols = readRows(read('symbols'), file('symbols'), PublishedSymbol, ['symbol', 'from']);
  const grades = readRows(read('grades'), file('grades'), Grade, ['grade']);
  const faults = [
    ...indicators.faults,
    ...ofAreas,
    ...[neighbours, symbols, grades].flatMap(({ faults }) => faults),
  ];
  return {
    catalogue: {
      indicators: new Map(indicators.rows.map((row) => [row.id, row])),
      areas,
      neighbours: neighbours.rows,
      symbols: symbols.rows,
      grades: new Map(grades.rows.map((row) => [row.grade.toLowerCase(), row])),
    },
    // Rows that were refused would be missed by those that name them.
    faults: faults.length > 0 ? faults : strayCodes(areas, neighbours.rows, folder),
  };
}
