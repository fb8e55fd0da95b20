import { describe, expect, it } from 'vitest';
import { benchmarkRows } from '../../../src/analysis/benchmark/benchmark.js';
import { compareRows } from '../../../src/analysis/benchmark/compare.js';
import { scorecardOf } from '../../../src/analysis/benchmark/scorecard.js';
import { boundsText } from '../../../src/analysis/benchmark/words.js';
import type { Catalogue, Indicator } from '../../../src/model/catalogue.js';
import { cellName } from '../../../src/model/grid.js';
import type { Issue } from '../../../src/model/issue.js';
import { beside, sentence } from '../../../src/site/client/compare/sentences.js';
import { catalogue } from '../../small.js';
import { croydon, type FileFigure, fileFigures, neighboursOf } from '../national-figures.js';

const NAMES = {
  percent: 'Visits on time',
  rate_per_10000: 'Children in need',
  count: 'Children looked after',
  days: 'Days to a placement',
} as const;
type Unit = keyof typeof NAMES;

const like = catalogue.indicators.get('cin_rate')!;
const madeUp = (unit: Unit, more: Partial<Indicator>): Catalogue => ({
  ...catalogue,
  indicators: new Map([
    [
      'cin_rate',
      { ...like, unit, name: NAMES[unit], polarity: 'neither', rate_of: '', share_of: '', ...more },
    ],
  ]),
});

/** An own figure and another's, with the counts behind them where they are published. */
interface Case {
  readonly unit: Unit;
  readonly own: string;
  readonly other: string;
  /** How many times the counts of a small authority. */
  readonly counts?: number;
  readonly indicator?: Partial<Indicator>;
  readonly wrong?: boolean;
  readonly only?: readonly string[];
}

const PER: Partial<Record<Unit, number>> = { percent: 100, rate_per_10000: 10_000 };

function rowsOf({ unit, own, other, counts, indicator = {}, wrong = false, only }: Case) {
  const figure = (area: string, is: string, period = '31 March 2014'): FileFigure => {
    const n = (counts ?? 0) * (PER[unit] ?? 1);
    return { area, is, period, ...(n > 0 ? { of: [Math.round((Number(is) * n) / PER[unit]!), n] } : {}) };
  };
  const figures = fileFigures([
    figure('Croydon', own),
    figure('Croydon', other, '31 March 2013'),
    figure('England', other),
    figure('Statistical neighbours', other),
  ])
    .map((o) => ({
      ...o,
      unit,
      geographic_level:
        o.area_name === 'Statistical neighbours' ? 'Statistical neighbours' : o.geographic_level,
    }))
    .filter(({ area_name, period_end }) =>
      only ? only.includes(period_end === '2013-03-31' ? 'past' : area_name) : true,
    );
  const first = figures[0]!;
  const issue: Issue = {
    check: 'impossible',
    table: first.table,
    cells: cellName(first),
    severity: 'high',
    published: first.published,
    expected: '',
    difference: '',
    message: 'It is impossible.',
  };
  return compareRows(
    { figures, catalogue: madeUp(unit, indicator), issues: wrong ? [issue] : [], sources: {} },
    'Croydon',
  );
}

/** The sentences of a case, under what it is. */
const block = (what: string, ...cases: readonly Case[]): string =>
  [`## ${what}`, ...new Set(cases.flatMap((one) => rowsOf(one).map((row) => row.sentence))), ''].join('\n');

const high = { polarity: 'high is good' } as const;
const low = { polarity: 'low is good' } as const;

const counted = (unit: Unit, more: string, less: string): string[] => {
  const both = (extra: Partial<Case>): Case[] => [
    { unit, own: more, other: less, ...extra },
    { unit, own: less, other: more, ...extra },
  ];
  return [
    block(
      `${NAMES[unit]}: statistically significant, high is good`,
      ...both({ counts: 50, indicator: high }),
    ),
    block(`${NAMES[unit]}: statistically significant, low is good`, ...both({ counts: 50, indicator: low })),
    block(`${NAMES[unit]}: statistically significant, neither is good`, ...both({ counts: 50 })),
    block(`${NAMES[unit]}: could be due to chance`, ...both({ counts: 0.3, indicator: high })),
    block(`${NAMES[unit]}: counts not published`, ...both({ indicator: high })),
  ];
};

const always = (unit: Unit, figure: string, near: string, more: string): string[] => [
  block(
    `${NAMES[unit]}: the same, or the same but for rounding`,
    { unit, own: figure, other: figure },
    { unit, own: figure, other: near },
  ),
  block(
    `${NAMES[unit]}: not compared`,
    { unit, own: figure, other: more, wrong: true },
    {
      unit,
      own: figure,
      other: more,
      indicator: { series_break: '2013-04-01 Counted in another way from April 2013.' },
    },
  ),
  block(`${NAMES[unit]}: no figure of an earlier year`, {
    unit,
    own: more,
    other: figure,
    only: ['Croydon', 'England'],
  }),
  block(`${NAMES[unit]}: no figure of another area`, {
    unit,
    own: more,
    other: figure,
    only: ['Croydon', 'past'],
  }),
];

const SENTENCES = [
  '# Sentences of comparisons, for every combination of inputs\n',
  ...counted('percent', '69.3', '57.4'),
  block(
    'Visits on time: one percentage point',
    { unit: 'percent', own: '58', other: '57' },
    { unit: 'percent', own: '58.4', other: '57.4' },
  ),
  ...always('percent', '57', '57.4', '69'),
  ...counted('rate_per_10000', '62.5', '49.1'),
  ...always('rate_per_10000', '49', '49.4', '62'),
  block(
    'Children looked after: a count',
    { unit: 'count', own: '801', other: '790' },
    { unit: 'count', own: '790', other: '801', indicator: low },
  ),
  ...always('count', '790', '790', '801'),
  block(
    'Days to a placement: a duration',
    { unit: 'days', own: '647', other: '426', indicator: low },
    { unit: 'days', own: '2', other: '1' },
    { unit: 'days', own: '1', other: '4' },
  ),
  ...always('days', '426', '426.4', '647'),
];

const page = (
  what: string,
  rows: readonly FileFigure[],
  listed: readonly string[],
  unit: Unit,
  more = {},
): string => {
  const figures = fileFigures(rows).map((o) => ({ ...o, unit }));
  const own = benchmarkRows(
    { figures, catalogue: madeUp(unit, more), neighbours: neighboursOf('2014', listed) },
    croydon,
  );
  return [
    `## ${what}`,
    ...own.map((row) =>
      [sentence(row, 'Croydon'), beside(row), boundsText(row), row.caveat]
        .filter((text) => text !== '')
        .join('\n'),
    ),
    '',
  ].join('\n');
};

const four = (is: string): FileFigure[] => [
  { area: 'Croydon', is },
  { area: 'Luton', is: '61' },
  { area: 'Merton', is: '66.3' },
  { area: 'Hackney', is: '70.5' },
  { area: 'London', is: '64' },
  { area: 'England', is: '62.1' },
];

const PAGE = [
  '# Sentences of an area among all, on the page that compares authorities\n',
  page('a percentage, high is good', four('69.3'), ['Luton', 'Merton'], 'percent', high),
  page('a rate, low is good', four('69.3'), ['Luton', 'Merton'], 'rate_per_10000', low),
  page('a count', four('69'), ['Luton', 'Merton'], 'count'),
  page('a duration, without neighbours', four('69'), [], 'days'),
  page('suppressed', four('suppressed'), ['Luton', 'Merton'], 'rate_per_10000'),
  page('fewer than four authorities', four('69.3').slice(0, 3), ['Luton', 'Merton'], 'percent', high),
  page('no neighbour has a figure', four('69.3').slice(0, 1), ['Luton', 'Merton'], 'percent', high),
  page(
    'a neighbour is suppressed',
    [
      { area: 'Croydon', is: '79' },
      { area: 'Luton', is: '40' },
      { area: 'Merton', is: 'suppressed' },
    ],
    ['Luton', 'Merton'],
    'count',
  ),
];

describe('every sentence of a comparison', () => {
  it('reads as in the list', async () => {
    await expect([...SENTENCES, ...PAGE].join('\n')).toMatchFileSnapshot('./sentences.md');
  });

  const lines = [...SENTENCES, ...PAGE]
    .flatMap((text) => text.split('\n'))
    .filter((line) => !/^#|^$/.test(line));

  it.each([
    ['is whole', /[^.]$| $| {2}| \.|undefined|null|NaN|\(\)/],
    ['compares nothing with itself', /than itself|not clearly different/],
    ['gives no difference of nothing', /\b0(\.0+)? (percentage points )?(above|below)|(up|down) 0(\.0+)? /],
    ['has one of a thing in the singular', /\b1 (days|percentage points)/],
  ])('%s', (_, wrong) => {
    expect(lines.filter((line) => wrong.test(line))).toEqual([]);
  });

  it('is about the figures of its row, and a scorecard says what is missing', () => {
    const rows = rowsOf({ unit: 'percent', own: '69.3', other: '57.4', only: ['Croydon', 'past'] });
    expect(rows.map(({ gap, comparator }) => [gap, comparator])).toEqual([[11.9, 'own past']]);
    expect(scorecardOf(rows)[0]!.missing).toBe(
      'no figure for the neighbours was published for the period; no comparable figure for England was published for the period',
    );
  });
});
