/** Probabilities of 0, 1, 2, … discordant pairs among `n` values without ties, if every order is as likely. */
function discordantPairs(n: number): number[] {
  let probabilities = [1];
  for (let size = 2; size <= n; size++) {
    const longer = new Array<number>(probabilities.length + size - 1).fill(0);
    probabilities.forEach((p, pairs) => {
      for (let more = 0; more < size; more++) longer[pairs + more]! += p / size;
    });
    probabilities = longer;
  }
  return probabilities;
}

/**
 * The exact two-sided p of Kendall's score S, the concordant less the discordant pairs of `n` values without
 * ties: twice the smaller tail, at most 1.
 *
 * Source: Kendall (1938), Biometrika 30; as R `cor.test(method = "kendall", exact = TRUE)`.
 *
 * @example kendallExactP(-10, 5) // 0.0167: of 120 orders only one falls all the way, and one rises
 */
export function kendallExactP(score: number, n: number): number {
  const pairs = (n * (n - 1)) / 2;
  const fewer = (pairs - Math.abs(score)) / 2;
  const tail = discordantPairs(n)
    .slice(0, fewer + 1)
    .reduce((sum, p) => sum + p, 0);
  return Math.min(1, 2 * tail);
}
