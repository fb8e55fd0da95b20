import { comparable } from '../../indicators/figures.js';
import { andList } from '../../indicators/sentence.js';
import { groupBy } from '../../observations/group-by.js';
import { type Figure, isFigure } from '../../observations/observation.js';
import { periodName } from '../../observations/period.js';
import { insist } from '../../statistics/estimate.js';
import { type Drawing, plotWidth, type View } from '../compose.js';
import { doubted } from '../doubt.js';
import { FIGURE_COLUMNS, figureRow, signedLabel } from '../figure-row.js';
import { areaOf, type Charted, type ChartOptions, oneIndicator, selected } from '../input.js';
import { isNationalTotal, nationalTotalNote } from '../national-total.js';
import { apart } from '../scale.js';
import { seriesLayers, seriesStyles } from '../series-marks.js';
import { DASHES, PALETTES, SHAPES, SIZES } from '../style.js';
import { textWidth } from '../text-width.js';
import { breakdownName, distinctions, measureText, pointLabel, subtitleText } from '../words.js';

const HEIGHT = 260;
const PAD = 14;
/** As many as a title can name. */
const MOST_NAMED = 4;
/** As many lines as names find room for. */
const MOST = 12;

interface Slope {
  readonly name: string;
  readonly first: Figure;
  readonly last: Figure;
}

/** The first and the last period that all the lines have, and their figures in them. */
function slopesOf(figures: readonly Figure[]): Slope[] {
  const areas = new Set(figures.map((o) => o.area_name)).size > 1;
  const own = distinctions(figures.map(comparable));
  const lines = [
    ...groupBy(
      figures,
      (o) =>
        [areas ? o.area_name : '', breakdownName(own(comparable(o)))]
          .filter((part) => part !== '')
          .join(', ') || o.area_name,
    ),
  ];
  const shared = [...new Set(figures.map((o) => o.period_end))]
    .filter((end) => lines.every(([, list]) => list.some((o) => o.period_end === end)))
    .sort();
  insist(
    shared.length > 1,
    `A slope chart needs two periods in which ${lines.map(([name]) => name).join(', ')} all have figures; there ${shared.length === 1 ? 'is one' : 'is none'}. Take a trend.`,
  );
  const at = (list: readonly Figure[], end: string): Figure => list.find((o) => o.period_end === end)!;
  return lines.map(([name, list]) => ({ name, first: at(list, shared[0]!), last: at(list, shared.at(-1)!) }));
}

const way = ({ first, last }: Slope): string =>
  last.value > first.value ? 'up' : last.value < first.value ? 'down' : 'unchanged';

/** Which way each line went, as a title says it: the marked one by its figures, the others by name or number. */
function directions(slopes: readonly Slope[], marked: string): string {
  const own = slopes.find(({ name }) => name === marked) ?? slopes[0]!;
  const others = groupBy(
    slopes.filter((slope) => slope !== own),
    way,
  );
  const told = [...others].map(([direction, list]) =>
    slopes.length > MOST_NAMED
      ? `${list.length} ${direction}`
      : `${andList(list.map(({ name }) => name))} ${direction}`,
  );
  return [`${own.name} ${way(own)} from ${label(own.first)} to ${label(own.last)}`, ...told].join('; ');
}

const label = (o: Figure): string => pointLabel(o.value, o.decimals, o.unit);

/** Two periods side by side, and a line for each area or breakdown between them. */
export function slopeChart(input: Charted, options: ChartOptions): Drawing {
  const all = selected(input, options).filter((o) => o.period_end !== '' && !/figure=/.test(o.breakdown));
  const indicator = input.catalogue.indicators.get(oneIndicator(all, 'slope'))!;
  const area = areaOf(all, options);
  const doubts = doubted(all, input);
  const totals = all.filter((o) => isNationalTotal(o) && doubts.sign(o) !== '!!');
  const slopes = slopesOf(all.filter(isFigure).filter((o) => !totals.includes(o)));
  insist(slopes.length <= MOST, `A slope chart has room for ${MOST} lines, not ${slopes.length}; take bars.`);
  const { ink, quiet, categories, context } = PALETTES[options.theme ?? 'light'];
  const drawn = slopes.flatMap(({ name, first, last }) =>
    [first, last].map((o, at) => {
      const row = figureRow(o, doubts);
      return {
        series: name,
        ...row,
        at,
        told: at === 0 ? `${name} ${signedLabel(row)}` : `${signedLabel(row)} ${name}`,
      };
    }),
  );
  const values = drawn.map(({ value }) => value!);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const span = high - low || 1;
  const place = (value: number): number => PAD + (HEIGHT - 2 * PAD) * (1 - (value - low) / span);
  const side = (at: number) => {
    const own = drawn.filter((row) => row.at === at);
    const places = apart(
      own.map(({ value }) => place(value!)),
      SIZES.line,
      [0, HEIGHT],
    );
    return own.map((row, i) => ({
      series: row.series,
      at,
      y: places[i]!,
      told: row.told,
      marked: row.series === area ? 'yes' : 'no',
    }));
  };
  const labels = [...side(0), ...side(1)];
  const room = Math.ceil(Math.max(...labels.map(({ told }) => textWidth(told, SIZES.text, 'bold')))) + 14;
  const width = plotWidth(room, room);
  const periods = [periodName(slopes[0]!.first), periodName(slopes[0]!.last)];
  const x = {
    field: 'at',
    type: 'quantitative' as const,
    scale: { domain: [0, 1], nice: false },
    axis: null,
  };
  const y = {
    field: 'place',
    type: 'quantitative' as const,
    scale: { domain: [HEIGHT, 0], nice: false, zero: false },
    axis: null,
  };
  const names = slopes.map(({ name }) => name);
  const theme = options.theme ?? 'light';
  const styles =
    names.length <= categories.length
      ? seriesStyles(names, theme)
      : names.map((name) => ({
          name,
          colour: name === area ? categories[0] : context,
          dash: DASHES[0]!,
          shape: SHAPES[0],
        }));
  const text = (at: number, marked: string) => ({
    data: { name: 'labels' },
    transform: [{ filter: `datum.at === ${at} && datum.marked === '${marked}'` }],
    mark: {
      type: 'text',
      align: at === 0 ? 'right' : 'left',
      dx: at === 0 ? -10 : 10,
      color: ink,
      fontWeight: marked === 'yes' ? 'bold' : 'normal',
      aria: false,
    },
    encoding: { x, y: { ...y, field: 'y' }, text: { field: 'told' } },
  });
  const view = {
    width,
    height: HEIGHT,
    layer: [
      {
        data: { values: [{ at: 0 }, { at: 1 }] },
        mark: { type: 'rule', color: quiet, aria: false },
        encoding: { x },
      },
      {
        data: {
          values: [
            { at: 0, text: periods[0] },
            { at: 1, text: periods[1] },
          ],
        },
        mark: { type: 'text', align: 'center', dy: -14, color: ink, aria: false },
        encoding: { x, y: { value: 0 }, text: { field: 'text' } },
      },
      ...seriesLayers({ styles, marked: area, x, y, theme }),
      ...[0, 1].flatMap((at) => ['no', 'yes'].map((marked) => text(at, marked))),
    ],
  };
  return {
    title: `${indicator.name}, ${periods[0]} to ${periods[1]}: ${directions(slopes, area)}`,
    subtitle: subtitleText(measureText(indicator), `${periods[0]} and ${periods[1]}`),
    shows: `Slope chart of ${indicator.name}, ${measureText(indicator)}, between ${periods[0]} and ${periods[1]}`,
    figures: slopes.map(({ name, first, last }) => `${name} ${label(first)} to ${label(last)}`).join(', '),
    rows: drawn.map((row) => ({ ...row, place: place(row.value!) })),
    columns: ['series', ...FIGURE_COLUMNS],
    helpers: { labels },
    views: [view as View],
    left: room,
    notes: [...doubts.notes, nationalTotalNote(totals), 'The vertical axis does not start at 0.'].filter(
      (note) => note !== '',
    ),
    sources: [...new Set(all.map(({ source }) => source))],
  };
}
