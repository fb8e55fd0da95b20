import { capital } from '../../../indicators/sentence.js';
import { groupBy } from '../../../observations/group-by.js';
import type { Row } from '../../compose.js';
import type { Doubted } from '../../doubt.js';
import { textRows } from '../../placed.js';
import { SIZES } from '../../style.js';
import { wrapped } from '../../text-width.js';
import { cellRow, labelOf } from './cell.js';
import { type Columns, columnsOf, headingOf, leftOf, ROOM } from './columns.js';
import { type Judgement, nameOf } from './judgement.js';

const LINE = 17;
const LEAST_HEIGHT = 26;
const HEADING = 28;

interface Placed {
  readonly cells: Row[];
  readonly words: Row[];
  readonly names: Row[];
  readonly rules: Row[];
  readonly headings: Row[];
  readonly height: number;
  readonly inspections: readonly string[];
}

function headingRows(columns: Columns): { rows: Row[]; height: number } {
  const headings = columns.inspections.map((text, i) =>
    wrapped(headingOf(text), columns.widths[i]! - ROOM.gap - ROOM.padding, SIZES.text, 'bold'),
  );
  const height = Math.max(...headings.map((lines) => lines.length)) * LINE + 8;
  const rows = headings.flatMap((lines, i) =>
    textRows(lines, leftOf(columns, i) + ROOM.padding, height - 6 - (lines.length * LINE) / 2, LINE),
  );
  return { rows, height };
}

/** Judgements under the name of their service, or each with it where no service has several. */
function grouped(judgements: readonly Judgement[]): { heading: string; rows: [string, Judgement[]][] }[] {
  const groups = groupBy(judgements, ({ group }) => group);
  const several = [...groups].some(
    ([group, own]) => group !== '' && new Set(own.map((j) => j.theme)).size > 1,
  );
  if (!several) {
    const rows = [...groupBy(judgements, nameOf)];
    const first = (own: readonly Judgement[]): string =>
      own.map(({ end }) => end || '9999').sort((a, b) => a.localeCompare(b))[0]!;
    const overall = (name: string): number => Number(!/^overall/i.test(name));
    return [
      {
        heading: '',
        rows: rows.sort(
          ([a, own], [b, other]) => first(own).localeCompare(first(other)) || overall(a) - overall(b),
        ),
      },
    ];
  }
  return [...groups]
    .sort(([a], [b]) => Number(a !== '') - Number(b !== ''))
    .map(([group, own]) => ({ heading: capital(group), rows: [...groupBy(own, ({ theme }) => theme)] }));
}

/** The height that words need, in a field or beside it. */
const heightOf = (lines: readonly string[]): number => Math.max(LEAST_HEIGHT, lines.length * LINE + 8);

/** A judgement with the column that it stands in and the lines of its label. */
interface Chip {
  readonly judgement: Judgement;
  readonly at: number;
  readonly lines: readonly string[];
}

/** The judgements of a row, those of one inspection together. */
function chipsOf(row: readonly Judgement[], columns: Columns, doubts: Doubted): Chip[][] {
  const chips = row.map((judgement): Chip => {
    const at = columns.inspections.indexOf(judgement.inspection);
    const width = columns.widths[at]! - ROOM.gap - ROOM.padding * 2 - ROOM.sign;
    return { judgement, at, lines: wrapped(labelOf(judgement, doubts), width, SIZES.text) };
  });
  return [...groupBy(chips, ({ judgement }) => judgement.inspection).values()];
}

/** Rows one below the other, as high as their words need. */
export function timelineRows(judgements: readonly Judgement[], doubts: Doubted): Placed {
  const groups = grouped(judgements);
  const columns = columnsOf(
    judgements,
    groups.flatMap(({ rows }) => rows.map(([name]) => name)),
    doubts,
  );
  const top = headingRows(columns);
  const [cells, words, names, rules]: [Row[], Row[], Row[], Row[]] = [[], [], [], []];
  const headings = [...top.rows];
  let y = top.height;
  for (const { heading, rows } of groups) {
    if (heading !== '') {
      headings.push({ text: heading, x: 0, y: y + HEADING / 2 + 2 });
      y += HEADING;
    }
    for (const [name, row] of rows) {
      const lines = wrapped(name, columns.name - 12, SIZES.text);
      const chips = chipsOf(row, columns, doubts);
      const tall = chips.map((own) => own.reduce((sum, chip) => sum + heightOf(chip.lines), 0));
      const height = Math.max(LEAST_HEIGHT, lines.length * LINE, ...tall);
      rules.push({ y: y - ROOM.gap / 2 });
      names.push(...textRows(lines, 0, y + height / 2, LINE));
      for (const own of chips) {
        const each = height / own.length;
        own.forEach(({ judgement, at, lines }, k) => {
          const x = leftOf(columns, at);
          const grade = String(judgement.value);
          const middle = y + (k + 0.5) * each;
          cells.push({
            ...cellRow(judgement, doubts),
            grade,
            x,
            x2: x + columns.widths[at]! - ROOM.gap,
            y: y + k * each,
            y2: y + (k + 1) * each - (k + 1 < own.length ? 2 : 0),
            middle,
          });
          const told = textRows(lines, x + ROOM.padding + ROOM.sign, middle, LINE);
          words.push(...told.map((word) => ({ ...word, grade })));
        });
      }
      y += height + ROOM.gap;
    }
  }
  return { cells, words, names, rules, headings, height: y, inspections: columns.inspections };
}
