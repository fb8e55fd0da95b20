import { type Line, leastSquares } from './least-squares.js';

/** Events (`x`) in the population (`n`) at a time (`t`). */
export interface TimedEvents {
  readonly x: number;
  readonly n: number;
  readonly t: number;
}

/** A fitted Poisson regression. */
export interface PoissonFit {
  readonly intercept: number;
  readonly slope: number;
  readonly se: number;
  readonly deviance: number;
  readonly pearson: number;
}

// R's own rule for stopping: its standard error comes from the weights of the last step, and so depends on it.
const CLOSE_ENOUGH = 1e-8;
const MOST_STEPS = 25;

const devianceOf = (points: readonly TimedEvents[], expected: readonly number[]): number =>
  2 *
  points.reduce(
    (sum, { x }, i) => sum + (x > 0 ? x * Math.log(x / expected[i]!) : 0) - (x - expected[i]!),
    0,
  );

/**
 * Poisson regression of events on time with the population as offset: log E[x] = a + b·t + log n, by iteratively
 * reweighted least squares from x + 0.1.
 *
 * Source: McCullagh and Nelder (1989), Generalized Linear Models; start and stop as R `glm(family = poisson)`.
 */
export function poissonRegression(points: readonly TimedEvents[]): PoissonFit {
  let expected = points.map(({ x }) => x + 0.1);
  let deviance = devianceOf(points, expected);
  let line: Line = { intercept: 0, slope: 0, spread: 0 };
  for (let step = 0; step < MOST_STEPS; step++) {
    const working = points.map(({ x, n, t }, i) => ({
      t,
      y: Math.log(expected[i]! / n) + (x - expected[i]!) / expected[i]!,
    }));
    line = leastSquares(working, expected);
    expected = points.map(({ n, t }) => n * Math.exp(line.intercept + line.slope * t));
    const before = deviance;
    deviance = devianceOf(points, expected);
    if (Math.abs(deviance - before) / (Math.abs(deviance) + 0.1) < CLOSE_ENOUGH) break;
  }
  return {
    intercept: line.intercept,
    slope: line.slope,
    se: 1 / Math.sqrt(line.spread),
    deviance,
    pearson: points.reduce((sum, { x }, i) => sum + (x - expected[i]!) ** 2 / expected[i]!, 0),
  };
}
