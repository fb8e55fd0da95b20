import { PAD } from './axes.js';
import type { Row } from './compose.js';
import { labelPlace, withoutOverlaps } from './label-place.js';
import type { LinePlot, LinePoint } from './lines.js';
import { apart, placing } from './scale.js';
import { SIZES } from './style.js';
import { textWidth, wrapped } from './text-width.js';

const lastOf = (points: readonly LinePoint[]): LinePoint | undefined =>
  points.filter(({ value }) => value !== null).at(-1);

/** As wide as a label beside a line may be before it is broken. */
const WIDEST = 215;

/** What stands right of a line: its name and its last figure, in lines. */
const endLabel = ({ series, label, issue }: LinePoint, named: boolean): string[] =>
  wrapped(
    [named ? series : '', label, issue].filter((part) => part !== '').join(' '),
    WIDEST,
    SIZES.text,
    'bold',
  );

/** Room that the labels of the lines need right of the plot. */
export const endRoom = (points: readonly LinePoint[], series: readonly string[], named: boolean): number =>
  Math.ceil(
    Math.max(
      ...series.flatMap((name) => {
        const last = lastOf(points.filter((point) => point.series === name));
        return last ? endLabel(last, named).map((line) => textWidth(line, SIZES.text, 'bold')) : 0;
      }),
    ),
  ) + 20;

const [RISE, INSET] = [18, 12];

/** The words for what is withheld, at the foot of the plot; those that would lie on another stand above it. */
function withheldLabels({ points, height }: LinePlot, x: (date: string) => number): Row[] {
  const dates = points.map(({ date }) => date).sort();
  const ends: number[] = [];
  return points
    .filter(({ value, status }) => value === null && status !== '' && status !== 'ok')
    .sort((a, b) => a.date.localeCompare(b.date))
    .map(({ date, label }) => {
      const align = date === dates[0] ? 'left' : date === dates.at(-1) ? 'right' : 'center';
      const wide = textWidth(label, SIZES.text);
      const from = x(date) - { left: 0, center: wide / 2, right: wide }[align];
      const free = ends.findIndex((end) => end < from);
      const level = free < 0 ? ends.length : free;
      ends[level] = from + wide + INSET;
      return { date, text: label, align, y: height - INSET - level * RISE };
    });
}

/** Where labels stand, so that none lies on another: data of the views. */
export function lineLabels(plot: LinePlot): { ends: Row[]; values: Row[]; withheld: Row[] } {
  const { points, series, scale, axis, width, height, named, valued } = plot;
  const { place: y, valueAt } = placing(scale, height);
  const lasts = series.flatMap((name) => lastOf(points.filter((point) => point.series === name)) ?? []);
  const texts = lasts.map((last) => endLabel(last, named));
  const tallest = Math.max(...texts.map((lines) => lines.length));
  const places = apart(
    lasts.map(({ value }) => y(value!)),
    SIZES.line * tallest,
    [0, height],
  );
  const ends = lasts.map((last, i) => ({
    series: last.series,
    date: last.date,
    at: valueAt(places[i]!),
    text: texts[i]!,
    marked: last.series === series[0] ? 'yes' : 'no',
  }));
  const beside = points.filter(
    (point) =>
      point.value !== null &&
      !lasts.includes(point) &&
      ((valued && point.series === series[0]) || point.issue !== ''),
  );
  const x = (date: string): number => {
    const [from, to] = axis.domain;
    const inner = width - 2 * PAD;
    return PAD + (to === from ? inner / 2 : ((Date.parse(date) - from) / (to - from)) * inner);
  };
  const placed = beside.map((point) => {
    const own = points.filter((p) => p.series === point.series);
    const joined = (at: number): number | undefined => {
      const value = own[own.indexOf(point) + at]?.value;
      return value == null ? undefined : y(value);
    };
    const others = points.filter((p) => p.date === point.date && p !== point && p.value !== null);
    const mine = valued && point.series === series[0];
    const text = [mine ? point.label : '', point.issue].filter((part) => part !== '').join(' ');
    const place = labelPlace(
      y(point.value!),
      joined(-1),
      joined(1),
      others.map((p) => y(p.value!)),
      height,
    );
    return {
      row: { series: point.series, date: point.date, value: point.value, text, ...place },
      x: x(point.date) + place.shift,
      y: y(point.value!) + (place.side === 'above' ? -15 : 16),
      width: textWidth(text, SIZES.text),
    };
  });
  const values = withoutOverlaps(placed).map(({ row }) => row);
  return { ends, values, withheld: withheldLabels(plot, x) };
}
