import type { AxisEntry, Facet } from '../../src/observations/recipe.js';

/** Rows or columns that name areas, each by its printed label. */
export const areas = (byLabel: Readonly<Record<string, string>>): AxisEntry[] =>
  Object.entries(byLabel).map(([label, area]) => [label, { area }]);

/** Columns that name financial years the way they mean them. */
export const years = (...labels: string[]): AxisEntry[] => labels.map((label) => [label, { period: label }]);

const MONTHS = { APR: 'April', MAY: 'May', JUN: 'June', JUL: 'July', AUG: 'August', SEP: 'September' };
const AUTUMN = { OCT: 'October', NOV: 'November', DEC: 'December' };

/** The nine monthly columns of April to December 2014. */
export const aprilToDecember2014: AxisEntry[] = Object.entries({ ...MONTHS, ...AUTUMN }).map(
  ([label, month]) => [label, { period: `${month} 2014` }],
);

/** An empty column that parts the months from the year to date. */
export const spacer: AxisEntry = ['', null];

/** Rows that each name what is counted. */
export const measures = (byLabel: Readonly<Record<string, Facet | string>>): AxisEntry[] =>
  Object.entries(byLabel).map(([label, facet]) => [
    label,
    typeof facet === 'string' ? { indicator: facet } : facet,
  ]);
