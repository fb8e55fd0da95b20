import type { BenchmarkRow } from '../../../analysis/benchmark/benchmark.js';
import { figureText, isTotal, meanText } from '../../../analysis/benchmark/words.js';
import { lineScale, type Scale } from '../../../charts/scale.js';
import { textWidth } from '../../../charts/text-width.js';
import type { Unit } from '../../../model/observation.js';
import { type Markup, markup } from '../../markup.js';
import { axis, endWords, FONT_SIZE, FOOT, HEIGHT, heightOf, LEFT, picture, point, WIDTH } from './drawing.js';

/** Dashes by series, as in the charts of the other pages. */
const DASHES = ['', '7,4', '2,3', '9,3,2,3'];
const RIGHT = 420;

interface Line {
  readonly name: string;
  readonly of: (row: BenchmarkRow) => number | null;
  readonly textOf?: (row: BenchmarkRow) => string;
}

const textOf = (line: Line, row: BenchmarkRow): string =>
  line.textOf?.(row) ?? figureText(line.of(row), row.decimals);

/** What is drawn beside the authority: a count of a region or a nation is no measure of it. */
const linesOf = (rows: readonly BenchmarkRow[], area: string): Line[] => {
  const total = isTotal(rows[0]!);
  const region = rows.at(-1)!.region;
  return [
    { name: area, of: ({ value }: BenchmarkRow) => value },
    {
      name: 'Neighbours’ mean',
      of: ({ neighbours_mean }: BenchmarkRow) => neighbours_mean,
      textOf: meanText,
    },
    ...(total
      ? []
      : [
          { name: 'England', of: ({ england_value }: BenchmarkRow) => england_value },
          ...(region === '' ? [] : [{ name: region, of: ({ region_value }: BenchmarkRow) => region_value }]),
        ]),
  ].filter(({ of }) => rows.some((row) => of(row) !== null));
};

/** Days after which a period in between must be missing. */
const MOST_DAYS = 366 * 1.5;

/** Whether no line may join a row to the one before: a period is missing, or a rate rests on other children. */
function isApart(before: BenchmarkRow | undefined, row: BenchmarkRow): boolean {
  if (!before) return true;
  const days = (Date.parse(row.period_end) - Date.parse(before.period_end)) / 86_400_000;
  return days > MOST_DAYS || (before.value !== null && row.value !== null && row.change === null);
}

/** Pieces of a line, broken where a period has no figure and where `apart` says so. */
function pieces(points: readonly (readonly [number, number] | null)[], apart: readonly boolean[]): string {
  let joined = false;
  return points
    .map((point, at) => {
      const start = !joined || apart[at];
      const piece = point === null ? '' : `${start ? 'M' : 'L'}${point[0].toFixed(1)},${point[1].toFixed(1)}`;
      joined = point !== null;
      return piece;
    })
    .join('');
}

/** Pixels that the year of a tick takes, with room beside it. */
const TICK = 48;

/** Which ticks have room for their year, the last first. */
function ticksWithRoom(places: readonly number[]): boolean[] {
  let free = Number.POSITIVE_INFINITY;
  return places
    .toReversed()
    .map((x) => {
      const fits = x <= free;
      if (fits) free = x - TICK;
      return fits;
    })
    .toReversed();
}

/** The period as it has the code the axis: its year. */
const yearOf = ({ period, period_end }: BenchmarkRow): string =>
  /^\d{4}-\d\d$/.test(period) ? period : period_end.slice(0, 4);

/** A line's name and last figure, the name cut where both have no room. */
function endText(name: string, value: string): string {
  let [text, cut] = [`${name} ${value}`, name];
  while (textWidth(text, FONT_SIZE, 'bold') > WIDTH - RIGHT - 12 && cut !== '') {
    cut = cut.slice(0, -1).trimEnd();
    text = `${cut}… ${value}`;
  }
  return text;
}

/** The vertical axis of the lines. */
const scaleOf = (rows: readonly BenchmarkRow[], lines: readonly Line[]): Scale =>
  lineScale(
    lines.flatMap(({ of }) => rows.map(of).filter((value) => value !== null)),
    rows[0]!.unit as Unit,
  );

/** Whether the vertical axis starts above 0. */
export const isCut = (rows: readonly BenchmarkRow[], area: string): boolean =>
  scaleOf(rows, linesOf(rows, area)).domain[0] !== 0;

/** Lines over time: the authority, its neighbours’ mean, England and its region. */
export function trendPicture(rows: readonly BenchmarkRow[], area: string, title: string): Markup {
  const lines = linesOf(rows, area);
  const scale = scaleOf(rows, lines);
  const days = rows.map(({ period_end }) => Date.parse(period_end));
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const x = (at: number): number =>
    last === first
      ? (LEFT + RIGHT) / 2
      : LEFT + 14 + ((days[at]! - first) / (last - first)) * (RIGHT - LEFT - 28);
  const room = ticksWithRoom(rows.map((_, at) => x(at)));
  const apart = rows.map((row, at) => isApart(rows[at - 1], row));
  const foot = HEIGHT - FOOT;
  const suffix = rows[0]!.unit === 'percent' ? '%' : '';
  const drawn = lines.map((line, shape) => {
    const { name, of } = line;
    const places = rows.map((row, at) => {
      const value = of(row);
      return value === null ? null : ([x(at), heightOf(scale, value)] as const);
    });
    const marks = rows.map((row, at) => {
      const place = places[at];
      return (
        place &&
        point(shape, place[0], place[1], `${name} · ${row.period} · ${textOf(line, row)}${suffix}`, name)
      );
    });
    return markup`<path d="${pieces(places, apart)}" fill="none" stroke="var(--chart-category-${shape + 1})" stroke-width="${shape === 0 ? 3.2 : 2.2}"${DASHES[shape] !== '' && markup` stroke-dasharray="${DASHES[shape]}"`} data-series="${name}"/>${marks}`;
  });
  const ends = lines.flatMap((line) => {
    const { name, of } = line;
    const row = rows.findLast((one) => of(one) !== null);
    return row
      ? [
          {
            series: name,
            text: endText(name, `${textOf(line, row)}${suffix}`),
            y: heightOf(scale, of(row)!),
          },
        ]
      : [];
  });
  const ticks = rows.map(
    (row, at) =>
      room[at] &&
      markup`<text x="${x(at).toFixed(1)}" y="${foot + 20}" text-anchor="middle" fill="var(--chart-ink)">${yearOf(row)}</text>`,
  );
  return picture(title, [
    axis(scale, RIGHT, suffix),
    markup`<line x1="${LEFT}" x2="${RIGHT}" y1="${foot}" y2="${foot}" stroke="var(--chart-quiet)"/>`,
    ticks,
    drawn,
    endWords(ends, RIGHT + 8),
  ]);
}
