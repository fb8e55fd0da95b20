import type { TopLevelSpec } from 'vega-lite';
import type { DrawnTable, VegaChart } from '../../../src/charts/chart.js';
import { config, DASHES, PALETTES, SIZES, type Theme } from '../../../src/charts/style.js';

const YEARS = ['2013–14', '2014–15', '2015–16', '2016–17'];
const RATES: Readonly<Record<string, readonly number[]>> = {
  'Croydon & "partners"': [84.2, 81, 82.4, 79.1],
  'Neighbours <mean>': [60.4, 62.1, 61.7, 63.3],
  England: [49.8, 50, 50.3, 51.6],
};

/** A label that would run as a program if a page took it for markup. */
export const HOSTILE = '<img src=x onerror=alert(1)>';

function table(renamed: Readonly<Record<string, string>>): DrawnTable {
  return {
    columns: [
      { name: 'area', title: 'Area' },
      { name: 'period', title: 'Year' },
      { name: 'rate', title: 'Children per 10,000' },
      { name: 'published', title: 'As published' },
    ],
    rows: Object.entries(RATES).flatMap(([area, rates]) =>
      rates.map((rate, at) => ({
        area: renamed[area] ?? area,
        period: YEARS[at]!,
        rate,
        published: at === 1 ? String(rate) : rate.toFixed(1),
      })),
    ),
  };
}

interface Sample {
  readonly name?: string;
  readonly theme?: Theme;
  readonly title?: string;
  /** Another name for England. */
  readonly england?: string;
}

/** A line chart with labels at its ends, made as the real ones are: the chart above, its notes below. */
export function sampleChart({
  name = 'looked-after-rate',
  theme = 'light',
  title = 'Croydon – more children looked after than "neighbours" & England',
  england = 'England',
}: Sample = {}): VegaChart {
  const data = table({ England: england });
  const subtitle = 'Children looked after per 10,000, at 31 March 2014 to 2017';
  const notes = ['Neighbours: the mean of 10 < 11 areas, each counted once.'];
  const source = 'Source: Annual report & tables, London Borough of Croydon, 2017';
  const alt = `Line chart of 3 areas over 4 years: Croydon & partners fall from 84.2 to 79.1; ${england} rises to 51.6.`;
  const { categories, quiet } = PALETTES[theme];
  const areas = Object.keys(RATES).map((area) => (area === 'England' ? england : area));
  const colour = {
    field: 'area',
    type: 'nominal',
    scale: { domain: areas, range: categories.slice(0, 3) },
    legend: null,
  } as const;
  const tooltip = [
    { field: 'area', type: 'nominal', title: 'Area' },
    { field: 'period', type: 'nominal', title: 'Year' },
    { field: 'published', type: 'nominal', title: 'As published' },
  ] as const;
  const spec: TopLevelSpec = {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: alt,
    background: config(theme).background as string,
    padding: SIZES.edge,
    autosize: { type: 'pad', contains: 'padding' },
    datasets: {
      rates: [...data.rows],
      ends: data.rows.filter(({ period }) => period === YEARS.at(-1)),
      notes: [...notes, source].map((text, line) => ({ text, line })),
    },
    title: { text: [title], subtitle: [subtitle] },
    vconcat: [
      {
        width: SIZES.width - 190,
        height: 260,
        encoding: {
          x: { field: 'period', type: 'ordinal', axis: { title: null, labelAngle: 0, grid: false } },
          y: {
            field: 'rate',
            type: 'quantitative',
            scale: { domain: [0, 90], nice: false },
            axis: { title: null, tickCount: 5, domain: false, ticks: false },
          },
          color: colour,
        },
        layer: [
          {
            data: { name: 'rates' },
            mark: { type: 'line', strokeWidth: 2.5, clip: true },
            encoding: {
              strokeDash: {
                field: 'area',
                type: 'nominal',
                scale: { domain: areas, range: DASHES.slice(0, 3).map((dash) => [...dash]) },
                legend: null,
              },
            },
          },
          {
            data: { name: 'rates' },
            mark: { type: 'point', filled: true, size: 60, opacity: 1 },
            encoding: { tooltip: [...tooltip] },
          },
          {
            data: { name: 'rates' },
            transform: [{ filter: 'datum.rate > 84' }],
            mark: { type: 'point', size: 400, aria: false },
            encoding: { color: { value: PALETTES[theme].issue } },
          },
          {
            data: { name: 'rates' },
            transform: [{ filter: 'datum.rate > 100' }],
            mark: 'point',
          },
          {
            data: { name: 'ends' },
            mark: { type: 'text', dx: 10, fontWeight: 'bold' },
            encoding: { text: { field: 'area', type: 'nominal' } },
          },
        ],
      },
      {
        width: SIZES.width,
        height: 2 * SIZES.line,
        view: { stroke: null },
        data: { name: 'notes' },
        mark: { type: 'text', x: 0, baseline: 'top', color: quiet },
        encoding: {
          y: {
            field: 'line',
            type: 'quantitative',
            axis: null,
            scale: { domain: [0, 2], reverse: true, nice: false },
          },
          text: { field: 'text', type: 'nominal' },
        },
      },
    ],
    config: config(theme),
  };
  return { kind: 'trend', name, title, subtitle, alt, notes, source, theme, spec, data };
}
