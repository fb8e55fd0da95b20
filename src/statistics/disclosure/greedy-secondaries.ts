import { cheapestCycle } from './cheapest-cycle.js';
import type { Hiding } from './hiding.js';

/**
 * Hide cells until every cell of `protect` can move: one after the other by its cheapest cycle, then show
 * again, the largest first, what turned out to be needless. Leaves `hiding` as it was.
 *
 * @returns the cells to hide, few but not always the fewest; `null` if the candidates do not suffice.
 */
export function greedySecondaries(
  hiding: Hiding,
  protect: readonly number[],
  candidates: readonly number[],
): readonly number[] | null {
  const allowed = new Set(candidates);
  const chosen: number[] = [];
  const undo = (): void => {
    for (const cell of chosen) hiding.show(cell);
  };
  for (const cell of protect) {
    if (hiding.movable(cell)) continue;
    const cycle = cheapestCycle(hiding, cell, allowed);
    if (cycle === null) {
      undo();
      return null;
    }
    for (const other of cycle) hiding.hide(other);
    chosen.push(...cycle);
  }
  const needed = withoutNeedless(hiding, protect, chosen);
  undo();
  return needed;
}

function withoutNeedless(hiding: Hiding, protect: readonly number[], chosen: readonly number[]): number[] {
  const count = (cell: number): number => hiding.cells[cell]!.count;
  return [...chosen]
    .sort((a, b) => count(b) - count(a))
    .filter((cell) => {
      hiding.show(cell);
      const needless = nearFirst(hiding, cell, protect).every((other) => hiding.movable(other));
      if (!needless) hiding.hide(cell);
      return !needless;
    });
}

/** Cells in the same lines come first: there a missing partner shows soonest. */
function nearFirst(hiding: Hiding, cell: number, others: readonly number[]): number[] {
  const lines = (index: number): number[] => [hiding.cells[index]!.from, hiding.cells[index]!.to];
  const own = new Set(lines(cell));
  const near = (other: number): boolean => lines(other).some((line) => own.has(line));
  return [...others.filter(near), ...others.filter((other) => !near(other))];
}
