import { groupBy } from '../../../model/group-by.js';
import type { Unit } from '../../../model/observation.js';
import { capital } from '../../../text/sentence.js';
import type { Row } from '../../compose.js';
import type { Theme } from '../../style.js';
import type { Table, TableCell } from '../../table.js';
import { BESIDE, type ScorecardLine } from './line.js';
import { fieldOf, keyOf, signOf } from './look.js';

/** In the place of a figure that was not published. */
export const NOTHING = '–';

const UNITS: Partial<Record<Unit, string>> = {
  count: 'number',
  percent: '%',
  rate_per_10000: 'rate per 10,000',
  fte: 'full-time equivalents',
};

const tipOf = ({ panel, series, period, label, reads, published }: Row): string =>
  [panel, series, period, label, reads, `As published: ${published}`]
    .filter((part) => part !== '')
    .join(' · ');

/** A figure beside the value as a cell: its sign, its number and its word. */
function comparedCell(row: Row | undefined, theme: Theme): TableCell {
  if (row === undefined) return { text: NOTHING };
  const own = fieldOf(String(row.look), theme);
  return {
    ...own,
    text: [row.label, row.reads].map(String).filter((text) => text !== ''),
    sign: signOf(String(row.sign), own.colour!),
    tip: tipOf(row),
    series: String(row.series),
  };
}

/** A row for each indicator under the name of its period: the value, the change and the figures beside it. */
export function scorecardTable(lines: readonly ScorecardLine[], rows: readonly Row[], theme: Theme): Table {
  const named = groupBy(rows, ({ line }) => String(line));
  const rowOf = (line: ScorecardLine) => {
    const own = named.get(line.id)!;
    const of = (kind: string) => own.find((row) => row.kind === kind);
    const value = of('value')!;
    const unit = UNITS[line.own.unit] ?? line.own.unit.replaceAll('_', ' ');
    return {
      cells: [
        [{ text: `${line.name}, ${unit}` }],
        [{ text: String(value.label), weight: 'bold' as const, tip: tipOf(value) }],
        ...BESIDE.map((kind) => [comparedCell(of(kind), theme)]),
      ],
    };
  };
  return {
    columns: [
      { heading: '' },
      { heading: 'Value', align: 'end' },
      { heading: 'Change' },
      { heading: 'Neighbours' },
      { heading: 'England' },
    ],
    rows: [...groupBy(lines, ({ row }) => row.period)].flatMap(([period, own]) => [
      { heading: capital(period) },
      ...own.map(rowOf),
    ]),
    key: keyOf(
      new Set(rows.map(({ sign }) => String(sign))),
      new Set(rows.map(({ look }) => String(look))),
      theme,
    ),
  };
}
