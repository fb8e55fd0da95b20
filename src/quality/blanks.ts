import { cellAt, cellName, rangeOf } from '../model/grid.js';
import type { Issue } from '../model/issue.js';
import type { Check } from './check.js';
import { cellNames, factName } from './facts.js';

/** Cells without a figure where one is expected, and cells published as one with others. */
export const blanks: Check = ({ figures, recipes, grids, catalogue, checked }) => {
  for (const o of figures) checked?.('blank', [o]);
  const blank = figures
    .filter((o) => o.status === 'blank')
    .map(
      (o): Issue => ({
        check: 'blank',
        table: o.table,
        cells: cellNames(o.table, [o]),
        severity: 'low',
        published: '',
        expected: 'a figure, or the reason why there is none',
        difference: '',
        message: `${factName(o, catalogue)}: neither a figure nor a reason for its absence is published. The cell is left blank, not read as zero.`,
      }),
    );
  const merged = recipes.flatMap((recipe) => {
    const grid = grids.find(({ table }) => table === recipe.table);
    return (recipe.merged ?? []).flatMap((range): Issue[] => {
      const places = rangeOf(range);
      if (!grid || places.every(({ row }) => row <= recipe.header)) return [];
      const text = cellAt(grid, places[0]!);
      return [
        {
          check: 'merged-cells',
          table: recipe.table,
          cells: places.map(cellName).join(', '),
          severity: 'low',
          published: text,
          expected: 'a reason in each cell',
          difference: '',
          message: `"${text}" is published once, in ${cellName(places[0]!)}; it is read as applying to ${places.slice(1).map(cellName).join(' and ')} too.`,
        },
      ];
    });
  });
  return [...blank, ...merged];
};
