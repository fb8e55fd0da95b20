import { readFileSync, statSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { type Authority, authoritiesOf } from '../../src/ees/authorities.js';
import type { EesFile } from '../../src/ees/ees-file.js';
import { screen } from '../../src/ees/screen.js';
import { readSheet, type Sheet } from '../../src/ees/sheet.js';
import { type EesResult, toEes } from '../../src/ees/to-ees.js';
import type { Indicator } from '../../src/observations/catalogue.js';
import { groupBy } from '../../src/observations/group-by.js';
import { nearest } from '../../src/observations/nearest.js';
import type { Observation } from '../../src/observations/observation.js';
import { cellName } from '../../src/tables/grid.js';
import { csv } from '../../src/tables/write-csv.js';
import { writableFolder, writeTogether } from '../publish/write.js';
import { count, style } from './style.js';
import { UsageError } from './usage-error.js';

const FEW = 6;

/** What the command line says of an export. */
export interface ExportCall {
  readonly to: string;
  readonly area?: readonly string[];
  readonly name?: string;
  readonly codes?: string;
}

/** The known names that are asked for, however they are written. */
function known(what: string, asked: readonly string[], names: readonly string[]): string[] {
  return asked.map((name) => {
    const found = names.find((each) => each.toLowerCase() === name.toLowerCase().trim());
    if (found !== undefined) return found;
    const [like] = nearest(name, names);
    throw new UsageError(`There is no ${what} "${name}"${like ? `; did you mean ${like}?` : '.'}`);
  });
}

/** The figures of some areas. */
function ofAreas(areas: readonly string[] | undefined, own: readonly Observation[]): readonly Observation[] {
  if (areas === undefined) return own;
  const wanted = known('area', areas, [...new Set(own.map((o) => o.area_name))]);
  return own.filter((o) => wanted.includes(o.area_name));
}

/** Headings of our own list of authorities, and what files of the DfE call them. */
const OURS: Readonly<Record<string, string>> = {
  area_code: 'new_la_code',
  area_name: 'la_name',
  la_code: 'old_la_code',
  to: 'time_period',
};

const STILL = '9999';

/** The authorities of `data/reference/authorities.csv`; none where there is no such file. */
export function knownAuthorities(path: string): Map<string, Authority> {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return new Map();
  const { columns, rows, ...sheet } = readSheet(readFileSync(path), basename(path));
  const [level, to] = ['geographic_level', 'to'].map((column) => columns.indexOf(column));
  return authoritiesOf({
    ...sheet,
    columns: columns.map((column) => OURS[column] ?? column),
    rows: rows
      .filter((cells) => cells[level!] === 'Local authority')
      .map((cells) => cells.map((cell, at) => (at === to ? cell || STILL : cell))),
  });
}

function authoritiesAt(path: string): Map<string, Authority> {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw new UsageError(`There is no file ${path}.`);
  const authorities = authoritiesOf(readSheet(readFileSync(path), basename(path)));
  if (authorities.size === 0)
    throw new UsageError(
      `${path} names no authorities: it needs new_la_code, old_la_code, la_name, region_code and region_name.`,
    );
  return authorities;
}

const sheets = (files: readonly EesFile[]): Sheet[] => files.flatMap(({ data, meta }) => [data, meta]);

/** Where observations stand, the first few: `cin-rate B4, B5; lac-monthly C3 and 8 more`. */
function cellsOf(observations: readonly Observation[]): string {
  const shown = observations.slice(0, FEW);
  const tables = [...groupBy(shown, ({ table }) => table)].map(
    ([table, own]) => `${table} ${own.map(cellName).join(', ')}`,
  );
  const rest = observations.length - shown.length;
  return `${tables.join('; ')}${rest === 0 ? '' : ` and ${rest} more`}`;
}

function told({ files, leftOut, findings }: EesResult, folder: string): string {
  const written = files.flatMap(({ data, meta, filled, withoutOldCode }) => [
    `${style('bold', relative(process.cwd(), join(folder, data.file)) || data.file)}: ${count(data.rows.length, 'row')}, with ${meta.file}`,
    ...(filled === 0 ? [] : [`  ${count(filled, 'cell')} without a figure: x`]),
    ...(withoutOldCode.length === 0
      ? []
      : [
          `  old_la_code is not known, and x, for ${withoutOldCode.join(', ')}; --codes names a file that has it`,
        ]),
  ]);
  const left = leftOut.map(
    ({ reason, observations }) =>
      `  ${String(observations.length).padStart(5)}  ${reason} ${style('dim', `(${cellsOf(observations)})`)}`,
  );
  return [
    ...written,
    ...(left.length === 0
      ? []
      : [files.length === 0 ? 'Nothing is written. Left out:' : 'Left out:', ...left]),
    ...findings
      .slice(0, FEW)
      .map(({ file, message }) => `${style('yellow', 'can be worked out')} ${file}: ${message}`),
    ...(findings.length > FEW
      ? [
          `… and ${count(findings.length - FEW, 'more hidden figure')} that can be worked out, as in the files they come from.`,
        ]
      : []),
  ].join('\n');
}

/**
 * Write observations as files of Explore Education Statistics.
 *
 * @param observations printed or imported: all there are, to choose from.
 * @param authorities old codes and regions by new code, where `--codes` names no file.
 * @returns what to print, and whether there was anything to write.
 * @throws UsageError for an unknown indicator or area, or a folder that is a file.
 */
export function exportEes(
  ids: readonly string[],
  call: ExportCall,
  observations: readonly Observation[],
  indicators: ReadonlyMap<string, Indicator>,
  authorities: ReadonlyMap<string, Authority> = new Map(),
): { text: string; written: boolean } {
  const folder = resolve(call.to);
  writableFolder(folder);
  const wanted = known(
    'indicator',
    ids.map((id) => id.replaceAll('-', '_')),
    [...new Set(observations.map((o) => o.indicator))],
  );
  const own = observations.filter((o) => wanted.includes(o.indicator));
  const result = toEes(ofAreas(call.area, own), {
    indicators: new Map(wanted.flatMap((id) => (indicators.has(id) ? [[id, indicators.get(id)!]] : []))),
    ...(call.name === undefined ? {} : { name: call.name }),
    authorities: call.codes === undefined ? authorities : authoritiesAt(call.codes),
  });
  const broken = result.files.flatMap(({ data, meta }) =>
    screen(data, meta)
      .filter((row) => row.result === 'fail')
      .map(({ message, guidance = '' }) => `  ${data.file}: ${message} ${guidance}`),
  );
  if (broken.length > 0)
    return {
      text: ['The files would not pass the standard; nothing is written.', ...broken].join('\n'),
      written: false,
    };
  if (result.files.length === 0) return { text: told(result, folder), written: false };
  writeTogether(
    folder,
    sheets(result.files).map(({ file, columns, rows }) => ({ path: file, content: csv(columns, rows) })),
  );
  return { text: told(result, folder), written: true };
}
