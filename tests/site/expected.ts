import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { projectFolder } from '../../src/project.js';

/** A row of a CSV file. */
export type Row = Record<string, string>;

/** The rows of a file of `data/reference`. */
export const referenceRows = (name: string): Row[] =>
  parse(readFileSync(join(projectFolder(), 'data/reference', `${name}.csv`)), { columns: true });

/** Rows by what they share, in the order in which they come. */
export function grouped(all: readonly Row[], key: (row: Row) => string): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of all) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return [...groups.values()];
}

/** Where a row of observations.csv is published: `cin-rate!D2`. */
export const placeOf = ({ table, row, column }: Row): string =>
  `${table}!${String.fromCharCode(64 + Number(column))}${row}`;

/** The cells that a row of issues.csv names, each with its table, the one that is in issue first. */
export const placesOf = ({ table, cells }: Row): string[] =>
  cells === '' ? [] : cells!.split(', ').map((cell) => (cell.includes('!') ? cell : `${table}!${cell}`));

/** The weights of issues.csv, the gravest first, with their signs. */
export const SIGNS: Row = { high: '!!', medium: '!', low: '?' };

/** Checks whose light issues bear on what a figure counts, so that they give it a sign. */
const BEAR_ON_FIGURES = ['scale', 'at-most'];

/** The sign of the gravest issue about a figure; of two figures in a cell, the first named is meant by its print. */
export function signOf(o: Row, issues: readonly Row[]): string {
  const own = issues.filter((issue) => {
    if (issue.severity === 'low' && !BEAR_ON_FIGURES.includes(issue.check!)) return false;
    const at = placesOf(issue).indexOf(placeOf(o));
    const first = issue.published!.split(/ \+ |, /)[0];
    return at === 0 ? first === o.published : at > 0 && !['scale', 'claims'].includes(issue.check!);
  });
  const weight = Object.keys(SIGNS).find((one) => own.some(({ severity }) => severity === one));
  return weight === undefined || o.value === '' ? '' : ` ${SIGNS[weight]}`;
}

const REASONS: Row = {
  not_available: 'not available',
  not_applicable: 'not applicable',
  too_small: 'too few to report',
  blank: 'left blank',
};

/** What is published in a cell, or why nothing is. */
export function publishedOf({ published, status }: Row): string {
  const why = REASONS[status!];
  if (why === undefined) return published!;
  return published === '' ? why : `${published} (${why})`;
}

/** The figures of a breakdown in few words: `cohort=looked after; ethnicity=Asian` is `looked after, Asian`. */
export const groupOf = (breakdown: string): string =>
  breakdown === ''
    ? 'all'
    : breakdown.replaceAll(/(^|; )[a-z_]+=/g, (_, start) => (start === '' ? '' : ', '));
