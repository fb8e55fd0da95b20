/** Two dates between which at least one point is missing. */
export interface Gap {
  readonly after: string;
  readonly before: string;
}

const monthOf = (date: string): number => 12 * Number(date.slice(0, 4)) + Number(date.slice(5, 7));

/**
 * Where a series leaves out months: steps longer than its shortest one, which is a month or more, so that
 * quarterly and annual series are not taken for broken ones.
 *
 * @param dates oldest first, `2014-03-31`.
 * @example gaps(['2014-01-31', '2014-02-28', '2014-04-30']) // [{ after: '2014-02-28', before: '2014-04-30' }]
 */
export function gaps(dates: readonly string[]): Gap[] {
  const pairs = dates.slice(1).map((before, i) => ({ after: dates[i]!, before }));
  const months = ({ after, before }: Gap): number => monthOf(before) - monthOf(after);
  const usual = Math.max(
    1,
    pairs.reduce((least, pair) => Math.min(least, months(pair)), Infinity),
  );
  return pairs.filter((pair) => months(pair) > usual);
}
