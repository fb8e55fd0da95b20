/**
 * The figure of another area beside each: England's, or that of the area's region, in the same group.
 *
 * @param values figures by group and area, NaN where there is none.
 * @param other by area: the index of the area to look up; −1 for none.
 * @param found by group and area, NaN where there is none.
 */
export function valuesBeside(values: Float64Array, other: Int32Array, found: Float64Array): void {
  const areas = other.length;
  for (let group = 0; group < values.length; group += areas)
    for (let area = 0; area < areas; area++) {
      const where = other[area]!;
      found[group + area] = where < 0 ? Number.NaN : values[group + where]!;
    }
}

/**
 * The change of each area's figure since the period before, in the figure's own unit.
 *
 * @param values figures by period and area, NaN where there is none.
 * @param previous by period: the index of the period before; −1 if it is not in the figures, and there is no change.
 * @param changes by period and area, NaN where either figure is lacking.
 */
export function changesSince(
  values: Float64Array,
  areas: number,
  previous: Int32Array,
  changes: Float64Array,
): void {
  for (let period = 0; period < previous.length; period++) {
    const to = period * areas;
    const from = previous[period]! * areas;
    for (let area = 0; area < areas; area++)
      changes[to + area] = from < 0 ? Number.NaN : values[to + area]! - values[from + area]!;
  }
}

/**
 * Each figure over the figure of the reference group in the same cell: the disparity ratio, or relative rate.
 *
 * Source: the relative rate index (Feyerherm, Snyder and Villarruel, 2009), rate ÷ rate of the reference group.
 *
 * @param reference figures of the reference group, cell by cell.
 * @param ratios by cell; NaN where either is lacking or the reference is not above 0.
 */
export function ratiosTo(values: Float64Array, reference: Float64Array, ratios: Float64Array): void {
  for (let cell = 0; cell < values.length; cell++) {
    const base = reference[cell]!;
    ratios[cell] = base > 0 ? values[cell]! / base : Number.NaN;
  }
}
