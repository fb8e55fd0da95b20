/** The values a published figure may stand for: `lo`…`hi`, each end open or closed. */
export interface Interval {
  readonly lo: number;
  readonly hi: number;
  readonly loOpen: boolean;
  readonly hiOpen: boolean;
}

// Decimal figures are not exact in binary. No published figure has more than a few decimals, so that ten digits
// after the point keep every end apart and take the dust off; very large ends keep their fourteen digits.
const clean = (x: number): number => {
  const fixed = Math.abs(x) < 1e4 ? Number(x.toFixed(10)) : Number(x.toPrecision(14));
  return fixed === 0 ? 0 : fixed;
};

const interval = (lo: number, hi: number, loOpen: boolean, hiOpen: boolean): Interval => ({
  lo: clean(lo),
  hi: clean(hi),
  loOpen,
  hiOpen,
});

/** The interval that holds one value only. */
export const exactly = (value: number): Interval => interval(value, value, false, false);

/**
 * The true values that round to `value` when rounded half away from zero, the convention of English
 * official statistics, to a multiple of `base`.
 *
 * @param base the step of rounding: 0.1 for one decimal, 5 for "to the nearest five".
 * @throws RangeError if `base` is not a positive number.
 * @example roundingInterval(5.2, 0.1) // [5.15, 5.25)
 */
export function roundingInterval(value: number, base: number): Interval {
  if (!(base > 0)) throw new RangeError(`A rounding base must be positive, not ${base}.`);
  const half = base / 2;
  if (value > 0) return interval(value - half, value + half, false, true);
  if (value < 0) return interval(value - half, value + half, true, false);
  return interval(-half, half, true, true);
}

/** Every sum of a value of `a` and a value of `b`. */
export const add = (a: Interval, b: Interval): Interval =>
  interval(a.lo + b.lo, a.hi + b.hi, a.loOpen || b.loOpen, a.hiOpen || b.hiOpen);

/** Every difference of a value of `a` and a value of `b`. */
export const subtract = (a: Interval, b: Interval): Interval =>
  interval(a.lo - b.hi, a.hi - b.lo, a.loOpen || b.hiOpen, a.hiOpen || b.loOpen);

/** Every value of `a` times the exact number `factor`, which must not be negative. */
export const times = (a: Interval, factor: number): Interval =>
  interval(a.lo * factor, a.hi * factor, a.loOpen, a.hiOpen);

const cutOff = (a: Interval): Interval => (a.lo < 0 ? { ...a, lo: 0, loOpen: false } : a);

/** Whether a product is reached: where both its factors are, or where one that is reached is 0. */
const reached = (x: number, xOpen: boolean, y: number, yOpen: boolean): boolean =>
  (!xOpen && x === 0) || (!yOpen && y === 0) || (!xOpen && !yOpen);

/** Every product of a value of `a` and a value of `b`; negative values are cut off at 0. */
export function multiply(a: Interval, b: Interval): Interval {
  const [x, y] = [cutOff(a), cutOff(b)];
  return interval(
    x.lo * y.lo,
    x.hi * y.hi,
    !reached(x.lo, x.loOpen, y.lo, y.loOpen),
    !reached(x.hi, x.hiOpen, y.hi, y.hiOpen),
  );
}

/**
 * Every quotient of a value of `a` and a value of `b`.
 *
 * @returns `null` where the divisor may be 0 or negative: then no bound can be given.
 */
export function divide(a: Interval, b: Interval): Interval | null {
  if (!(b.lo > 0)) return null;
  const end = (x: number, xOpen: boolean, y: number, yOpen: boolean): [number, boolean] => [
    x / y,
    x === 0 ? xOpen : xOpen || yOpen,
  ];
  const [lo, loOpen] = a.lo >= 0 ? end(a.lo, a.loOpen, b.hi, b.hiOpen) : end(a.lo, a.loOpen, b.lo, b.loOpen);
  const [hi, hiOpen] = a.hi >= 0 ? end(a.hi, a.hiOpen, b.lo, b.loOpen) : end(a.hi, a.hiOpen, b.hi, b.hiOpen);
  return interval(lo, hi, loOpen, hiOpen);
}

/** Whether some value lies in both intervals. */
export function overlap(a: Interval, b: Interval): boolean {
  const lo = Math.max(a.lo, b.lo);
  const hi = Math.min(a.hi, b.hi);
  if (lo < hi) return true;
  if (lo > hi) return false;
  const open = (end: Interval): boolean => (end.lo === lo && end.loOpen) || (end.hi === hi && end.hiOpen);
  return !open(a) && !open(b);
}

/** Whether every value of `a` is more than every value of `b`. */
export const exceeds = (a: Interval, b: Interval): boolean =>
  a.lo > b.hi || (a.lo === b.hi && (a.loOpen || b.hiOpen));
