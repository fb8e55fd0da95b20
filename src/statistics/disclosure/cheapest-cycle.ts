import type { Hiding } from './hiding.js';

/**
 * The cells to hide so that `cell` can move, fewest first and then smallest: the shortest way (Dijkstra 1959)
 * on which one more or one less of it can be taken up, where cells that are hidden already cost nothing.
 *
 * @param candidates the cells that may be hidden.
 * @returns `null` if no choice of candidates lets it move.
 */
export function cheapestCycle(
  hiding: Hiding,
  cell: number,
  candidates: ReadonlySet<number>,
): readonly number[] | null {
  const { from, to, count, floor } = hiding.cells[cell]!;
  const rising = shortestWay(hiding, cell, to, from, candidates);
  const falling = count > floor ? shortestWay(hiding, cell, from, to, candidates) : null;
  if (rising === null || falling === null) return (rising ?? falling)?.cells ?? null;
  return (falling.cost < rising.cost ? falling : rising).cells;
}

interface Way {
  readonly cost: number;
  readonly cells: readonly number[];
}

function shortestWay(
  hiding: Hiding,
  except: number,
  start: number,
  end: number,
  candidates: ReadonlySet<number>,
): Way | null {
  const steps = stepsBetween(hiding, except, candidates);
  const best = new Map<number, Way>([[start, { cost: 0, cells: [] }]]);
  const settled = new Set<number>();
  for (;;) {
    const [line, way] = nearest(best, settled);
    if (line === null || way === null) return null;
    if (line === end) return way;
    settled.add(line);
    for (const step of steps.get(line) ?? []) {
      const cost = way.cost + step.cost;
      if (cost < (best.get(step.to)?.cost ?? Infinity))
        best.set(step.to, { cost, cells: step.cost > 0 ? [...way.cells, step.cell] : way.cells });
    }
  }
}

interface Step {
  readonly cell: number;
  readonly to: number;
  readonly cost: number;
}

function stepsBetween(hiding: Hiding, except: number, candidates: ReadonlySet<number>): Map<number, Step[]> {
  const steps = new Map<number, Step[]>();
  const add = (line: number, step: Step): void => {
    const known = steps.get(line);
    if (known === undefined) steps.set(line, [step]);
    else known.push(step);
  };
  // One cell more always costs more than larger cells do.
  const one = 1 + hiding.cells.reduce((sum, { count }) => sum + count, 0);
  hiding.cells.forEach(({ from, to, count, floor }, cell) => {
    if (cell === except || !(hiding.has(cell) || candidates.has(cell))) return;
    const cost = hiding.has(cell) ? 0 : one + count;
    add(from, { cell, to, cost });
    if (count > floor) add(to, { cell, to: from, cost });
  });
  return steps;
}

function nearest(
  best: ReadonlyMap<number, Way>,
  settled: ReadonlySet<number>,
): readonly [number, Way] | readonly [null, null] {
  let found: readonly [number, Way] | readonly [null, null] = [null, null];
  for (const [line, way] of best)
    if (!settled.has(line) && (found[1] === null || way.cost < found[1].cost)) found = [line, way];
  return found;
}
