/** Pairs of neighbouring letters: what two names that look alike have in common. */
const pairsOf = (name: string): string[] =>
  Array.from({ length: Math.max(0, name.length - 1) }, (_, i) => name.slice(i, i + 2));

/** Names more alike than this are likely meant. */
const ALIKE = 0.6;

/**
 * The known names that look most like the one given, the most alike first.
 *
 * @example nearest('agency_rte', ['vacancy_rate', 'agency_rate']) // ['agency_rate', 'vacancy_rate']
 */
export function nearest(name: string, known: Iterable<string>): string[] {
  const pairs = pairsOf(name.toLowerCase());
  const likeness = (other: string): number => {
    const theirs = pairsOf(other.toLowerCase());
    return (2 * pairs.filter((pair) => theirs.includes(pair)).length) / (pairs.length + theirs.length);
  };
  return [...known]
    .map((other) => ({ other, at: likeness(other) }))
    .filter(({ at }) => at > ALIKE)
    .sort((a, b) => b.at - a.at)
    .map(({ other }) => other);
}
