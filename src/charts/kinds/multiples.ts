import { comparable } from '../../indicators/figures.js';
import { capital } from '../../indicators/sentence.js';
import { parseBreakdown } from '../../observations/breakdown.js';
import { groupBy } from '../../observations/group-by.js';
import { isFigure, type Observation } from '../../observations/observation.js';
import { insist } from '../../statistics/estimate.js';
import { type Bar, barsView } from '../bars.js';
import { type Drawing, OWN_SCALES, type Row, type View } from '../compose.js';
import { type Doubted, doubted } from '../doubt.js';
import { FIGURE_COLUMNS, figureRow, signedLabel } from '../figure-row.js';
import {
  andList,
  areaOf,
  type Charted,
  type ChartOptions,
  comparisonsOf,
  selected,
  trendsOf,
} from '../input.js';
import { endRoom, type LinePlot, lineLabels, linesView } from '../lines.js';
import { isNationalTotal, nationalTotalNote } from '../national-total.js';
import { NO_AXIS, timeAxis } from '../periods.js';
import { startsAtZero, tidyScale } from '../scale.js';
import { pointsOf, seriesOf } from '../series.js';
import { SIZES, type Theme } from '../style.js';
import { wrapped } from '../text-width.js';
import { breakdownName, distinctions, measureText, periodsText, subtitleText } from '../words.js';

const [GAP, HEIGHT] = [34, 130];
/** Room for the figures of an axis, the same in every panel so that they line up. */
const LEFT = 52;
/** The width of a panel when so many stand side by side. */
const cellWidth = (across: number): number => (SIZES.width - GAP * (across - 1)) / across;
/** As many panels as an A4 page holds. */
const MOST = 12;

interface Panel {
  readonly name: string;
  readonly observations: readonly Observation[];
}

/** One panel for each indicator or, where there is one only, for each value of what tells its figures apart first. */
function panelsOf(observations: readonly Observation[], { catalogue }: Charted): Panel[] {
  const ids = new Set(observations.map((o) => o.indicator));
  if (ids.size > 1)
    return [...groupBy(observations, (o) => o.indicator)].map(([id, own]) => {
      const indicator = catalogue.indicators.get(id)!;
      const measure = measureText({ ...indicator, denominator: '' });
      const unit = measure === '' ? '' : ` (${measure.charAt(0).toLowerCase()}${measure.slice(1)})`;
      return { name: `${indicator.name}${unit}`, observations: own };
    });
  const breakdowns = observations.map((o) => parseBreakdown(comparable(o)) ?? {});
  const keys = [
    ...new Set(breakdowns.flatMap((breakdown) => Object.keys(breakdown))),
  ] as (keyof (typeof breakdowns)[0])[];
  const key = keys.find((k) => new Set(breakdowns.map((breakdown) => breakdown[k])).size > 1);
  if (key === undefined) return [{ name: '', observations }];
  return [...groupBy(observations, (o) => parseBreakdown(comparable(o))?.[key] ?? 'all')].map(
    ([name, own]) => ({ name: capital(name), observations: own }),
  );
}

interface Drawn {
  readonly view: object;
  readonly left: number;
  readonly rows: readonly Row[];
  readonly helpers: Record<string, readonly Row[]>;
  /** Whether an axis of lines starts above 0. */
  readonly cut: boolean;
}

function linesPanel(
  { name, observations }: Panel,
  at: number,
  area: string,
  doubts: Doubted,
  input: Charted,
  theme: Theme,
  cell: number,
): Drawn {
  const figures = observations.filter(isFigure);
  const indicator = input.catalogue.indicators.get(figures[0]!.indicator)!;
  const series = seriesOf(observations, area);
  const names = series.map((s) => s.name);
  const single = names.length === 1;
  const values = figures.map((o) => o.value);
  const zero = startsAtZero(values);
  const scale = tidyScale(values, {
    zero,
    most: 3,
    ...(indicator.unit === 'percent' ? { ends: [-Infinity, 100] as const } : {}),
  });
  const left = LEFT;
  const shown = single ? [''] : names;
  const renamed = series.map((s, i) => ({ ...s, name: shown[i]! }));
  const rough = renamed.flatMap((s) => pointsOf(s, NO_AXIS, doubts, indicator));
  const width = Math.floor(cell - left - endRoom(rough, shown) + 14);
  const axis = timeAxis(observations, width - 44);
  const panel = name === '' ? 'all' : name;
  const points = renamed
    .flatMap((s) => pointsOf(s, axis, doubts, indicator, !single))
    .map((point) => ({ ...point, panel }));
  const plot: LinePlot = {
    points,
    series: shown,
    scale,
    axis,
    unit: indicator.unit,
    width,
    height: HEIGHT,
    left,
    theme,
    valued: single && points.length <= 4,
    filter: `datum.panel === ${JSON.stringify(panel)}`,
  };
  const { ends, values: beside } = lineLabels(plot);
  const data = { ends: `ends${at}`, values: `values${at}` };
  return {
    view: linesView(plot, data),
    left,
    rows: points.map((point) => (single ? { ...point, named: names[0]! } : point)),
    helpers: { [data.ends]: ends, [data.values]: beside },
    cut: !zero,
  };
}

function barsPanel(
  { name, observations }: Panel,
  at: number,
  area: string,
  doubts: Doubted,
  theme: Theme,
  cell: number,
): Drawn {
  const several = new Set(observations.map((o) => o.area_name)).size > 1;
  const own = distinctions(observations.map(comparable));
  const bars = observations
    .map((o): Bar => {
      const row = figureRow(o, doubts);
      const role =
        o.area_name === area
          ? 'area'
          : o.geographic_level === 'Statistical neighbours'
            ? 'neighbour'
            : 'context';
      const parts = [breakdownName(own(comparable(o))), several ? o.area_name : ''];
      const series = capital(parts.filter((part) => part !== '').join(', ')) || o.area_name;
      return { ...row, series, panel: name, role, told: signedLabel(row) };
    })
    .sort((a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity));
  const names = `names${at}`;
  const { view, left, labels } = barsView({
    bars,
    width: cell,
    theme,
    names,
    filter: `datum.panel === ${JSON.stringify(name)}`,
  });
  return { view, left, rows: bars, helpers: { [names]: labels }, cut: false };
}

/** What stands better and what worse, counted over the panels, as a title says it. */
function finding(panels: readonly Panel[], area: string, input: Charted): string {
  const ids = new Set(panels.flatMap(({ observations }) => observations.map((o) => o.indicator)));
  const beside = comparisonsOf(input, area).filter(
    (c) =>
      ids.has(c.indicator) &&
      c.comparator === 'Statistical neighbours' &&
      panels.some(({ observations }) =>
        observations.some((o) => o.period_end === c.period_end && o.area_name === area),
      ) &&
      panels.some(({ observations }) =>
        observations.some((o) => o.geographic_level === 'Statistical neighbours'),
      ),
  );
  const named = (list: readonly string[], of: string): string => {
    const words = [...new Set(list)].map((word) => `${word} on ${list.filter((w) => w === word).length}`);
    return `${andList(words)} of ${list.length} ${of}`;
  };
  if (beside.length > 0)
    return `${area} beside its statistical neighbours: ${named(
      beside.map(({ direction }) => direction),
      'indicators',
    )}`;
  const moves = trendsOf(input).filter(
    (t) =>
      ids.has(t.indicator) &&
      t.area === area &&
      panels.some(({ observations }) =>
        observations.some(
          (o) => o.breakdown === t.breakdown && o.indicator === t.indicator && o.value === t.last,
        ),
      ),
  );
  if (moves.length === 0) {
    const past = comparisonsOf(input, area).filter(
      (c) =>
        c.comparator === 'own past' &&
        panels.some(({ observations }) =>
          observations.some(
            (o) => o.indicator === c.indicator && o.period_end === c.period_end && o.value === c.value,
          ),
        ),
    );
    const change = past.map(({ direction }) => direction);
    return past.length === 0 ? area : `${area} beside its own past: ${named(change, 'indicators')}`;
  }
  const words = moves.map(({ reads_as }) =>
    reads_as === 'better' || reads_as === 'worse' ? reads_as : 'not clearly changed',
  );
  return `${area}, since ${moves[0]!.from}: ${named(words, 'series')}`;
}

/** A page of small charts, each with an axis of its own: lines where there are several periods, bars where there is one. */
export function multiplesChart(input: Charted, options: ChartOptions): Drawing {
  const all = selected(input, options).filter((o) => o.period_end !== '' && !/figure=/.test(o.breakdown));
  const numbers = new Set(all.filter(isFigure).map((o) => o.indicator));
  const area = areaOf(all, options);
  const wanted = all.filter((o) => numbers.has(o.indicator));
  const doubts = doubted(wanted, input);
  const totals = wanted.filter((o) => isNationalTotal(o) && doubts.sign(o) !== '!!');
  const several = panelsOf(
    wanted.filter((o) => !totals.includes(o)),
    input,
  );
  const alone = several.filter(({ observations }) => observations.filter(isFigure).length < 2);
  const panels = several.filter((panel) => !alone.includes(panel));
  insist(panels.length > 0, 'There is no figure to draw: every cell is empty or suppressed.');
  insist(
    panels.length <= MOST,
    `A page has room for ${MOST} small charts, not ${panels.length}; name an indicator.`,
  );
  const theme = options.theme ?? 'light';
  const lined = ({ observations }: Panel): boolean =>
    new Set(observations.filter(isFigure).map((o) => o.period_end)).size > 1;
  // Names at the ends of several lines take the room of a second panel.
  const across = panels.some((panel) => lined(panel) && seriesOf(panel.observations, area).length > 1)
    ? 1
    : 2;
  const cell = cellWidth(across);
  const drawn = panels.map((panel, at) => {
    return lined(panel)
      ? linesPanel(panel, at, area, doubts, input, theme, cell)
      : barsPanel(panel, at, area, doubts, theme, cell);
  });
  const cells = drawn.map(({ view }, at) => ({
    ...view,
    title: {
      text: wrapped(panels[at]!.name, cell - 4, SIZES.text, 'bold'),
      anchor: 'start',
      frame: 'bounds',
      fontSize: SIZES.text,
      fontWeight: 'bold',
      lineHeight: SIZES.line,
      offset: 8,
    },
  }));
  const lines: View[] = [];
  for (let i = 0; i < cells.length; i += across)
    lines.push({
      hconcat: cells.slice(i, i + across),
      spacing: GAP,
      resolve: { scale: OWN_SCALES },
    } as unknown as View);
  const said = finding(panels, area, input);
  const what = numbers.size === 1 ? input.catalogue.indicators.get([...numbers][0]!)!.name : '';
  return {
    title: what === '' ? said : `${what}: ${said}`,
    subtitle: subtitleText(periodsText(wanted), 'each panel with an axis of its own'),
    shows: `${panels.length} small charts: ${panels.map(({ name }) => name).join('; ')}`,
    figures: drawn
      .map(
        ({ rows }, at) =>
          `${panels[at]!.name}: ${rows
            .filter((row) => row.filler === undefined)
            .map((row) =>
              [
                row.series === '' ? row.period : `${row.series} ${rows.length > 3 ? row.period : ''}`,
                row.label,
              ]
                .join(' ')
                .replace(/ +/g, ' '),
            )
            .join(', ')}`,
      )
      .join('. '),
    rows: drawn.flatMap(({ rows }) => rows.map((row) => (row.named === undefined ? row : { ...row }))),
    columns: ['panel', 'series', ...FIGURE_COLUMNS],
    helpers: Object.assign({}, ...drawn.map(({ helpers }) => helpers)),
    views: lines,
    left: drawn[0]!.left,
    notes: [
      ...doubts.notes,
      nationalTotalNote(totals),
      alone.length === 0
        ? ''
        : `Not drawn, as a single figure: ${alone.map(({ name, observations }) => `${name} ${observations.find(isFigure)!.printed}`).join('; ')}.`,
      drawn.some(({ cut }) => cut) ? 'Axes of lines do not all start at 0.' : '',
    ].filter((note) => note !== ''),
    sources: [...new Set(wanted.map(({ source }) => source))],
  };
}
