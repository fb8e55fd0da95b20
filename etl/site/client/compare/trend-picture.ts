import { lineScale, type Scale } from '../../../../src/charts/scale.js';
import type { StandingRow } from '../../../../src/indicators/standing.js';
import { figure, isTotal } from '../../../../src/indicators/standing-words.js';
import type { Unit } from '../../../../src/observations/observation.js';
import { type Markup, markup } from '../../markup.js';
import { axis, endWords, FOOT, HEIGHT, heightOf, LEFT, picture, point } from './drawing.js';

/** Dashes by series, as in the charts of the other pages. */
const DASHES = ['', '7,4', '2,3', '9,3,2,3'];
const RIGHT = 420;
const MOST_TICKS = 6;

interface Line {
  readonly name: string;
  readonly of: (row: StandingRow) => number | null;
  readonly least: number;
}

/** What is drawn beside the authority: a count of a region or a nation is no measure of it. */
const linesOf = (rows: readonly StandingRow[], area: string): Line[] => {
  const total = isTotal(rows[0]!);
  const region = rows.at(-1)!.region;
  return [
    { name: area, of: ({ value }: StandingRow) => value, least: 0 },
    { name: 'Neighbours’ mean', of: ({ neighbours_mean }: StandingRow) => neighbours_mean, least: 1 },
    ...(total
      ? []
      : [
          { name: 'England', of: ({ england_value }: StandingRow) => england_value, least: 0 },
          ...(region === ''
            ? []
            : [{ name: region, of: ({ region_value }: StandingRow) => region_value, least: 0 }]),
        ]),
  ].filter(({ of }) => rows.some((row) => of(row) !== null));
};

/** Pieces of a line, broken where a period has no figure. */
function pieces(points: readonly (readonly [number, number] | null)[]): string {
  let joined = false;
  return points
    .map((at) => {
      const piece = at === null ? '' : `${joined ? 'L' : 'M'}${at[0].toFixed(1)},${at[1].toFixed(1)}`;
      joined = at !== null;
      return piece;
    })
    .join('');
}

/** The period as it stands under the axis: its year. */
const yearOf = ({ period, period_end }: StandingRow): string =>
  /^\d{4}-\d\d$/.test(period) ? period : period_end.slice(0, 4);

/** The vertical axis of the lines. */
const scaleOf = (rows: readonly StandingRow[], lines: readonly Line[]): Scale =>
  lineScale(
    lines.flatMap(({ of }) => rows.map(of).filter((value) => value !== null)),
    rows[0]!.unit as Unit,
  );

/** Whether the vertical axis starts above 0. */
export const isCut = (rows: readonly StandingRow[], area: string): boolean =>
  scaleOf(rows, linesOf(rows, area)).domain[0] !== 0;

/** Lines through the years: the authority, its neighbours’ mean, England and its region. */
export function trendPicture(rows: readonly StandingRow[], area: string, title: string): Markup {
  const lines = linesOf(rows, area);
  const scale = scaleOf(rows, lines);
  const days = rows.map(({ period_end }) => Date.parse(period_end));
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const x = (at: number): number =>
    last === first
      ? (LEFT + RIGHT) / 2
      : LEFT + 14 + ((days[at]! - first) / (last - first)) * (RIGHT - LEFT - 28);
  const every = Math.ceil(rows.length / MOST_TICKS);
  const foot = HEIGHT - FOOT;
  const suffix = rows[0]!.unit === 'percent' ? '%' : '';
  const drawn = lines.map(({ name, of, least }, shape) => {
    const places = rows.map((row, at) => {
      const value = of(row);
      return value === null ? null : ([x(at), heightOf(scale, value)] as const);
    });
    const marks = rows.map((row, at) => {
      const place = places[at];
      return (
        place &&
        point(shape, place[0], place[1], `${name} · ${row.period} · ${figure(of(row), least)}${suffix}`, name)
      );
    });
    return markup`<path d="${pieces(places)}" fill="none" stroke="var(--chart-category-${shape + 1})" stroke-width="${shape === 0 ? 3.2 : 2.2}"${DASHES[shape] !== '' && markup` stroke-dasharray="${DASHES[shape]}"`} data-series="${name}"/>${marks}`;
  });
  const ends = lines.flatMap(({ name, of, least }) => {
    const row = rows.findLast((one) => of(one) !== null);
    return row
      ? [{ series: name, text: `${name} ${figure(of(row), least)}${suffix}`, y: heightOf(scale, of(row)!) }]
      : [];
  });
  const ticks = rows.map(
    (row, at) =>
      (rows.length - 1 - at) % every === 0 &&
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
