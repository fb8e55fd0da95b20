import { groupBy } from '../../../model/group-by.js';
import { capital } from '../../../text/sentence.js';
import type { Row } from '../../compose.js';
import { readableOn } from '../../readable.js';
import { PALETTES, type Theme } from '../../style.js';
import type { Sign, Table, TableCell } from '../../table.js';
import { type Judgement, nameOf, UNDATED } from './judgement.js';

/** What tells the grades apart besides their words: from 1, the best, to 4. */
const SHAPES: readonly Sign['shape'][] = ['diamond', 'up', 'square', 'down'];

/** A judgement as a cell: its grade by a colour, a shape and a word. */
function cellOf(
  { value, reads, issue, group, theme: about, inspection, published }: Row,
  theme: Theme,
): TableCell {
  const palette = PALETTES[theme];
  const [best, good, poor, middling] = palette.categories;
  const at = Number(value) - 1;
  const fill = [best, good, middling, poor][at]!;
  const colour = readableOn(fill, theme);
  return {
    text: [value, reads, issue].filter((part) => part !== '').join(' '),
    colour,
    sign: { shape: SHAPES[at]!, colour },
    field: { fill, edge: issue === '' ? fill : palette.issue },
    tip: [group, about, inspection, reads, `As published: ${published}`]
      .filter((part) => part !== '')
      .join(' · '),
  };
}

/** A judgement with its row of data. */
export type Judged = readonly [Judgement, Row];

/** A heading, and the judgements under it by the names of their rows. */
export interface Group {
  readonly heading: string;
  readonly rows: readonly (readonly [string, readonly Judged[]])[];
}

/** Judgements under the name of their service, or each with it where no service has several. */
export function groupsOf(judged: readonly Judged[]): Group[] {
  const groups = groupBy(judged, ([{ group }]) => group);
  const several = [...groups].some(
    ([group, own]) => group !== '' && new Set(own.map(([{ theme }]) => theme)).size > 1,
  );
  if (several)
    return [...groups]
      .sort(([a], [b]) => Number(a !== '') - Number(b !== ''))
      .map(([group, own]) => ({ heading: capital(group), rows: [...groupBy(own, ([{ theme }]) => theme)] }));
  const first = (own: readonly Judged[]): string => own.map(([{ end }]) => end || '9999').sort()[0]!;
  const overall = (name: string): number => Number(!/^overall/i.test(name));
  const rows = [...groupBy(judged, ([judgement]) => nameOf(judgement))].sort(
    ([a, own], [b, other]) => first(own).localeCompare(first(other)) || overall(a) - overall(b),
  );
  return [{ heading: '', rows }];
}

/** A row for each judgement and a column for each inspection, in the order of time. */
export function timelineTable(groups: readonly Group[], inspections: readonly string[], theme: Theme): Table {
  return {
    columns: [
      { heading: '' },
      ...inspections.map((name) => ({ heading: name === UNDATED ? name : capital(name) })),
    ],
    rows: groups.flatMap(({ heading, rows }) => [
      ...(heading === '' ? [] : [{ heading }]),
      ...rows.map(([name, own]) => ({
        cells: [
          [{ text: name }],
          ...inspections.map((inspection) =>
            own
              .filter(([judgement]) => judgement.inspection === inspection)
              .map(([, row]) => cellOf(row, theme)),
          ),
        ],
      })),
    ]),
  };
}
