// Shifting the point in the written number keeps 2.85 a tie, which it is not in binary.
function shiftPoint(value: number, places: number): number {
  const [digits, exponent = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}

/**
 * Round half away from zero, the convention of English official statistics. The tie is that of the decimal
 * number as written: 2.85 to one decimal is 2.9.
 *
 * Source: as DfE's `dfeR::round_five_up`.
 *
 * @param decimals digits kept after the point; negative rounds to tens, hundreds, …
 * @example roundHalfUp(2.5, 0) // 3
 * @example roundHalfUp(-0.25, 1) // -0.3
 */
export function roundHalfUp(value: number, decimals: number): number {
  const shifted = shiftPoint(Number(Math.abs(value).toPrecision(15)), decimals);
  const rounded = shiftPoint(Math.round(shifted), -decimals);
  return value < 0 && rounded !== 0 ? -rounded : rounded;
}

/**
 * Round half away from zero to a multiple of `base`: for counts, ⌊x ÷ base + ½⌋ × base.
 *
 * A total is rounded from the true total, never added up from rounded parts: the two may differ.
 *
 * @param base 5, 10, 3, …
 * @throws RangeError if `base` is not a positive number.
 * @example roundToBase(13, 5) // 15
 */
export function roundToBase(value: number, base: number): number {
  if (!(base > 0)) throw new RangeError(`A rounding base must be positive, not ${base}.`);
  return Number((roundHalfUp(value / base, 0) * base).toPrecision(15));
}
