import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Screened, ScreenResult } from '../../src/ees/check.js';
import { screen } from '../../src/ees/screen.js';
import { readSheet, type Sheet } from '../../src/ees/sheet.js';
import { csv } from '../../src/tables/write-csv.js';
import { count, style } from './style.js';
import { UsageError } from './usage-error.js';

const COLUMNS = ['file', 'check', 'result', 'row', 'column', 'value', 'message', 'guidance'];

/** Lines up the messages under each other. */
const WIDTH = 'advisory '.length;

const styles = { fail: ['red', 'bold'], advisory: 'yellow', pass: 'green' } as const;

const metaPath = (path: string): string => path.replace(/\.csv$/i, '.meta.csv');

function sheetAt(path: string): Sheet | null {
  return statSync(path, { throwIfNoEntry: false })?.isFile()
    ? readSheet(readFileSync(path), basename(path))
    : null;
}

function dataAt(path: string): Sheet {
  if (/\.meta\.csv$/i.test(path))
    throw new UsageError(`${path} is a meta file: name the data file, and it is found beside it.`);
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
      .flatMap(({ check, message, guidance }) => [
        `  ${style([...[styles[result]].flat()], result.padEnd(WIDTH))}${check}`,
        `  ${' '.repeat(WIDTH)}${message}`,
        ...(guidance === undefined ? [] : [`  ${' '.repeat(WIDTH)}→ ${guidance}`]),
      ]),
  );
  return [style('bold', path), ...told, `  ${summary(rows)}`].join('\n');
}

const asRows = (path: string, rows: readonly Screened[]) =>
  rows.flatMap(({ check, result, message, guidance = '', places }) =>
    (places.length === 0 ? [{ row: null, column: null, value: null }] : places).map(
      ({ row, column, value }) => [path, check, result, row, column, value, message, guidance],
    ),
  );

/**
 * Screen files against the open data standard.
 *
 * @returns what to print, and whether no check of any file failed.
 * @throws UsageError if there is no such file.
 */
export function screenFiles(
  paths: readonly string[],
  format: 'text' | 'csv',
): { text: string; passed: boolean } {
  const screenings = paths.map((path) => ({ path, rows: screen(dataAt(path), sheetAt(metaPath(path))) }));
  const text =
    format === 'csv'
      ? csv(
          COLUMNS,
          screenings.flatMap(({ path, rows }) => asRows(path, rows)),
        ).trimEnd()
      : screenings.map(({ path, rows }) => asText(path, rows)).join('\n\n');
  return { text, passed: screenings.every(({ rows }) => rows.every(({ result }) => result !== 'fail')) };
}
