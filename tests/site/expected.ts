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

/** Where a row of observations.csv is printed: `cin-rate!D2`. */
export const placeOf = ({ table, row, column }: Row): string =>
  `${table}!${String.fromCharCode(64 + Number(column))}${row}`;

/** The cells that a row of findings.csv names, each with its table, the one that is in doubt first. */
export const placesOf = ({ table, cells }: Row): string[] =>
  cells === '' ? [] : cells!.split(', ').map((cell) => (cell.includes('!') ? cell : `${table}!${cell}`));

/** The weights of findings.csv, the gravest first, with their signs. */
export const SIGNS: Row = { high: '!!', medium: '!', low: '?' };

/** Checks whose light findings bear on what a figure counts, so that they give it a sign. */
const BEAR_ON_FIGURES = ['scale', 'at-most'];

/** The sign of the gravest finding about a figure; of two figures in a cell, the first named is meant by its print. */
export function signOf(o: Row, findings: readonly Row[]): string {
  const own = findings.filter((finding) => {
    if (finding.severity === 'low' && !BEAR_ON_FIGURES.includes(finding.check!)) return false;
    const at = placesOf(finding).indexOf(placeOf(o));
    const first = finding.printed!.split(/ \+ |, /)[0];
    return at === 0 ? first === o.printed : at > 0 && !['scale', 'claims'].includes(finding.check!);
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

/** What is printed in a cell, or why nothing is. */
export function printedOf({ printed, status }: Row): string {
  const why = REASONS[status!];
  if (why === undefined) return printed!;
  return printed === '' ? why : `${printed} (${why})`;
}

/** The figures of a breakdown in few words: `cohort=looked after; ethnicity=Asian` is `looked after, Asian`. */
export const groupOf = (breakdown: string): string =>
  breakdown === ''
    ? 'all'
    : breakdown.replaceAll(/(^|; )[a-z_]+=/g, (_, start) => (start === '' ? '' : ', '));
