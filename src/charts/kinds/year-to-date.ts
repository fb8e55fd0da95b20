import { intervalOf } from '../../analysis/figures.js';
import type { Indicator } from '../../model/catalogue.js';
import type { Dataset } from '../../model/dataset.js';
import { type Figure, isFigure, type Observation } from '../../model/observation.js';
import { periodName } from '../../model/period.js';
import { insist } from '../../statistics/estimate.js';
import { overlap } from '../../statistics/interval.js';
import { orList } from '../../text/list.js';
import { axisRoom, valueAxis } from '../axes.js';
import { type Drawing, plotWidth, type View } from '../compose.js';
import { FIGURE_COLUMNS, figureRow } from '../figure-row.js';
import { areaOf, type ChartOptions, oneIndicator, selected } from '../input.js';
import { flagged } from '../issue.js';
import { withoutRepeats } from '../names.js';
import { MONTH } from '../periods.js';
import { apart, lineScale, placing, tidyScale } from '../scale.js';
import { endLabels, seriesLayers, seriesStyles } from '../series-marks.js';
import { PALETTES, SIZES } from '../style.js';
import { textWidth } from '../text-width.js';
import { measureText, pointLabel, subtitleText } from '../words.js';

const HEIGHT = 280;
const MONTHS = 'Apr May Jun Jul Aug Sep Oct Nov Dec Jan Feb Mar'.split(' ');
/** The series of months as they are. */
const MONTHLY = 'Month by itself';
const TO_DATE = 'basis=year to date';

/** The financial year of a month: `2014-15` for April 2014. */
function yearOf(o: Observation): string {
  const [year, month] = o.period_end.split('-').map(Number) as [number, number];
  const start = month >= 4 ? year : year - 1;
  return `${start}-${String(start + 1).slice(2)}`;
}

interface Running {
  readonly month: string;
  readonly figure: Figure;
  readonly value: number;
}

interface Year {
  readonly points: readonly Running[];
  /** Whether months are added up here, where no sum is published. */
  readonly added: boolean;
  /** The first month without a figure, at which a sum must stop. */
  readonly stopped?: Observation | undefined;
}

/** The year so far, month by month: as published where it is, else months added up until one is missing. */
function running(all: readonly Observation[], { unit }: Indicator): Year {
  const ordered = withoutRepeats(all).sort((a, b) => a.period_end.localeCompare(b.period_end));
  const monthOf = (o: Observation): string => o.time_identifier.slice(0, 3);
  const published = ordered.filter((o) => o.breakdown === TO_DATE);
  if (published.length > 0) {
    const points = published
      .filter(isFigure)
      .map((figure) => ({ month: monthOf(figure), figure, value: figure.value }));
    return { added: false, points };
  }
  insist(
    unit !== 'percent' && unit !== 'rate_per_10000',
    'Shares and rates of months do not add up to that of the year so far, and it is not published.',
  );
  let total = 0;
  const points: Running[] = [];
  for (const [i, month] of MONTHS.entries()) {
    const own = ordered.filter((o) => monthOf(o) === month);
    insist(
      own.length < 2,
      `${month} is published twice with different figures. Name one of the tables: ${orList([...new Set(own.map(({ table }) => table))])}.`,
    );
    const [o] = own;
    if (o === undefined || !isFigure(o)) return { added: true, points, stopped: o ?? ordered[i] };
    total += o.value;
    points.push({ month, figure: o, value: total });
  }
  return { points, added: true };
}

/** This year so far against the year before: month by month where it is published so, else its whole. */
export function yearToDateChart(input: Dataset, options: ChartOptions): Drawing {
  const all = selected(input, options);
  const id =
    options.indicator ??
    oneIndicator(
      all.filter((o) => MONTH.test(o.time_identifier)),
      'year-to-date',
    );
  const indicator = input.catalogue.indicators.get(id)!;
  insist(
    indicator.measured === 'flow',
    `A year to date adds up what happens; ${indicator.name.toLowerCase()} are counted on a day. Choose a process chart.`,
  );
  const area = areaOf(all, options);
  const own = all.filter((o) => o.indicator === id && o.area_name === area);
  const months = own.filter(
    (o) => MONTH.test(o.time_identifier) && (o.breakdown === '' || o.breakdown === TO_DATE),
  );
  insist(months.length > 0, `${indicator.name} is not published by month here; choose a trend.`);
  const years = [...new Set(months.map(yearOf))].sort();
  const year = years.at(-1)!;
  const before = `${Number(year.slice(0, 4)) - 1}-${String(Number(year.slice(0, 4))).slice(2)}`;
  const current = running(
    months.filter((o) => yearOf(o) === year),
    indicator,
  );
  insist(
    current.points.length > 0,
    `The figures of ${year} do not start in April, so there is no year so far.`,
  );
  const past = years.includes(before)
    ? running(
        months.filter((o) => yearOf(o) === before),
        indicator,
      )
    : { points: [], added: false };
  const whole =
    past.points.length > 0
      ? undefined
      : [...input.figures]
          .filter(isFigure)
          .find(
            (o) =>
              o.indicator === id &&
              o.area_name === area &&
              o.breakdown === '' &&
              o.time_identifier === 'Financial year' &&
              periodName(o) === before,
          );
  const issues = flagged([...months, ...(whole ? [whole] : [])], input);
  const decimals = Math.max(...current.points.map(({ figure }) => figure.decimals));
  const told = (value: number): string => pointLabel(value, decimals, indicator.unit);
  const monthly = months.filter(isFigure).filter((o) => yearOf(o) === year && o.breakdown === '');
  const drawn = [
    ...current.points.map((point) => ({
      ...figureRow(point.figure, issues),
      series: `${year} to date`,
      month: point.month,
      value: point.value,
      label: told(point.value),
      ...(current.added ? { published: '' } : {}),
    })),
    ...past.points.map((point) => ({
      ...figureRow(point.figure, issues),
      series: `${before} to date`,
      month: point.month,
      value: point.value,
      label: told(point.value),
    })),
    ...(current.added
      ? []
      : monthly.map((o) => ({
          ...figureRow(o, issues),
          series: MONTHLY,
          month: o.time_identifier.slice(0, 3),
          value: o.value,
          label: told(o.value),
        }))),
    ...(whole
      ? [{ ...figureRow(whole, issues), series: `${before}, whole year`, month: 'Mar', value: whole.value }]
      : []),
  ];
  const series = [...new Set(drawn.map(({ series }) => series))];
  const values = drawn.map(({ value }) => value);
  const scale = current.added ? tidyScale(values, { zero: true }) : lineScale(values, indicator.unit);
  const zero = scale.domain[0] === 0;
  const left = axisRoom(scale, indicator.unit);
  const { place, valueAt, range } = placing(scale, HEIGHT);
  const lasts = series.map((name) => drawn.filter((row) => row.series === name).at(-1)!);
  const places = apart(
    lasts.map(({ value }) => place(value)),
    SIZES.line,
    [0, HEIGHT],
  );
  const ends = lasts.map((row, i) => ({
    series: row.series,
    at: valueAt(places[i]!),
    text: `${row.series} ${row.label}${row.issue === '' ? '' : ` ${row.issue}`}`,
    month: row.month,
    marked: i === 0 ? 'yes' : 'no',
  }));
  const right = Math.ceil(Math.max(...ends.map(({ text }) => textWidth(text, SIZES.text, 'bold')))) + 14;
  const width = plotWidth(left, right);
  const { ink, quiet } = PALETTES[options.theme ?? 'light'];
  const x = {
    field: 'month',
    type: 'ordinal' as const,
    sort: MONTHS,
    scale: { domain: MONTHS, type: 'point' as const, padding: 0.4 },
    axis: { title: null, labelAngle: 0, labelOverlap: 'greedy' as const },
  };
  const y = {
    field: 'value',
    type: 'quantitative' as const,
    scale: { domain: [...scale.domain], range, nice: false, zero: false },
    axis: valueAxis(scale, indicator.unit, left),
  };
  const theme = options.theme ?? 'light';
  const wholeYear = `${before}, whole year`;
  const [strong, plain, dotted] = seriesStyles(['strong', 'plain', 'dotted'], theme);
  const styles = series.map((name, i) => ({
    ...(name === MONTHLY ? { ...dotted!, colour: quiet } : i === 0 ? strong! : plain!),
    name,
  }));
  const view = {
    width,
    height: HEIGHT,
    layer: [
      ...(whole
        ? [
            {
              data: { name: 'drawn' },
              transform: [{ filter: `datum.series === ${JSON.stringify(wholeYear)}` }],
              mark: { type: 'rule', color: plain!.colour, strokeDash: [7, 4], strokeWidth: 2, aria: false },
              encoding: { y },
            },
          ]
        : []),
      ...seriesLayers({ styles, marked: series[0]!, x, y, theme }),
      ...endLabels('ends', { value: width + 8 }, y, ink),
    ],
  };
  const last = current.points.at(-1)!;
  const same = past.points.find(({ month }) => month === last.month);
  const then = same && { value: same.value, said: told(same.value) };
  const beside =
    then ??
    (whole && !current.added ? { value: whole.value, said: figureRow(whole, issues).label } : undefined);
  const level =
    beside !== undefined &&
    (last.value === beside.value ||
      (!current.added && whole !== undefined && overlap(intervalOf(last.figure), intervalOf(whole))));
  const versus = beside
    ? `, ${level ? 'the same, allowing for rounding, as' : last.value > beside.value ? 'above' : 'below'} ${beside.said} ${then ? `by the same month of ${before}` : `in the whole of ${before}`}`
    : '';
  return {
    title: `${indicator.name}, ${area}: ${told(last.value)} from April to ${last.figure.time_identifier} ${last.figure.period_end.slice(0, 4)}${versus}`,
    subtitle: subtitleText(measureText(indicator), `${year} to date${beside ? ` against ${before}` : ''}`),
    shows: `Line chart of ${indicator.name}, ${measureText(indicator)}, ${area}, through the financial year`,
    figures: series
      .map((name) => {
        const own = drawn.filter((row) => row.series === name);
        return `${name}: ${own.map(({ month, label }) => `${own.length > 1 ? `${month} ` : ''}${label}`).join(', ')}`;
      })
      .join('. '),
    rows: drawn,
    columns: ['series', ...FIGURE_COLUMNS],
    helpers: { ends },
    views: [view as View],
    left,
    notes: [
      ...issues.notes,
      current.added ? 'The year to date is added up from the published months.' : '',
      current.stopped === undefined || months.every((o) => o.period_end < current.stopped!.period_end)
        ? ''
        : `It stops where a month has no figure: ${periodName(current.stopped)}.`,
      beside && !then ? 'Part of a year is compared with the whole of the year before.' : '',
      beside ? '' : `No figure of ${before} is published to compare it with.`,
      zero ? '' : 'The vertical axis does not start at 0.',
    ].filter((note) => note !== ''),
    sources: [...new Set([...months, ...(whole ? [whole] : [])].map(({ source }) => source))],
  };
}
