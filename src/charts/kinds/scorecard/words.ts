import { groupBy } from '../../../model/group-by.js';
import type { Row } from '../../compose.js';
import { type Beside, readsOf, type ScorecardLine } from './line.js';

/** Rows few enough for their figures to be told one by one. */
const FEW_ROWS = 12;

const AGAINST: Record<Beside, string> = {
  neighbours: 'compared with its statistical neighbours',
  england: 'compared with England',
  change: 'compared with the period before',
};

const TALLIES = {
  good: [
    ['better', ['better']],
    ['worse', ['worse']],
    ['not clearly different', ['no different', 'not clear']],
    ['not compared', ['not compared']],
  ],
  neither: [
    ['higher', ['higher']],
    ['lower', ['lower']],
    ['not clearly different', ['no different', 'not clear']],
    ['not compared', ['not compared']],
  ],
} as const;

/** On how many indicators it stands how: of those of which one way is good, or of those of which neither is. */
function tally(lines: readonly ScorecardLine[], kind: Beside, way: keyof typeof TALLIES): string {
  const told = lines
    .filter(({ row }) => (row.polarity === 'neither') === (way === 'neither'))
    .map((line) => readsOf(line, kind));
  return TALLIES[way]
    .map(([words, reads]) => {
      const all: readonly string[] = reads;
      return [words, told.filter((text) => all.includes(text)).length] as const;
    })
    .filter(([, n]) => n > 0)
    .map(([words, n], i) => `${words} on ${n}${i === 0 ? ` indicator${n === 1 ? '' : 's'}` : ''}`)
    .join(', ');
}

/** How an area stands, counted over its indicators, against what most of them can be held against. */
export function titleOf(area: string, lines: readonly ScorecardLine[]): string {
  for (const way of ['good', 'neither'] as const)
    for (const kind of ['neighbours', 'england', 'change'] as const) {
      const counted = tally(lines, kind, way);
      if (counted !== '') return `${area} ${AGAINST[kind]}: ${counted}`;
    }
  return `${area} compared with its neighbours, England and the period before`;
}

/** The figures in words, one by one if they are few; else what the title does not count. */
export function figuresText(area: string, cells: readonly Row[], lines: readonly ScorecardLine[]): string {
  if (lines.length > FEW_ROWS) {
    const others = (['england', 'change'] as const).flatMap((kind) => {
      const counted = tally(lines, kind, 'good');
      return counted === '' ? [] : [`${area} ${AGAINST[kind]}: ${counted}`];
    });
    return others.join('. ');
  }
  return [...groupBy(cells, (cell) => `${cell.panel}, ${cell.period}`)]
    .map(([name, own]) => {
      const told = own.map(({ series, label, reads }) =>
        [series, label, reads === '' ? '' : `(${reads})`].filter((text) => text !== '').join(' '),
      );
      return `${name}: ${told.join(', ')}`;
    })
    .join('. ');
}
