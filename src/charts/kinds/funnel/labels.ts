import type { Row } from '../../compose.js';
import { dotLabels } from '../../dot-labels.js';
import { apart } from '../../scale.js';
import { SIZES } from '../../style.js';
import { type FunnelLayout, HEIGHT } from './layout.js';
import { LIMITS } from './limits.js';
import { FAR, rankOf } from './row.js';

/** Pixels between the points by which labels keep off lines. */
const LINE_STEP = 6;

/** The names of the area and of those beyond the limits, as far as there is room for them. */
export function labelRows(rows: readonly Row[], layout: FunnelLayout): { labels: Row[]; unnamed: number } {
  const { pixel, figure, lineAt, width } = layout;
  const rank = (row: Row): number => (row.marked === 'yes' ? FAR.length : rankOf(row));
  const named = rows.filter((row) => rank(row) > 0).sort((a, b) => rank(b) - rank(a));
  const dotOf = (row: Row) => pixel(Number(row.denominator), Number(row.value));
  const steps = Array.from({ length: Math.ceil(width / LINE_STEP) }, (_, i) => i * LINE_STEP);
  const places = dotLabels(
    named.map((row) => ({
      ...dotOf(row),
      text:
        row.marked === 'yes'
          ? `${row.series} ${row.label}`
          : [row.series, row.issue].filter((text) => text !== '').join(' '),
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
export function endRows({ x, width, lineAt, ends, pixel, figure }: FunnelLayout): Row[] {
  const [, last] = x.domain;
  const wanted = ends.map(({ line }) => pixel(last, lineAt(line, last)).y);
  const places = apart(wanted, SIZES.line, [0, HEIGHT]);
  return ends.map(({ text }, i) => ({ ...figure(width, places[i]!), text }));
}
