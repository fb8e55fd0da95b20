import { breakBetween } from '../../analysis/benchmark/compare.js';
import type { Dataset } from '../../model/dataset.js';
import { groupBy } from '../../model/group-by.js';
import { type Figure, isFigure } from '../../model/observation.js';
import { periodName } from '../../model/period.js';
import { insist } from '../../statistics/estimate.js';
import { andList } from '../../text/list.js';
import { capital } from '../../text/sentence.js';
import { type Drawing, plotWidth, type View } from '../compose.js';
import { FIGURE_COLUMNS, figureRow, signedLabel } from '../figure-row.js';
import { areaOf, type ChartOptions, oneIndicator, selected } from '../input.js';
import { flagged } from '../issue.js';
import { lineKey, namer, withoutRepeats } from '../names.js';
import { isNationalTotal, nationalTotalNote } from '../national-total.js';
import { spanOf } from '../periods.js';
import { apart, lineScale } from '../scale.js';
import { seriesLayers, seriesStyles } from '../series-marks.js';
import { DASHES, PALETTES, SHAPES, SIZES } from '../style.js';
import { textWidth, wrapped } from '../text-width.js';
import { changeBetween } from '../verdict.js';
import { measureText, pointLabel, subtitleText } from '../words.js';

const HEIGHT = 260;
const PAD = 14;
/** As wide as a label may be before it is broken. */
const WIDEST = 190;
/** As many as a title can name. */
const MOST_NAMED = 4;
/** As many lines as names find room for. */
const MOST = 12;

interface Slope {
  readonly name: string;
  readonly first: Figure;
  readonly last: Figure;
}

/** The first and the last period that all the lines have, of one length, and their figures in them. */
function slopesOf(figures: readonly Figure[], { catalogue }: Dataset): Slope[] {
  const name = namer(figures, catalogue);
  const lines = [...groupBy(withoutRepeats(figures), lineKey).values()];
  const when = (o: Figure): string => `${spanOf(o)}|${o.period_end}`;
  const shared = [...new Set(figures.map(when))].filter((key) =>
    lines.every((list) => list.some((o) => when(o) === key)),
  );
  const spans = [...groupBy(shared, (key) => key.split('|')[0]!).values()];
  const [longest = []] = spans.sort((a, b) => b.length - a.length);
  const ordered = [...longest].sort((a, b) => a.split('|')[1]!.localeCompare(b.split('|')[1]!));
  insist(
    ordered.length > 1,
    `A slope chart needs two periods of one length in which all its lines have figures; ${lines.length} lines here share ${ordered.length === 1 ? 'one' : 'none'}. Choose a trend.`,
  );
  const at = (list: readonly Figure[], key: string): Figure => list.find((o) => when(o) === key)!;
  return lines.map((list) => ({
    name: capital(name(list[0]!)),
    first: at(list, ordered[0]!),
    last: at(list, ordered.at(-1)!),
  }));
}

/** Which way each line went, as a title says it: the marked one by its figures, the others by name or number. */
function directions(slopes: readonly Slope[], marked: Slope, input: Dataset): string {
  const way = ({ first, last }: Slope): string => changeBetween(first, last, input);
  const others = groupBy(
    slopes.filter((slope) => slope !== marked),
    way,
  );
  const told = [...others].map(([change, list]) =>
    slopes.length > MOST_NAMED
      ? `${list.length} ${change}`
      : `${andList(list.map(({ name }) => name))} ${change}`,
  );
  const [first, last] = [label(marked.first), label(marked.last)];
  const change = way(marked);
  const own =
    change === 'up' || change === 'down'
      ? `${change} from ${first} to ${last}`
      : `${first} and ${last}, ${change}`;
  return [`${marked.name} ${own}`, ...told].join('; ');
}

const label = (o: Figure): string => pointLabel(o.value, o.decimals, o.unit);

/** Two periods side by side, and a line for each area or breakdown between them. */
export function slopeChart(input: Dataset, options: ChartOptions): Drawing {
  const all = selected(input, options).filter((o) => o.period_end !== '' && !/figure=/.test(o.breakdown));
  const indicator = input.catalogue.indicators.get(oneIndicator(all, 'slope'))!;
  const area = areaOf(all, options);
  const issues = flagged(all, input);
  const totals = all.filter((o) => isNationalTotal(o) && issues.sign(o) !== '!!');
  const slopes = slopesOf(
    all.filter(isFigure).filter((o) => !totals.includes(o)),
    input,
  );
  const marked = slopes.find(({ first }) => first.area_name === area);
  insist(marked !== undefined, `Of ${area} there are no two figures to join.`);
  const withheld = all.filter((o) => o.value === null);
  const broken = breakBetween(marked.last, marked.first, indicator);
  insist(
    slopes.length <= MOST,
    `A slope chart has room for ${MOST} lines, not ${slopes.length}; choose bars.`,
  );
  const { ink, quiet, categories, context } = PALETTES[options.theme ?? 'light'];
  const drawn = slopes.flatMap(({ name, first, last }) =>
    [first, last].map((o, at) => {
      const row = figureRow(o, issues);
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
  const { domain } = lineScale([low, high], indicator.unit);
  const span = domain[1] - domain[0];
  const place = (value: number): number => PAD + (HEIGHT - 2 * PAD) * (1 - (value - domain[0]) / span);
  const side = (at: number) => {
    const own = drawn.filter((row) => row.at === at);
    const places = apart(
      own.map(({ value }) => place(value!)),
      SIZES.line * Math.max(...own.map(({ told }) => wrapped(told, WIDEST, SIZES.text, 'bold').length)),
      [0, HEIGHT],
    );
    return own.map((row, i) => ({
      series: row.series,
      at,
      y: places[i]!,
      told: wrapped(row.told, WIDEST, SIZES.text, 'bold'),
      marked: row.series === marked.name ? 'yes' : 'no',
    }));
  };
  const labels = [...side(0), ...side(1)];
  const room =
    Math.ceil(
      Math.max(...labels.flatMap(({ told }) => told.map((line) => textWidth(line, SIZES.text, 'bold')))),
    ) + 14;
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
          colour: name === marked.name ? categories[0] : context,
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
      dy: { expr: `-(length(datum.told) - 1) * ${SIZES.line / 2}` },
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
      ...seriesLayers({ styles, marked: marked.name, x, y, theme }),
      ...[0, 1].flatMap((at) => ['no', 'yes'].map((marked) => text(at, marked))),
    ],
  };
  return {
    title: `${indicator.name}, ${periods[0]} to ${periods[1]}: ${directions(slopes, marked, input)}`,
    subtitle: subtitleText(measureText(indicator), `${periods[0]} and ${periods[1]}`),
    shows: `Slope chart of ${indicator.name}, ${measureText(indicator)}, between ${periods[0]} and ${periods[1]}`,
    figures: slopes.map(({ name, first, last }) => `${name} ${label(first)} to ${label(last)}`).join(', '),
    rows: drawn.map((row) => ({ ...row, place: place(row.value!) })),
    columns: ['series', ...FIGURE_COLUMNS],
    helpers: { labels },
    views: [view as View],
    left: room,
    notes: [
      ...issues.notes,
      nationalTotalNote(totals),
      broken,
      withheld.length === 0
        ? ''
        : `Withheld or missing, not drawn: ${withheld.map((o) => `${o.area_name} ${periodName(o)}`).join('; ')}.`,
      domain[0] === 0 ? '' : 'The vertical axis does not start at 0.',
    ].filter((note) => note !== ''),
    sources: [...new Set(all.map(({ source }) => source))],
  };
}
