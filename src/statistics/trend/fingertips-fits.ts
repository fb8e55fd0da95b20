import { cochranArmitage } from './cochran-armitage.js';
import type { WholeYearFigure } from './fingertips-points.js';

/** A year's figure and its number among the years used: 1, 2, 3, … */
export interface NumberedFigure extends WholeYearFigure {
  readonly t: number;
}

/** A way to fit a recent trend; NaN where the points leave nothing to fit. */
export interface RecentFit {
  readonly method: 'Fingertips, limits' | 'Fingertips, proportions';
  readonly slope: (figures: readonly NumberedFigure[]) => number;
  readonly chiSquare: (figures: readonly NumberedFigure[]) => number;
}

const square = (x: number): number => x * x;

const sum = (figures: readonly NumberedFigure[], of: (figure: NumberedFigure) => number): number =>
  figures.reduce((total, figure) => total + of(figure), 0);

// Rounding alone may decide the sign of a slope that is 0, and that sign a marker: the order of operations
// in both fits is therefore that of Fingertips.
function weightedLine(figures: readonly NumberedFigure[]): { slope: number; se: number } {
  const variance = ({ lower, upper }: NumberedFigure): number => square((upper - lower) / 3.92);
  const s = sum(figures, (figure) => 1 / variance(figure));
  const sty = sum(figures, (figure) => (figure.value * figure.t) / variance(figure));
  const st = sum(figures, (figure) => figure.t / variance(figure));
  const sy = sum(figures, (figure) => figure.value / variance(figure));
  const stt = sum(figures, (figure) => square(figure.t) / variance(figure));
  const spread = s * stt - square(st);
  return { slope: (s * sty - st * sy) / spread, se: Math.sqrt(s / spread) };
}

/** A line through the values, each weighted by its limits. */
export const BY_LIMITS: RecentFit = {
  method: 'Fingertips, limits',
  slope: (figures) => weightedLine(figures).slope,
  chiSquare: (figures) => {
    const { slope, se } = weightedLine(figures);
    return square(slope / se);
  },
};

const logOdds = ({ count, denominator }: NumberedFigure): number => Math.log(count / (denominator - count));

/** Cochran and Armitage's χ² of the counts, with an unweighted line through the log odds. */
export const BY_PROPORTIONS: RecentFit = {
  method: 'Fingertips, proportions',
  slope: (figures) => {
    const st = sum(figures, ({ t }) => t);
    const sty = figures.length * sum(figures, (figure) => logOdds(figure) * figure.t);
    const stt = figures.length * sum(figures, ({ t }) => square(t));
    return (sty - sum(figures, logOdds) * st) / (stt - square(st));
  },
  chiSquare: (figures) => {
    if (figures.length < 2) return Number.NaN;
    const groups = figures.map(({ count, denominator, t }) => ({ x: count, n: denominator, score: t }));
    return cochranArmitage(groups).chiSquare ?? Number.NaN;
  },
};
