/**
 * Round half away from zero, the convention of English official statistics.
 *
 * @param decimals digits kept after the point; negative rounds to tens, hundreds, …
 * @example roundHalfUp(2.5, 0) // 3
 * @example roundHalfUp(-0.25, 1) // -0.3
 */
export function roundHalfUp(value: number, decimals: number): number {
  const shifted = Number(`${Number(Math.abs(value).toPrecision(15))}e${decimals}`);
  const rounded = Number(`${Math.round(shifted)}e${-decimals}`);
  return value < 0 && rounded !== 0 ? -rounded : rounded;
}
