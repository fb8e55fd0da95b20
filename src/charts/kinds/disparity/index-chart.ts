import type { Dataset } from '../../../model/dataset.js';
import { insist } from '../../../statistics/estimate.js';
import { capital } from '../../../text/sentence.js';
import { type Drawing, plotWidth, type View } from '../../compose.js';
import type { ChartOptions } from '../../input.js';
import { namedRows, namesLayer } from '../../rows.js';
import { PALETTES, SIZES } from '../../style.js';
import { textWidth } from '../../text-width.js';
import { pointLabel } from '../../words.js';
import { rowsOf, told } from './subject.js';

const TICKS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];

/** How many times its share of the population each group has of a cohort, with limits and a line at 1. */
export function indexChart(input: Dataset, options: ChartOptions): Drawing {
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
    lower: row.lowercl,
    upper: row.uppercl,
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
        : `${two(row.representation_index)} (${two(row.lowercl!)} to ${two(row.uppercl!)})`,
  }));
  const ends = points.flatMap(({ lower, upper, value }) => [lower, upper, value]).filter((v) => v !== null);
  insist(ends.length > 0, 'No index can be drawn: every group is too small.');
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
    subtitle: `Share of ${subject} ÷ share of the general population: 1 is parity; with 95% limits`,
    shows: `Representation index of each group, on a logarithmic axis with a line at 1: ${subject}`,
    figures: points.map(({ series, label, verdict }) => `${series} ${label}, ${verdict}`).join('; '),
    rows: points,
    columns: ['series', 'value', 'lower', 'upper', 'verdict'],
    helpers: { names: named.labels },
    views: [view as View],
    left: named.room,
    notes: [
      'Filled points differ significantly from 1, allowing for the number of groups; hollow points do not.',
      ...notes,
    ],
    sources,
  };
}
