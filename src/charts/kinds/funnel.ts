import { SEVERITY_SIGNS } from '../../checks/finding.js';
import { comparable, countsBehind, readingOf } from '../../indicators/figures.js';
import type { Indicator } from '../../observations/catalogue.js';
import { groupBy } from '../../observations/group-by.js';
import { type Figure, isFigure, type Unit } from '../../observations/observation.js';
import { periodName } from '../../observations/period.js';
import { insist } from '../../statistics/estimate.js';
import {
  type FunnelLabel,
  funnelBaseline,
  proportionFunnel,
  proportionFunnelLabels,
  rateFunnel,
  rateFunnelLabels,
} from '../../statistics/funnel.js';
import { cellName } from '../../tables/grid.js';
import { type Drawing, plotWidth, type Row, type View } from '../compose.js';
import { dotLabels } from '../dot-labels.js';
import { type Doubted, doubted } from '../doubt.js';
import { andList, type Charted, type ChartOptions, oneIndicator, selected } from '../input.js';
import { axisRoom, valueAxis } from '../lines.js';
import { type KeyItem, keyView } from '../placed.js';
import { apart, type Scale, startsAtZero, tidyScale } from '../scale.js';
import { PALETTES, SIZES, type Theme } from '../style.js';
import { textWidth } from '../text-width.js';
import { breakdownName, measureText, pointLabel, subtitleText, suffix } from '../words.js';

/** Fewer areas say nothing of how much areas differ. */
const LEAST_AREAS = 10;
const PER = 10_000;
const HEIGHT = 380;
/** How many times the largest area the limits are drawn for. */
const BEYOND_LARGEST = 1.8;
/** Free room above and below the dots, as a part of what they span. */
const AIR = 0.04;
const FEW = 12;
/** Pixels between the points by which labels keep off lines. */
const LINE_STEP = 6;
const LIMITS = ['lower95', 'upper95', 'lower998', 'upper998'] as const;
type Limit = (typeof LIMITS)[number];

/** How far from the average an area lies, and how a sentence says so. */
const BEYOND: Record<FunnelLabel, { readonly far: string; readonly words: string }> = {
  'Low (0.001)': { far: 'beyond the 99.8%', words: 'below the 99.8% limits' },
  'Low (0.025)': { far: 'beyond the 95%', words: 'below the 95% limits' },
  'Not significant': { far: 'within', words: 'within the limits' },
  'High (0.025)': { far: 'beyond the 95%', words: 'above the 95% limits' },
  'High (0.001)': { far: 'beyond the 99.8%', words: 'above the 99.8% limits' },
};
const FAR = ['within', 'beyond the 95%', 'beyond the 99.8%'] as const;
const FAR_SHAPES = ['circle', 'triangle-up', 'diamond'] as const;

/** An authority with the counts behind its figure. */
interface Counted {
  readonly o: Figure;
  readonly x: number;
  readonly n: number;
}

/** The figures of authorities with counts behind them, by breakdown and period. */
function countedOf(figures: readonly Figure[], all: readonly Figure[], { catalogue }: Charted): Counted[][] {
  const counted = figures.flatMap((o): Counted[] => {
    const counts = countsBehind(o, all, catalogue);
    return counts && counts.x <= (o.unit === 'percent' ? counts.n : Infinity)
      ? [{ o, x: counts.x, n: counts.n }]
      : [];
  });
  const groups = groupBy(counted, ({ o }) => `${comparable(o)}|${o.period_start}|${o.period_end}`);
  return [...groups.values()]
    .map((own) => [...groupBy(own, ({ o }) => o.area_name).values()].map(([first]) => first!))
    .sort(
      (a, b) =>
        b[0]!.o.period_end.localeCompare(a[0]!.o.period_end) ||
        comparable(a[0]!.o).length - comparable(b[0]!.o).length,
    );
}

function insistAreas(groups: readonly Counted[][], indicator: Indicator): Counted[] {
  const found = groups.find((own) => own.length >= LEAST_AREAS);
  if (found) return found;
  const [best] = [...groups].sort((a, b) => b.length - a.length);
  const there = best
    ? `there ${best.length === 1 ? 'is' : 'are'} ${best.length} (${andList(best.slice(0, 3).map(({ o }) => o.area_name))}${best.length > 3 ? ' …' : ''}, ${periodName(best[0]!.o)})`
    : 'there is none';
  const counts =
    indicator.unit === 'percent'
      ? 'what each percentage is a share of'
      : 'the count that each rate is made of';
  insist(
    false,
    `A funnel of "${indicator.name}" needs ${LEAST_AREAS} authorities or more with figures of one period and the counts behind them; ${there}. Add a table that prints ${counts}.`,
  );
}

/**
 * The lines of the limits as values by what is counted over. Areas that are nearly twice as large, of the same
 * average, carry them to the end of the axis.
 */
function limitsOf(
  counted: readonly Counted[],
  percent: boolean,
): { line: Limit; at: number; value: number }[] {
  const areas = [1, BEYOND_LARGEST].flatMap((times) =>
    counted.map(({ x, n }) => ({ x: x * times, n: n * times })),
  );
  if (percent)
    return proportionFunnel(areas).flatMap((point) =>
      LIMITS.map((line) => ({ line, at: point.at, value: point[line] * 100 })),
    );
  return rateFunnel(areas, PER).flatMap((point) =>
    LIMITS.map((line) => ({ line, at: point.denominators[line], value: point[line] })),
  );
}

/** The value of a line at a place between its points. */
function valueAt(points: readonly { at: number; value: number }[], at: number): number {
  const after = points.findIndex((point) => point.at >= at);
  if (after <= 0) return points.at(after)!.value;
  const [a, b] = [points[after - 1]!, points[after]!];
  return a.value + ((at - a.at) / (b.at - a.at)) * (b.value - a.value);
}

interface Plot {
  readonly x: Scale;
  readonly y: Scale;
  readonly width: number;
  readonly left: number;
}

interface Names {
  readonly line: string;
  readonly text: string;
}

const endNames = (average: string): Names[] => [
  { line: 'upper998', text: '99.8% limit' },
  { line: 'upper95', text: '95% limit' },
  { line: 'average', text: `average ${average}` },
  { line: 'lower95', text: '95% limit' },
  { line: 'lower998', text: '99.8% limit' },
];

function funnelView({ x, y, width, left }: Plot, axisTitle: string, percent: boolean, theme: Theme): View {
  const { ink, quiet, context, background, doubt, categories } = PALETTES[theme];
  const across = {
    field: 'denominator',
    type: 'quantitative',
    scale: { domain: [...x.domain], nice: false, zero: false },
    axis: { title: axisTitle, values: [...x.ticks], format: ',.0f', grid: false, titlePadding: 8 },
  };
  const up = {
    field: 'value',
    type: 'quantitative',
    scale: { domain: [...y.domain], nice: false, zero: false },
    axis: valueAxis(y, percent ? 'percent' : 'rate_per_10000', left),
  };
  const far = (range: readonly string[]) => ({
    field: 'far',
    type: 'nominal',
    scale: { domain: [...FAR], range: [...range] },
    legend: null,
  });
  const line = (test: string, strokeDash: number[], strokeWidth: number) => ({
    data: { name: 'limits' },
    transform: [{ filter: test }],
    mark: { type: 'line', color: quiet, strokeDash, strokeWidth, clip: true },
    encoding: { x: across, y: up, detail: { field: 'line' } },
  });
  return {
    width,
    height: HEIGHT,
    layer: [
      line("datum.line === 'lower998' || datum.line === 'upper998'", [1, 0], 1.5),
      line("datum.line === 'lower95' || datum.line === 'upper95'", [6, 4], 1.5),
      line("datum.line === 'average'", [1, 0], 2.4),
      {
        data: { name: 'drawn' },
        mark: { type: 'point', filled: true, opacity: 1, stroke: background, strokeWidth: 1 },
        encoding: {
          x: across,
          y: up,
          shape: far(FAR_SHAPES),
          fill: {
            condition: { test: "datum.marked === 'yes'", value: categories[0] },
            ...far([context, categories[3], categories[2]]),
          },
          size: { condition: { test: "datum.marked === 'yes'", value: 170 }, value: 75 },
          tooltip: ['series', 'period', 'label', 'verdict', 'printed'].map((field) => ({
            field,
            type: 'nominal',
          })),
        },
      },
      {
        data: { name: 'drawn' },
        transform: [{ filter: "datum.doubt !== ''" }],
        mark: {
          type: 'point',
          filled: false,
          size: 330,
          stroke: doubt,
          strokeWidth: 2.2,
          opacity: 1,
          aria: false,
        },
        encoding: { x: across, y: up },
      },
      ...(['yes', 'no'] as const).map((marked) => ({
        data: { name: 'labels' },
        transform: [{ filter: `datum.marked === '${marked}'` }],
        mark: { type: 'text', color: ink, fontWeight: marked === 'yes' ? 'bold' : 'normal' },
        encoding: { x: across, y: up, text: { field: 'text' } },
      })),
      {
        data: { name: 'ends' },
        mark: { type: 'text', color: ink, dx: 8 },
        encoding: { x: across, y: up, text: { field: 'text' } },
      },
    ],
  } as unknown as View;
}

function titleOf(rows: readonly Row[], indicator: Indicator, area: string | undefined): string {
  const own = rows.find(({ series }) => series === area);
  const beyond = rows.filter(({ far }) => far === 'beyond the 99.8%').length;
  const others = `${beyond === 0 ? 'none' : beyond} of ${rows.length} authorities ${beyond === 1 ? 'lies' : 'lie'} beyond the 99.8% limits`;
  if (!own) return `${indicator.name}: ${others}`;
  return `${indicator.name}: ${area} is ${own.verdict} around the average of ${rows.length} authorities`;
}

/** Who lies beyond the limits: each by name if they are few. */
function beyondText(rows: readonly Row[]): string {
  const beyond = rows.filter(({ far }) => far !== 'within');
  if (beyond.length === 0) return 'All lie within the limits';
  if (beyond.length <= FEW) return beyond.map(({ series, verdict }) => `${series} ${verdict}`).join(', ');
  const counts = [...groupBy(beyond, ({ verdict }) => String(verdict))];
  return counts.map(([verdict, own]) => `${own.length} ${verdict}`).join(', ');
}

function rowOf({ o, n }: Counted, label: FunnelLabel, area: string | undefined, doubts: Doubted): Row {
  const { far, words } = BEYOND[label];
  return {
    series: o.area_name,
    period: periodName(o),
    value: readingOf(o),
    denominator: Math.round(n),
    verdict: words,
    printed: o.printed,
    doubt: doubts.sign(o),
    table: o.table,
    cell: cellName(o),
    label: pointLabel(readingOf(o), o.decimals, o.unit, doubts.sign(o)),
    far,
    marked: o.area_name === area ? 'yes' : 'no',
  };
}

/** Where everything stands in the plot. */
interface Layout extends Plot {
  readonly average: number;
  readonly averageText: string;
  readonly zero: boolean;
  readonly limits: ReturnType<typeof limitsOf>;
  /** The value of a line at a number that is counted over. */
  readonly lineAt: (line: string, at: number) => number;
  readonly pixel: (denominator: number, value: number) => { readonly x: number; readonly y: number };
  readonly figure: (x: number, y: number) => { readonly denominator: number; readonly value: number };
}

function layoutOf(areas: readonly Counted[], unit: Unit): Layout {
  const percent = unit === 'percent';
  const average = funnelBaseline(areas) * (percent ? 100 : PER);
  const sizes = areas.map(({ n }) => n);
  const x = tidyScale(sizes, { zero: Math.max(...sizes) > 2 * Math.min(...sizes) });
  const limits = limitsOf(areas, percent);
  const byLine = groupBy(limits, ({ line }) => line);
  const lineAt = (line: string, at: number): number =>
    line === 'average' ? average : valueAt(byLine.get(line)!, at);
  const tall = [
    ...areas.map(({ o }) => readingOf(o)),
    ...LIMITS.map((line) => lineAt(line, Math.min(...sizes))),
  ];
  const zero = startsAtZero(tall);
  const air = (Math.max(...tall) - Math.min(...tall)) * AIR;
  const y = tidyScale([Math.min(...tall) - air, Math.max(...tall) + air], {
    zero,
    ends: [0, percent ? 100 : Infinity],
  });
  const left = axisRoom(y, unit);
  const averageText = pointLabel(average, Math.max(...areas.map(({ o }) => o.decimals)), unit);
  const right = Math.max(...endNames(averageText).map(({ text }) => textWidth(text, SIZES.text)));
  const width = plotWidth(left, Math.ceil(right) + 12);
  const [from, to] = x.domain;
  const [low, high] = y.domain;
  return {
    x,
    y,
    width,
    left,
    average,
    averageText,
    zero,
    limits,
    lineAt,
    pixel: (denominator, value) => ({
      x: ((denominator - from) / (to - from)) * width,
      y: HEIGHT * (1 - (value - low) / (high - low)),
    }),
    figure: (px, py) => ({
      denominator: from + (px / width) * (to - from),
      value: low + (1 - py / HEIGHT) * (high - low),
    }),
  };
}

/** The names of the area and of those beyond the limits, as far as there is room for them. */
function labelRows(rows: readonly Row[], layout: Layout): { labels: Row[]; unnamed: number } {
  const { pixel, figure, lineAt, width } = layout;
  const rank = ({ marked, far }: Row): number =>
    marked === 'yes' ? FAR.length : FAR.indexOf(far as (typeof FAR)[number]);
  const named = rows.filter((row) => rank(row) > 0).sort((a, b) => rank(b) - rank(a));
  const dotOf = (row: Row) => pixel(Number(row.denominator), Number(row.value));
  const steps = Array.from({ length: Math.ceil(width / LINE_STEP) }, (_, i) => i * LINE_STEP);
  const places = dotLabels(
    named.map((row) => ({
      ...dotOf(row),
      text:
        row.marked === 'yes'
          ? `${row.series} ${row.label}`
          : [row.series, row.doubt].filter((text) => text !== '').join(' '),
      weight: row.marked === 'yes' ? 'bold' : 'normal',
    })),
    {
      width,
      height: HEIGHT,
      dots: rows.filter((row) => !named.includes(row)).map(dotOf),
      lines: steps.flatMap((step) => {
        const { denominator } = figure(step, 0);
        return ['average', ...LIMITS].map((line) => pixel(denominator, lineAt(line, denominator)));
      }),
    },
  );
  const labels = named.flatMap((row, i): Row[] => {
    const found = places[i];
    return found ? [{ ...figure(found.x, found.y), text: found.text, marked: row.marked! }] : [];
  });
  return { labels, unnamed: named.length - labels.length };
}

/** The names of the lines, right of where they end. */
function endRows({ x, width, lineAt, averageText, pixel, figure }: Layout): Row[] {
  const [, last] = x.domain;
  const names = endNames(averageText);
  const wanted = names.map(({ line }) => pixel(last, lineAt(line, last)).y);
  const places = apart(wanted, SIZES.line, [0, HEIGHT]);
  return names.map(({ text }, i) => ({ ...figure(width, places[i]!), text }));
}

function keyItems(rows: readonly Row[], theme: Theme): KeyItem[] {
  const { context, categories } = PALETTES[theme];
  const colours = [context, categories[3], categories[2]];
  const marked = rows.find((row) => row.marked === 'yes');
  const shape = (far: unknown): string => FAR_SHAPES[FAR.indexOf(far as (typeof FAR)[number])]!;
  return [
    ...FAR.map((far, i) => ({
      shape: shape(far),
      colour: colours[i]!,
      text: `${far}${i === 0 ? ' the' : ''} limits`,
    })),
    ...(marked ? [{ shape: shape(marked.far), colour: categories[0], text: String(marked.series) }] : []),
  ];
}

/** What is counted over, for the axis. */
const countedOver = ({ denominator, unit, per }: Indicator): string =>
  denominator || (unit === 'percent' ? 'those the percentage is a share of' : per.replace(/^10,000 /, ''));

/**
 * Authorities by the size of what is counted over, with the limits within which chance alone would keep
 * nearly all of them around their average.
 */
export function funnelChart(input: Charted, options: ChartOptions): Drawing {
  const { area, theme = 'light' } = options;
  const authorities = selected(input, options)
    .filter(isFigure)
    .filter((o) => o.geographic_level === 'Local authority' && !/figure=/.test(o.breakdown));
  const indicator = input.catalogue.indicators.get(oneIndicator(authorities, 'funnel'))!;
  const { unit } = indicator;
  const percent = unit === 'percent';
  insist(
    percent || unit === 'rate_per_10000',
    `A funnel is of a percentage or a rate per 10,000, and "${indicator.name}" is neither.`,
  );
  const doubts = doubted(authorities, input);
  const grave = authorities.filter((o) => doubts.sign(o) === SEVERITY_SIGNS.high);
  const sound = authorities.filter((o) => !grave.includes(o));
  const areas = insistAreas(countedOf(sound, [...input.figures].filter(isFigure), input), indicator);
  const { o: one } = areas[0]!;
  insist(
    area === undefined || areas.some(({ o }) => o.area_name === area),
    `There is no figure of "${area}" with counts behind it for ${periodName(one)}; there are ${andList(areas.slice(0, 12).map(({ o }) => o.area_name))}.`,
  );
  const labels = percent ? proportionFunnelLabels(areas) : rateFunnelLabels(areas);
  const rows = areas.map((own, i) => rowOf(own, labels[i]!, area, doubts));
  const layout = layoutOf(areas, unit);
  const { average, averageText, left, limits, x } = layout;
  const names = labelRows(rows, layout);
  const key = keyView(keyItems(rows, theme), { left, theme, data: 'key' });
  const over = countedOver(indicator);
  const values = areas.map(({ o }) => readingOf(o));
  return {
    title: titleOf(rows, indicator, area),
    subtitle: subtitleText(measureText(indicator), breakdownName(comparable(one)), periodName(one)),
    shows: `Funnel plot of ${indicator.name}, ${measureText(indicator)}, by ${over}: ${rows.length} authorities, ${periodName(one)}; the figures run from ${Math.min(...values)} to ${Math.max(...values)}${suffix(unit)}, the average is ${averageText}`,
    figures: beyondText(rows),
    rows,
    columns: ['series', 'period', 'value', 'denominator', 'verdict', 'printed', 'doubt', 'table', 'cell'],
    helpers: {
      key: key.rows,
      limits: [
        ...limits.map(({ line, at, value }) => ({ line, denominator: at, value })),
        ...x.domain.map((denominator) => ({ line: 'average', denominator, value: average })),
      ],
      labels: names.labels,
      ends: endRows(layout),
    },
    views: [key.view, funnelView(layout, `Number of ${over}`, percent, theme)],
    left,
    notes: [
      ...doubts.notes,
      grave.length > 0
        ? `What cannot be right as printed stays out of the average: ${andList(grave.map((o) => o.area_name))}.`
        : '',
      names.unnamed > 0
        ? `Authorities beyond the limits that there is no room to name: ${names.unnamed}; the table has them.`
        : '',
      percent ? '' : 'Populations are those that the rounded rates imply.',
      layout.zero ? '' : 'The vertical axis does not start at 0.',
    ].filter((note) => note !== ''),
    sources: [...new Set(areas.map(({ o }) => o.source))],
  };
}
