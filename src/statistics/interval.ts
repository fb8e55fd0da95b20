/** The values a printed figure may stand for: `lo`…`hi`, each end open or closed. */
export interface Interval {
  readonly lo: number;
  readonly hi: number;
  readonly loOpen: boolean;
  readonly hiOpen: boolean;
}

// Decimal figures are not exact in binary; twelve digits after the point keep every printed end apart.
const clean = (x: number): number => (Number.isFinite(x) ? Number(x.toPrecision(14)) : x);

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
export const scale = (a: Interval, factor: number): Interval =>
  interval(a.lo * factor, a.hi * factor, a.loOpen, a.hiOpen);

/** Every product of a value of `a` and a value of `b`; negative values are cut off at 0. */
export const multiply = (a: Interval, b: Interval): Interval =>
  interval(
    Math.max(a.lo, 0) * Math.max(b.lo, 0),
    Math.max(a.hi, 0) * Math.max(b.hi, 0),
    a.loOpen || b.loOpen,
    a.hiOpen || b.hiOpen,
  );

/**
 * Every quotient of a value of `a` and a value of `b`.
 *
 * @returns `null` where the divisor may be 0 or negative: then no bound can be given.
 */
export function divide(a: Interval, b: Interval): Interval | null {
  if (!(b.lo > 0)) return null;
  const [lo, loOpen] = a.lo >= 0 ? [a.lo / b.hi, a.loOpen || b.hiOpen] : [a.lo / b.lo, a.loOpen || b.loOpen];
  const [hi, hiOpen] = a.hi >= 0 ? [a.hi / b.lo, a.hiOpen || b.loOpen] : [a.hi / b.hi, a.hiOpen || b.hiOpen];
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
