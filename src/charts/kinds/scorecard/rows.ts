import { capital } from '../../../indicators/sentence.js';
import { groupBy } from '../../../observations/group-by.js';
import type { Unit } from '../../../observations/observation.js';
import type { Row } from '../../compose.js';
import type { Doubted } from '../../doubt.js';
import { textRows } from '../../placed.js';
import { SIZES } from '../../style.js';
import { textWidth, wrapped } from '../../text-width.js';
import { scorecardCells } from './cells.js';
import { BESIDE, type Beside, type ScorecardLine } from './line.js';

/** In the place of a figure that is not printed. */
export const NOTHING = '–';
/** The field that a figure beside the value stands in. */
export const CHIP = { width: 94, height: 36, inset: 6 } as const;
const CHIPS: Record<Beside, number> = { change: 352, neighbours: 449, england: 546 };
const VALUE_END = 344;
const NAME_WIDTH = 280;
const LINE = 16;
const GAP = 3;
const HEADING = 26;

const HEADINGS: Record<Beside, string> = {
  change: 'Change',
  neighbours: 'Neighbours',
  england: 'England',
};

const UNIT_WORDS: Partial<Record<Unit, string>> = {
  count: 'number',
  percent: '%',
  rate_per_10000: 'rate per 10,000',
  fte: 'full-time equivalents',
};

interface Placed {
  readonly cells: Row[];
  readonly names: Row[];
  readonly headings: Row[];
  readonly rules: Row[];
  readonly height: number;
}

/** The names of the columns, beside the name of the first period. */
const columnHeadings = (): Row[] =>
  [
    { text: 'Value', x: VALUE_END - Math.ceil(textWidth('Value', SIZES.text, 'bold')) },
    ...BESIDE.map((kind) => ({ text: HEADINGS[kind], x: CHIPS[kind] + CHIP.inset })),
  ].map((row) => ({ ...row, y: HEADING / 2 }));

/** Rows one below the other under a heading for each period, as high as their names need. */
export function scorecardRows(lines: readonly ScorecardLine[], doubts: Doubted): Placed {
  const [cells, names, rules]: [Row[], Row[], Row[]] = [[], [], []];
  const headings = columnHeadings();
  let top = 0;
  for (const [period, own] of groupBy(lines, ({ row }) => row.period)) {
    headings.push({ text: capital(period), x: 0, y: top + HEADING / 2 });
    top += HEADING;
    for (const line of own) {
      const unit = UNIT_WORDS[line.own.unit] ?? line.own.unit.replaceAll('_', ' ');
      const text = wrapped(`${line.name}, ${unit}`, NAME_WIDTH, SIZES.text);
      const height = Math.max(CHIP.height, text.length * LINE + 4);
      const middle = top + height / 2;
      const y = middle - CHIP.height / 2;
      rules.push({ y: top - GAP / 2 });
      names.push(...textRows(text, 0, middle, LINE));
      for (const cell of scorecardCells(line, doubts))
        cells.push({ ...cell, x: CHIPS[cell.kind as Beside] ?? VALUE_END, y, middle });
      for (const kind of BESIDE)
        if (!line.beside[kind]) names.push({ text: NOTHING, x: CHIPS[kind] + CHIP.inset, y: middle });
      top += height + GAP;
    }
  }
  return { cells, names, headings, rules, height: top };
}
