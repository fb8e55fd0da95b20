import type { Dataset } from '../../../model/dataset.js';
import { capital } from '../../../text/sentence.js';
import { type Drawing, plotWidth, type View } from '../../compose.js';
import type { ChartOptions } from '../../input.js';
import { namedRows, namesLayer } from '../../rows.js';
import { PALETTES, SIZES } from '../../style.js';
import { textWidth } from '../../text-width.js';
import { subtitleText } from '../../words.js';
import { cohortWords, rowsOf, told } from './subject.js';

const RADIUS = 110;
const percent = (value: number): string => `${value}%`;

/** The share that each group has of a cohort beside its share of the population, joined by a line. */
export function dumbbellChart(input: Dataset, options: ChartOptions): Drawing {
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
