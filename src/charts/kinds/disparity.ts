import type { DisparityRow } from '../../indicators/disparity.js';
import { sentencesOf } from '../../indicators/published.js';
import { capital } from '../../indicators/sentence.js';
import { insist } from '../../statistics/estimate.js';
import { type Drawing, plotWidth, type View } from '../compose.js';
import { andList, type Charted, type ChartOptions, disparitiesOf, orList, selected } from '../input.js';
import { namedRows, namesLayer } from '../rows.js';
import { PALETTES, SIZES } from '../style.js';
import { textWidth } from '../text-width.js';
import { pointLabel, subtitleText } from '../words.js';

/** How a title and a subtitle name the children of a cohort. */
const cohortWords = (cohort: string): string =>
  cohort.startsWith('looked after')
    ? `children looked after${cohort.slice('looked after'.length)}`
    : cohort === 'child protection plan'
      ? 'children with a child protection plan'
      : cohort;

/**
 * The rows of one cohort and one characteristic.
 *
 * @throws NonsenseError if the figures allow several and none is named; it names them.
 */
function rowsOf(input: Charted, options: ChartOptions): DisparityRow[] {
  const sources = new Set(selected(input, options).map(({ source }) => source));
  const all = disparitiesOf(input).filter(
    (row) =>
      row.source.split('; ').some((source) => sources.has(source)) &&
      (options.area === undefined || row.area === options.area),
  );
  const place = options.table ?? options.indicator;
  insist(
    all.length > 0,
    `No disparity can be worked out from ${place}: it takes shares of groups of a cohort and of the population; the tables "ethnicity" and "gender" print them.`,
  );
  const cohorts = [...new Set(all.map(({ cohort }) => cohort))];
  const { cohort = cohorts.length === 1 ? cohorts[0]! : undefined } = options;
  insist(cohort !== undefined, `Name the cohort that is set beside the population: ${orList(cohorts)}.`);
  const rows = all.filter((row) => row.cohort === cohort);
  insist(rows.length > 0, `There is no cohort "${cohort}"; there are ${orList(cohorts)}.`);
  const characteristics = [...new Set(rows.map(({ characteristic }) => characteristic))];
  insist(
    characteristics.length === 1,
    `The figures tell children by ${andList(characteristics)}; name a table of one of them.`,
  );
  return rows;
}

/** Who is over- and under-represented beyond chance, as a title says it. */
function finding(rows: readonly DisparityRow[]): string {
  const certain = rows.filter(({ significant }) => significant === true);
  const named = (over: boolean): string[] =>
    certain
      .filter(({ representation_index }) => representation_index! > 1 === over)
      .map(({ group }) => capital(group));
  const parts = [
    { names: named(true), words: 'over-represented' },
    { names: named(false), words: 'under-represented' },
  ].filter(({ names }) => names.length > 0);
  return parts.length === 0
    ? 'no group over- or under-represented beyond chance'
    : parts.map(({ names, words }) => `${andList(names)} ${words}`).join('; ');
}

interface Told {
  readonly title: string;
  readonly subject: string;
  readonly notes: string[];
  readonly sources: string[];
}

/** What both charts of disparity say in their frame. */
function told(rows: readonly DisparityRow[]): Told {
  const [{ area, cohort, period, characteristic }] = rows as [DisparityRow];
  const words = cohortWords(cohort);
  return {
    title: `${capital(words)}, ${area}: ${finding(rows)}`,
    subject: `${words} in ${area} by ${characteristic}, ${period}`,
    notes: sentencesOf(rows.map(({ caveat }) => caveat)),
    sources: [...new Set(rows.flatMap(({ source }) => source.split('; ')))],
  };
}

const RADIUS = 110;
const percent = (value: number): string => `${value}%`;

/** The share that each group has of a cohort beside its share of the population, joined by a line. */
export function dumbbellChart(input: Charted, options: ChartOptions): Drawing {
  const rows = rowsOf(input, options);
  const { title, subject, notes, sources } = told(rows);
  const { ink, quiet, categories, context, background } = PALETTES[options.theme ?? 'light'];
  const named = namedRows(
    rows.map(({ group }) => capital(group)),
    SIZES.width,
  );
  const shares = rows.flatMap((row) => [row.cohort_share, row.population_share]);
  const edge = Math.max(...shares.map((share) => textWidth(percent(share), SIZES.text, 'bold'))) + 16;
  const width = plotWidth(named.room + edge, edge);
  const cohortName = capital(cohortWords(rows[0]!.cohort));
  const pairs = rows.map((row) => ({
    series: capital(row.group),
    cohort: row.cohort_share,
    population: row.population_share,
    left: Math.min(row.cohort_share, row.population_share),
    right: Math.max(row.cohort_share, row.population_share),
    leftText: percent(Math.min(row.cohort_share, row.population_share)),
    rightText: percent(Math.max(row.cohort_share, row.population_share)),
  }));
  const points = rows.flatMap((row) => [
    { series: capital(row.group), measure: 'General population', value: row.population_share },
    { series: capital(row.group), measure: cohortName, value: row.cohort_share },
  ]);
  const measures = ['General population', cohortName];
  const { y } = named;
  const x = {
    field: 'value',
    type: 'quantitative' as const,
    scale: { domain: [0, Math.max(...shares)], nice: false },
    axis: null,
  };
  const legend = {
    title: null,
    orient: 'top',
    direction: 'vertical',
    labelFontSize: SIZES.text,
    labelColor: ink,
    labelLimit: 0,
    symbolSize: RADIUS,
    symbolStrokeWidth: 2.5,
    offset: 10,
  };
  const side = (align: 'left' | 'right') => ({
    data: { name: 'pairs' },
    mark: { type: 'text', align, dx: align === 'left' ? 11 : -11, color: ink, aria: false },
    encoding: {
      x: { ...x, field: align === 'left' ? 'right' : 'left' },
      y,
      text: { field: align === 'left' ? 'rightText' : 'leftText' },
    },
  });
  const view = {
    width,
    height: named.height,
    layer: [
      {
        ...namesLayer(named, 'names', ink),
        encoding: { x: { value: -edge - 10 }, y, text: { field: 'lines' } },
      },
      {
        data: { name: 'pairs' },
        mark: { type: 'rule', color: context, strokeWidth: 3, aria: false },
        encoding: { x: { ...x, field: 'left' }, x2: { field: 'right' }, y },
      },
      {
        data: { name: 'drawn' },
        mark: { type: 'point', size: RADIUS, opacity: 1, strokeWidth: 2.5 },
        encoding: {
          x,
          y,
          shape: {
            field: 'measure',
            type: 'nominal',
            scale: { domain: measures, range: ['square', 'circle'] },
            legend,
          },
          fill: {
            field: 'measure',
            type: 'nominal',
            scale: { domain: measures, range: [background, categories[0]] },
            legend,
          },
          stroke: {
            field: 'measure',
            type: 'nominal',
            scale: { domain: measures, range: [quiet, categories[0]] },
            legend,
          },
          tooltip: [
            { field: 'series', type: 'nominal', title: 'Group' },
            { field: 'measure', type: 'nominal', title: 'Share of' },
            { field: 'value', type: 'quantitative', title: '%' },
          ],
        },
      },
      side('left'),
      side('right'),
    ],
  };
  return {
    title,
    subtitle: subtitleText(`Share of each group, %: ${subject}`),
    shows: `Dumbbell chart of the share that each group has of the general population and of ${subject}`,
    figures: pairs
      .map(
        (p) =>
          `${p.series} ${percent(p.population)} of the population and ${percent(p.cohort)} of the cohort`,
      )
      .join(', '),
    rows: points,
    columns: ['series', 'measure', 'value'],
    helpers: { pairs, names: named.labels },
    views: [view as View],
    left: named.room + edge,
    notes,
    sources,
  };
}

const TICKS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];

/** How many times its share of the population each group has of a cohort, with limits and a line at 1. */
export function indexChart(input: Charted, options: ChartOptions): Drawing {
  const rows = rowsOf(input, options);
  const { title, subject, notes, sources } = told(rows);
  const { ink, quiet, categories, background, grid } = PALETTES[options.theme ?? 'light'];
  const named = namedRows(
    rows.map(({ group }) => capital(group)),
    SIZES.width,
  );
  const two = (value: number): string => pointLabel(value, 2, 'ratio');
  const points = rows.map((row) => ({
    series: capital(row.group),
    value: row.representation_index,
    lower: row.lower,
    upper: row.upper,
    verdict:
      row.significant === null
        ? 'too few to say'
        : row.significant
          ? row.representation_index! > 1
            ? 'over-represented'
            : 'under-represented'
          : 'no clear difference',
    label:
      row.representation_index === null
        ? 'too few children to say'
        : `${two(row.representation_index)} (${two(row.lower!)} to ${two(row.upper!)})`,
  }));
  const ends = points.flatMap(({ lower, upper, value }) => [lower, upper, value]).filter((v) => v !== null);
  insist(ends.length > 0, 'No index can be drawn: every group is too small to say anything of.');
  const [least, top] = [Math.min(...ends, 1), Math.max(...ends, 1)];
  const low = TICKS.filter((tick) => tick <= least).at(-1) ?? least;
  const high = TICKS.find((tick) => tick >= top) ?? top;
  const right = Math.max(...points.map(({ label }) => textWidth(label, SIZES.text, 'bold'))) + 14;
  const width = plotWidth(named.room, right);
  const { y } = named;
  const x = {
    field: 'value',
    type: 'quantitative' as const,
    scale: { type: 'log' as const, domain: [low, high], nice: false },
    axis: {
      title: null,
      values: TICKS.filter((tick) => tick >= low && tick <= high),
      format: '~g',
      grid: true,
      domain: false,
      tickColor: grid,
      labelPadding: 4,
    },
  };
  const certain = "datum.verdict === 'over-represented' || datum.verdict === 'under-represented'";
  const view = {
    width,
    height: named.height,
    layer: [
      namesLayer(named, 'names', ink),
      {
        data: { values: [{}] },
        mark: { type: 'rule', color: ink, strokeWidth: 1.8, aria: false },
        encoding: { x: { datum: 1, type: 'quantitative', scale: x.scale } },
      },
      {
        data: { name: 'drawn' },
        transform: [{ filter: 'isValid(datum.value)' }],
        mark: { type: 'rule', color: categories[0], strokeWidth: 3, aria: false },
        encoding: { x: { ...x, field: 'lower' }, x2: { field: 'upper' }, y },
      },
      {
        data: { name: 'drawn' },
        transform: [{ filter: 'isValid(datum.value)' }],
        mark: { type: 'point', size: 120, opacity: 1, stroke: categories[0], strokeWidth: 2.5 },
        encoding: {
          x,
          y,
          fill: { condition: { test: certain, value: categories[0] }, value: background },
          tooltip: [
            { field: 'series', type: 'nominal', title: 'Group' },
            { field: 'label', type: 'nominal', title: 'Index' },
            { field: 'verdict', type: 'nominal', title: 'Verdict' },
          ],
        },
      },
      {
        data: { name: 'drawn' },
        transform: [{ filter: 'isValid(datum.value)' }],
        mark: { type: 'text', color: ink, aria: false },
        encoding: { x: { value: width + 10 }, y, text: { field: 'label' } },
      },
      {
        data: { name: 'drawn' },
        transform: [{ filter: '!isValid(datum.value)' }],
        mark: { type: 'text', color: quiet, fontStyle: 'italic' },
        encoding: { x: { value: width + 10 }, y, text: { field: 'label' } },
      },
    ],
  };
  return {
    title,
    subtitle: `Share of ${subject} ÷ share of the general population: 1 is alike; with 95 % limits`,
    shows: `Representation index of each group, on a logarithmic axis with a line at 1: ${subject}`,
    figures: points.map(({ series, label, verdict }) => `${series} ${label}, ${verdict}`).join('; '),
    rows: points,
    columns: ['series', 'value', 'lower', 'upper', 'verdict'],
    helpers: { names: named.labels },
    views: [view as View],
    left: named.room,
    notes: [
      'Filled points differ from 1 by more than chance once all groups are compared; hollow ones do not.',
      ...notes,
    ],
    sources,
  };
}
