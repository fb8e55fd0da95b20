import { comparable, intervalOf, readingOf, reads } from '../../indicators/figures.js';
import { fewCaveat, restsOnFew } from '../../indicators/published.js';
import { capital } from '../../indicators/sentence.js';
import { parseBreakdown } from '../../observations/breakdown.js';
import type { Indicator } from '../../observations/catalogue.js';
import { groupBy } from '../../observations/group-by.js';
import { type Figure, isFigure, type Observation } from '../../observations/observation.js';
import { insist } from '../../statistics/estimate.js';
import { overlap } from '../../statistics/interval.js';
import { PAD } from '../axes.js';
import { type Bar, barsView } from '../bars.js';
import { type Drawing, OWN_SCALES, type Row, type View } from '../compose.js';
import { type Doubted, doubted } from '../doubt.js';
import { FIGURE_COLUMNS, figureRow, signedLabel } from '../figure-row.js';
import { andList, areaOf, type Charted, type ChartOptions, comparisonsOf, selected } from '../input.js';
import { endRoom, lineLabels } from '../line-labels.js';
import { type LinePlot, linesView } from '../lines.js';
import { isNationalTotal, nationalTotalNote } from '../national-total.js';
import { NO_AXIS, timeAxis } from '../periods.js';
import { lineScale } from '../scale.js';
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
  const scale = lineScale(values, indicator.unit, 3);
  const left = LEFT;
  const shown = single ? [''] : names;
  const renamed = series.map((s, i) => ({ ...s, name: shown[i]! }));
  const rough = renamed.flatMap((s) => pointsOf(s, NO_AXIS, doubts, indicator));
  const width = Math.floor(cell - left - endRoom(rough, shown) + PAD / 2);
  const axis = timeAxis(observations, width - 2 * PAD);
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
    cut: scale.domain[0] !== 0,
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

const tally = (words: readonly string[], of: string): string =>
  `${andList([...new Set(words)].map((word) => `${word} on ${words.filter((w) => w === word).length}`))} of ${words.length} ${of}`;

/** How a line went, by its polarity; only which way where that is neither good nor bad, or rests on few. */
function wayOf(own: readonly Figure[], { polarity }: Indicator): string {
  const [first, last] = [own[0]!, own.at(-1)!];
  if (restsOnFew(own) || overlap(intervalOf(first), intervalOf(last))) return 'not clearly changed';
  const change = readingOf(last) - readingOf(first);
  const reading = reads(change, polarity);
  return reading === 'neither' ? (change > 0 ? 'up' : 'down') : reading;
}

/** What stands better and what worse, counted over the panels, as a title says it. */
function finding(panels: readonly Panel[], area: string, input: Charted): string {
  const own = panels.flatMap(({ observations }) => observations.filter((o) => o.area_name === area));
  const others = new Set(panels.flatMap(({ observations }) => observations.map((o) => o.area_name)));
  const comparator = ['Statistical neighbours', 'England'].find((name) => others.has(name));
  const beside = comparisonsOf(input, area).filter(
    (c) =>
      c.comparator === comparator &&
      own.some(
        (o) => o.indicator === c.indicator && o.period_end === c.period_end && o.breakdown === c.breakdown,
      ),
  );
  if (beside.length > 0) {
    const whom = comparator === 'England' ? 'England' : 'its statistical neighbours';
    return `${area} beside ${whom}: ${tally(
      beside.map(({ direction }) => direction),
      'figures',
    )}`;
  }
  const inTime = own.filter(isFigure).sort((a, b) => a.period_end.localeCompare(b.period_end));
  const lines = [...groupBy(inTime, (o) => `${o.indicator}|${o.breakdown}`).values()].filter(
    (line) => new Set(line.map((o) => o.period_end)).size > 1,
  );
  if (lines.length === 0) return area;
  const ways = lines.map((line) => wayOf(line, input.catalogue.indicators.get(line[0]!.indicator)!));
  return `${area}, ${periodsText(lines.flat())}: ${tally(ways, 'series')}`;
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
    subtitle: subtitleText(
      periodsText(panels.flatMap(({ observations }) => observations)),
      'each panel with an axis of its own',
    ),
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
      fewCaveat(panels.flatMap(({ observations }) => observations.filter(isFigure))),
      nationalTotalNote(totals),
      alone.length === 0
        ? ''
        : `Not drawn, as a single figure: ${alone.map(({ name, observations }) => `${name} ${observations.find(isFigure)!.printed}`).join('; ')}.`,
      drawn.some(({ cut }) => cut) ? 'Axes of lines do not all start at 0.' : '',
    ].filter((note) => note !== ''),
    sources: [...new Set(wanted.map(({ source }) => source))],
  };
}
