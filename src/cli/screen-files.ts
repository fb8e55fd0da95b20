import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Screened, ScreenResult } from '../ees/check.js';
import { screen } from '../ees/screen.js';
import { readSheet, type Sheet, sheetOf } from '../ees/sheet.js';
import type { PlaceNames } from '../ees/subject.js';
import { readAreas } from '../io/read-catalogue.js';
import { csv } from '../io/write-csv.js';
import { refuse } from '../model/fault.js';
import { UsageError } from '../model/usage-error.js';
import { count } from '../text/number.js';
import { style } from './style.js';

const COLUMNS = ['file', 'check', 'dfe_check', 'result', 'row', 'column', 'value', 'message', 'guidance'];

/** Lines up the messages under each other. */
const WIDTH = 'advisory '.length;

const styles = { fail: ['red', 'bold'], advisory: 'yellow', pass: 'green' } as const;

const withoutEnd = (path: string): string => path.replace(/\.[^./\\]*$/, '');

const metaPath = (path: string): string => `${withoutEnd(path)}.meta.csv`;

function sheetAt(path: string): Sheet | null {
  return statSync(path, { throwIfNoEntry: false })?.isFile()
    ? readSheet(readFileSync(path), basename(path))
    : null;
}

/** The meta file of a data file; one of another kind (.xlsx, .txt) counts, and has no columns. */
function metaAt(path: string): Sheet | null {
  const found = sheetAt(metaPath(path));
  if (found !== null) return found;
  const start = `${basename(withoutEnd(path))}.meta.`;
  const other = readdirSync(dirname(path)).find((name) => name.startsWith(start));
  return other === undefined ? null : sheetOf(other, [], []);
}

function dataAt(path: string): Sheet {
  if (/\.meta\.csv$/i.test(path))
    throw new UsageError(`${path} is a meta file. Name the data file; its meta file is read with it.`);
  const sheet = sheetAt(path);
  if (sheet === null) throw new UsageError(`There is no file ${path}.`);
  return sheet;
}

/** How many checks gave a result, in words: `40 checks passed, 2 advise, 1 failed`. */
function summary(rows: readonly Screened[]): string {
  const of = (result: ScreenResult): number => rows.filter((row) => row.result === result).length;
  const [advise, failed] = [of('advisory'), of('fail')];
  const parts = [
    `${count(of('pass'), 'check')} passed`,
    advise === 0 ? '' : `${advise} ${advise === 1 ? 'advises' : 'advise'}`,
    failed === 0 ? 'none failed' : `${failed} failed`,
  ];
  return `${parts.filter((part) => part !== '').join(', ')}.`;
}

function asText(path: string, rows: readonly Screened[]): string {
  const told = (['fail', 'advisory'] as const).flatMap((result) =>
    rows
      .filter((row) => row.result === result)
      .flatMap(({ check, official, message, guidance }) => [
        `  ${style([...[styles[result]].flat()], result.padEnd(WIDTH))}${check}${official.length === 0 ? '' : style('dim', ` (DfE: ${official.join(', ')})`)}`,
        `  ${' '.repeat(WIDTH)}${message}`,
        ...(guidance === undefined ? [] : [`  ${' '.repeat(WIDTH)}→ ${guidance}`]),
      ]),
  );
  return [style('bold', path), ...told, `  ${summary(rows)}`].join('\n');
}

const asRows = (path: string, rows: readonly Screened[]) =>
  rows.flatMap(({ check, official, result, message, guidance = '', places }) =>
    (places.length === 0 ? [{ row: null, column: null, value: null }] : places).map(
      ({ row, column, value }) => [
        path,
        check,
        official.join(' '),
        result,
        row,
        column,
        value,
        message,
        guidance,
      ],
    ),
  );

/** The names of regions and local authorities in `areas.csv` of the data folder, by code; none without the file. */
export function placeNames(data: string): PlaceNames {
  const path = join(data, 'reference/areas.csv');
  if (!existsSync(path)) return new Map();
  const { areas, faults } = readAreas(readFileSync(path), path);
  refuse(faults);
  return new Map(
    areas.all.map(({ area_code, area_name, other_names }) => [area_code, [area_name, ...other_names]]),
  );
}

/**
 * Screen files against the open data standard.
 *
 * @param places the names of known places by code, as `placeNames` reads them.
 * @returns what to print, and whether no check of any file failed.
 * @throws UsageError if there is no such file.
 */
export function screenFiles(
  paths: readonly string[],
  format: 'text' | 'csv',
  places: PlaceNames = new Map(),
): { text: string; passed: boolean } {
  const screenings = paths.map((path) => ({ path, rows: screen(dataAt(path), metaAt(path), places) }));
  const text =
    format === 'csv'
      ? csv(
          COLUMNS,
          screenings.flatMap(({ path, rows }) => asRows(path, rows)),
        ).trimEnd()
      : screenings.map(({ path, rows }) => asText(path, rows)).join('\n\n');
  return { text, passed: screenings.every(({ rows }) => rows.every(({ result }) => result !== 'fail')) };
}
