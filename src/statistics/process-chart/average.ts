// Neumaier (1974): the digits that each addition loses are kept apart and added at the end.
function sum(values: readonly number[]): number {
  let total = 0;
  let lost = 0;
  for (const value of values) {
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return total + lost;
}

/**
 * Σx ÷ n, exact to the last digit, as R's `mean` is: whether a point lies on the centre line or on either
 * side of it is decided by that digit.
 *
 * @returns `null` if there is no value.
 * @example average([0.1, 0.1, 0.1]) // 0.1, where adding and dividing plainly gives 0.10000000000000002
 */
export function average(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const first = sum(values) / values.length;
  return first + sum(values.flatMap((value) => [value, -first])) / values.length;
}
