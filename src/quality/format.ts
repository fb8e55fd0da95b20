import { groupBy } from '../model/group-by.js';
import type { Issue } from '../model/issue.js';
import { type Figure, isFigure } from '../model/observation.js';
import { isProse } from '../published/prose.js';
import type { Check } from './check.js';
import { cellNames } from './facts.js';

const hasSign = (o: Figure): boolean => o.published.includes('%');

/** Figures without a per cent sign among neighbours that have one, and the other way round. */
export const format: Check = ({ figures, checked }) => {
  const percents = figures.filter(isFigure).filter((o) => o.unit === 'percent' && !isProse(o));
  return [...groupBy(percents, (o) => `${o.table}|${o.indicator}`).values()].flatMap((group): Issue[] => {
    if (group.length > 1) checked?.('format', group);
    const [with_, without] = [group.filter(hasSign), group.filter((o) => !hasSign(o))];
    if (with_.length === 0 || without.length === 0) return [];
    const odd = without.length <= with_.length ? without : with_;
    const fraction = without.some((o) => o.value > 0 && o.value < 1) && with_.some((o) => o.value >= 1);
    const table = odd[0]!.table;
    const what =
      odd === without
        ? 'without a per cent sign, unlike the other cells'
        : 'with a per cent sign, unlike the other cells';
    const one =
      odd.length === 1 ? `${odd[0]!.published} is` : `${odd.map((o) => o.published).join(', ')} are`;
    return [
      {
        check: 'format',
        table,
        cells: cellNames(table, odd),
        severity: 'low',
        published: odd.map((o) => o.published).join(', '),
        expected: odd === without ? 'a per cent sign' : 'no per cent sign',
        difference: '',
        message: `${one} published ${odd.length === 1 ? what : what.replace('its neighbours', 'their neighbours')}.${fraction ? ' Below 1, it may be a fraction and not a percentage.' : ''}`,
      },
    ];
  });
};
