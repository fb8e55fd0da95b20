import gammaln from '@stdlib/math-base-special-gammaln';

const ENOUGH = 1e-16;

/**
 * Q(a, x), the upper tail of the gamma distribution with shape a, by Lentz's continued fraction; for x > a.
 *
 * Source: Gautschi (1979), ACM TOMS 5; DLMF 8.9.2.
 */
export function upperGammaTail(a: number, x: number): number {
  let b = x + 1 - a;
  let c = Number.MAX_VALUE;
  let d = 1 / b;
  let fraction = d;
  for (let i = 1; i < 100_000; i++) {
    const an = -i * (i - a);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    const step = c * d;
    fraction *= step;
    if (Math.abs(step - 1) < ENOUGH) break;
  }
  return Math.exp(-x + a * Math.log(x) - gammaln(a)) * fraction;
}

/**
 * The x with Q(a, x) = tail, sharpened by Newton's method from a first guess near it; for small tails, where
 * x > a.
 */
export function upperGammaQuantile(a: number, tail: number, guess: number): number {
  let x = guess;
  for (let i = 0; i < 20; i++) {
    const density = Math.exp(-x + (a - 1) * Math.log(x) - gammaln(a));
    const step = (upperGammaTail(a, x) - tail) / density;
    x += step;
    if (Math.abs(step) <= 1e-14 * x) break;
  }
  return x;
}
