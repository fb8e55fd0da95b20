import type { z } from 'zod';
import {
  Area,
  Authority,
  type Catalogue,
  Grade,
  Indicator,
  Neighbour,
  PublishedSymbol,
} from '../model/catalogue.js';
import type { Fault } from '../model/fault.js';
import { readCsv } from './read-csv.js';

/** The files of `data/reference`, by the part of the catalogue they hold. */
export const CATALOGUE_FILES = [
  'indicators',
  'areas',
  'authorities',
  'neighbours',
  'symbols',
  'grades',
] as const;

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
  const { rows: cells, faults } = readCsv(bytes, file);
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

/** Neighbours that are no areas of ours. */
function unknownNeighbours(
  neighbours: readonly Neighbour[],
  areas: readonly Pick<Area, 'area_code' | 'area_name'>[],
  file: string,
): Fault[] {
  const known = new Set(areas.map(({ area_code, area_name }) => `${area_code} ${area_name}`));
  return neighbours.flatMap(({ neighbour_code, neighbour_name }, index) =>
    known.has(`${neighbour_code} ${neighbour_name}`)
      ? []
      : [
          {
            file,
            row: index + 2,
            column: 'neighbour_code',
            value: neighbour_code,
            message: `neither areas.csv nor authorities.csv has ${neighbour_name} with this code.`,
          },
        ],
  );
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
  const areas = readRows(read('areas'), file('areas'), Area, ['area_name']);
  const authorities = readRows(read('authorities'), file('authorities'), Authority, [
    'area_code',
    'area_name',
    'from',
  ]);
  const neighbours = readRows(read('neighbours'), file('neighbours'), Neighbour, [
    'model_year',
    'area_code',
    'neighbour_code',
  ]);
  const symbols = readRows(read('symbols'), file('symbols'), PublishedSymbol, ['symbol', 'from']);
  const grades = readRows(read('grades'), file('grades'), Grade, ['grade']);
  return {
    catalogue: {
      indicators: new Map(indicators.rows.map((row) => [row.id, row])),
      areas: new Map(areas.rows.map((row) => [row.area_name, row])),
      authorities: authorities.rows,
      neighbours: neighbours.rows,
      symbols: symbols.rows,
      grades: new Map(grades.rows.map((row) => [row.grade.toLowerCase(), row])),
    },
    faults: [
      ...[indicators, areas, authorities, neighbours, symbols, grades].flatMap(({ faults }) => faults),
      ...unknownNeighbours(neighbours.rows, [...areas.rows, ...authorities.rows], file('neighbours')),
    ],
  };
}
