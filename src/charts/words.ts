import type { Comparison } from '../analysis/benchmark/compare.js';
import type { Indicator } from '../model/catalogue.js';
import type { Observation, Unit } from '../model/observation.js';
import { periodName } from '../model/period.js';
import { dayOf } from '../text/days.js';
import { andList } from '../text/list.js';
import { shown } from '../text/number.js';
import { verdictOf } from './verdict.js';

/** What a value of the unit is, for a subtitle. */
const MEASURES: Partial<Record<Unit, string>> = {
  count: 'Number',
  percent: '%',
  ratio: 'Ratio',
  days: 'Days',
  weeks: 'Weeks',
  months: 'Months',
  years: 'Years',
  fte: 'Full-time equivalents',
  score: 'Average score',
  rank: 'Rank',
  pounds: 'Pounds',
  thousand_pounds: '£ thousand',
  million_pounds: '£ million',
  unknown: 'Unit not stated',
};

/** What is measured, and in what: `% of plans started in the year`, `Rate per 10,000 children under 18`. */
export function measureText({ unit, per, denominator }: Indicator): string {
  if (unit === 'rate_per_10000') return `Rate per ${per}`;
  if (unit === 'percent' && denominator !== '') return `% of ${denominator}`;
  if (per !== '') return `${MEASURES[unit] ?? ''} per ${per}`;
  return MEASURES[unit] ?? '';
}

/** What follows a figure on an axis or beside a point. */
export const suffix = (unit: Unit): string => (unit === 'percent' ? '%' : '');

/** A figure beside a point: the decimals it was published with, and its sign where it is flagged. */
export const pointLabel = (value: number, decimals: number, unit: Unit, sign = ''): string =>
  `${shown(value, decimals)}${suffix(unit)}${sign === '' ? '' : ` ${sign}`}`;

/** From the first period to the last: `31 March 2012 to 31 March 2014`; spans of several sorts by their names. */
export function periodsText(observations: readonly Observation[]): string {
  const ordered = observations
    .filter((o) => o.period_end !== '')
    .sort((a, b) => a.period_end.localeCompare(b.period_end) || a.period_start.localeCompare(b.period_start));
  const names = [...new Set(ordered.map(periodName))];
  const [first, last] = [names[0], names.at(-1)];
  if (first === undefined || last === undefined) return '';
  if (first === last) return last;
  if (names.some((name) => name.includes(' to ')))
    return names.length > 3 ? `${ordered[0]!.period_end.slice(0, 4)} to ${last.slice(-4)}` : andList(names);
  const academic = 'academic year ';
  if (first.startsWith(academic) && last.startsWith(academic))
    return `academic years ${first.slice(academic.length)} to ${last.slice(academic.length)}`;
  const [, month, year] = /^([A-Z][a-z]+) (\d{4})$/.exec(first) ?? [];
  return month !== undefined && last.endsWith(` ${year}`) ? `${month} to ${last}` : `${first} to ${last}`;
}

/** Parts of a subtitle: `Rate per 10,000 children under 18, 2011-12 to 2013-14`. */
export const subtitleText = (...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join(', ');

/** A breakdown as the name of a series or a bar: `subject: English` becomes `English`. */
export const breakdownName = (breakdown: string): string =>
  breakdown
    .split('; ')
    .map((pair) => pair.slice(pair.indexOf('=') + 1))
    .filter((text) => text !== '')
    .join(', ');

/** The pairs that every one of the breakdowns has. */
export function inCommon(breakdowns: readonly string[]): string {
  const [first = '', ...others] = breakdowns;
  const pairs = first.split('; ').filter((pair) => others.every((text) => text.split('; ').includes(pair)));
  return pairs.join('; ');
}

/** What tells each of the breakdowns from the others. */
export function distinctions(breakdowns: readonly string[]): (breakdown: string) => string {
  const common = inCommon(breakdowns).split('; ');
  return (breakdown) =>
    breakdown
      .split('; ')
      .filter((pair) => !common.includes(pair))
      .join('; ');
}

const BESIDE: Record<string, string> = { 'Statistical neighbours': 'its statistical neighbours' };

const THAN: Readonly<Record<string, string>> = {
  'not clearly different': 'not clearly different from',
  better: 'better than',
  worse: 'worse than',
  higher: 'higher than',
  lower: 'lower than',
  'no different': 'no different from',
};

/**
 * How an area stands against its comparators, as a title says it: `worse than its statistical neighbours,
 * better than England`. What chance alone could explain is not called a difference.
 */
export function standing(comparisons: readonly Comparison[]): string {
  const groups = new Map<string, string[]>();
  for (const comparison of comparisons) {
    const than = THAN[verdictOf(comparison)];
    const { comparator } = comparison;
    if (than === undefined) continue;
    groups.set(than, [...(groups.get(than) ?? []), BESIDE[comparator] ?? comparator]);
  }
  return [...groups].map(([than, names]) => `${than} ${andList(names)}`).join(', ');
}

/** Sources as a line: the titles of the documents, each with its sections. */
export function sourceLine(sources: readonly string[], titles: Readonly<Record<string, string>>): string {
  const sections = new Map<string, Set<string>>();
  for (const source of sources.flatMap((text) => text.split('; '))) {
    const [id, ...section] = source.split(', ') as [string, ...string[]];
    const known = sections.get(id) ?? new Set();
    if (section.length > 0) known.add(section.join(', '));
    sections.set(id, known);
  }
  const lines = [...sections].map(([id, own]) => {
    const where = own.size > 3 ? `${own.size} sections` : [...own].join('; ');
    const title = (titles[id] ?? id).replace(/\d{4}-\d\d-\d\d(?=\))/, dayOf);
    return `${title}${where === '' ? '' : `, ${/^\d/.test(where) && own.size <= 3 ? 'section ' : ''}${where}`}`;
  });
  return `Source: ${lines.join('. ')}.`;
}

/** Why there is no figure, beside the place where it would stand. */
export const STATUS_WORDS: Readonly<Record<string, string>> = {
  suppressed: 'suppressed',
  not_available: 'not available',
  not_applicable: 'not applicable',
  too_small: 'too few to report',
  low: 'low',
  blank: 'left blank',
};

const ABBREVIATIONS: Readonly<Record<string, string>> = {
  DfE: 'Department for Education',
  FTE: 'full-time equivalents',
  LSCB: 'Local Safeguarding Children Board',
  SEN: 'special educational needs',
  UASC: 'unaccompanied asylum-seeking children',
};

/** What the abbreviations of a picture stand for, as a note. */
export function abbreviations(texts: readonly string[]): string {
  const words = new Set(texts.flatMap((text) => text.split(/[^A-Za-z]+/)));
  return Object.entries(ABBREVIATIONS)
    .filter(([short]) => words.has(short))
    .map(([short, long]) => `${short}: ${long}`)
    .join('; ')
    .replace(/.$/, '$&.');
}

/** That the title's verdicts are not tested where no counts are published. */
export const untested = (comparisons: readonly Comparison[]): string =>
  comparisons.some(
    ({ significant, direction }) => significant === null && /^(better|worse|higher|lower)$/.test(direction),
  )
    ? 'Better, worse, higher and lower mean by more than rounding. Where counts were not published, differences are not tested.'
    : '';

/** Names for a sentence, in quotation marks where one of them holds an "and" itself. */
export const namesList = (names: readonly string[]): string =>
  names.length > 1 && names.some((name) => / and /.test(name))
    ? andList(names.map((name) => `“${name}”`))
    : andList(names);
