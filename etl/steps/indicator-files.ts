import { compareRows } from '../../src/analysis/benchmark/compare.js';
import { scorecardOf } from '../../src/analysis/benchmark/scorecard.js';
import { disparityRows } from '../../src/analysis/disparity.js';
import { rateDisparityRows } from '../../src/analysis/rate-disparity.js';
import { trendRows } from '../../src/analysis/trend.js';
import { workforceRows } from '../../src/analysis/workforce.js';
import type { OutputFile } from '../../src/io/datapackage.js';
import type { Field } from '../../src/io/load.js';
import { csv } from '../../src/io/write-csv.js';
import type { Built } from '../../src/quality/index.js';
import { roundHalfUp } from '../../src/statistics/rounding.js';
import { RESULT_DESCRIPTIONS } from './field-descriptions.js';
import { partShares } from './part-shares.js';

type Value = string | number | boolean | null;

/** Digits after the point that a result is written with: more than any published figure can bear. */
const DIGITS = 6;

const written = (value: Value): string | number | null =>
  typeof value === 'boolean' ? String(value) : typeof value === 'number' ? roundHalfUp(value, DIGITS) : value;

const isNumber = (values: readonly Value[]): boolean =>
  values.some((value) => value !== null) &&
  values.every((value) => value === null || typeof value === 'number');

/** Rows of results as a CSV file; the columns are those of the first row. */
export function resultFile(name: string, title: string, rows: readonly object[]): OutputFile[] {
  const columns = Object.keys(rows[0] ?? {});
  if (columns.length === 0) return [];
  const valueIn = (row: object, column: string): Value => (row as Record<string, Value>)[column] ?? null;
  const fields = columns.map(
    (column): Field => ({
      name: column,
      type: isNumber(rows.map((row) => valueIn(row, column))) ? 'number' : 'string',
      ...(RESULT_DESCRIPTIONS[column] ? { description: RESULT_DESCRIPTIONS[column] } : {}),
    }),
  );
  const cells = rows.map((row) => columns.map((column) => written(valueIn(row, column))));
  return [{ path: `${name}.csv`, name, title, content: csv(columns, cells), fields }];
}

/** Rows of results as CSV text, without a last line end. */
export const resultCsv = (rows: readonly object[]): string =>
  String(resultFile('rows', '', rows)[0]?.content ?? '').trimEnd();

/** The results of the indicators, for every authority that the tables are about. */
export function indicatorFiles(built: Built): OutputFile[] {
  const areas = [
    ...new Set(
      built.figures.filter((o) => o.geographic_level === 'Local authority').map(({ area_name }) => area_name),
    ),
  ];
  const each = <T>(of: (area: string) => T[]): T[] => areas.flatMap(of);
  return [
    ...resultFile(
      'benchmarks',
      'Each indicator compared with neighbours, England and earlier periods',
      each((area) => compareRows(built, area)),
    ),
    ...resultFile(
      'scorecard',
      'Each indicator on one line: value, change, gap to neighbours and England',
      each((area) => scorecardOf(compareRows(built, area))),
    ),
    ...resultFile('trends', 'The trend of each series, and the method used', trendRows(built)),
    ...resultFile('disparity', 'Over- and under-representation', disparityRows(built)),
    ...resultFile(
      'rate-disparity',
      'Rates of groups compared with the largest group, where counts are published',
      rateDisparityRows(built),
    ),
    ...resultFile(
      'shares',
      'Unaccompanied asylum-seeking children as a share of children looked after',
      partShares(built),
    ),
    ...resultFile(
      'workforce',
      'Vacancies, agency staff and turnover, published and recomputed',
      workforceRows(built),
    ),
  ];
}
