import { breakBetween } from '../../indicators/compare.js';
import { comparable, inTable, readingOf } from '../../indicators/figures.js';
import { type ScorecardRow, scorecard } from '../../indicators/scorecard.js';
import { capital, shown } from '../../indicators/sentence.js';
import { groupBy } from '../../observations/group-by.js';
import { type Figure, isFigure, type Unit } from '../../observations/observation.js';
import { periodName } from '../../observations/period.js';
import { insist } from '../../statistics/estimate.js';
import { cellName } from '../../tables/grid.js';
import type { Drawing, Row, View } from '../compose.js';
import { type Doubted, doubted } from '../doubt.js';
import { areaOf, type Charted, type ChartOptions, selected } from '../input.js';
import { type KeyItem, keyView, PATHS, pixels, textRows } from '../placed.js';
import { readableOn } from '../readable.js';
import { PALETTES, SIZES, type Theme } from '../style.js';
import { textWidth, wrapped } from '../text-width.js';
import { breakdownName, pointLabel } from '../words.js';

/** As many rows as a page takes. */
const MOST_ROWS = 24;
/** Rows few enough for their figures to be told one by one. */
const FEW_ROWS = 12;
const LINE = 16;
const INSET = 6;
/** In the place of a figure that is not printed. */
const NOTHING = '–';
const LEAST_HEIGHT = 36;
const GAP = 3;
const HEADING = 26;
const NAME_WIDTH = 280;
const VALUE_END = 344;
const CHIP = 94;
const CHIPS = { change: 352, neighbours: 449, england: 546 } as const;
const DAYS = 24 * 60 * 60 * 1000;
const ABOUT_A_YEAR = 380;

const UNIT_WORDS: Partial<Record<Unit, string>> = {
  count: 'number',
  percent: '%',
  rate_per_10000: 'rate per 10,000',
  fte: 'full-time equivalents',
};

type Column = keyof typeof CHIPS;
const COLUMNS = Object.keys(CHIPS) as Column[];
const HEADINGS: Record<Column, string> = {
  change: 'Change',
  neighbours: 'Neighbours',
  england: 'England',
};
const BESIDE: Record<Column, string> = {
  neighbours: 'against its statistical neighbours',
  england: 'against England',
  change: 'against its own figures before',
};

/** How a cell reads: as `compare` has it, but what chance could explain is no difference. */
const readingText = (reads: string, significant: boolean | null): string =>
  significant === false && /^(better|worse|higher|lower)$/.test(reads) ? 'not clear' : reads;

const TONES = ['good', 'bad', 'other', 'even', 'none'] as const;
const toneOf = (reads: string): (typeof TONES)[number] => {
  if (reads === 'better') return 'good';
  if (reads === 'worse') return 'bad';
  if (reads === 'higher' || reads === 'lower') return 'other';
  return reads === 'not compared' || reads === '' ? 'none' : 'even';
};

const SIGN_SHAPES = {
  up: 'triangle-up',
  down: 'triangle-down',
  same: PATHS.dash,
  barred: PATHS.saltire,
} as const;
const signOf = (gap: number | null): keyof typeof SIGN_SHAPES => {
  if (gap === null) return 'barred';
  if (gap === 0) return 'same';
  return gap > 0 ? 'up' : 'down';
};

/** A row with the figures that it is made of. */
interface Line {
  readonly row: ScorecardRow;
  readonly name: string;
  readonly own: Figure;
  readonly past: Figure | undefined;
  readonly neighbours: Figure | undefined;
  readonly england: Figure | undefined;
}

function lineOf(row: ScorecardRow, figures: readonly Figure[]): Line {
  const alike = figures.filter((o) => o.indicator === row.indicator);
  const own = alike.find(
    (o) =>
      o.area_name === row.area &&
      o.breakdown === row.breakdown &&
      periodName(o) === row.period &&
      readingOf(o) === row.value,
  )!;
  const other = (area: string, value: number | null): Figure | undefined =>
    alike.find(
      (o) =>
        o.area_name === area &&
        o.period_end === own.period_end &&
        comparable(o) === comparable(own) &&
        readingOf(o) === value,
    );
  return {
    row,
    name: [row.name, breakdownName(row.breakdown)].filter((text) => text !== '').join(', '),
    own,
    past: alike.find(
      (o) => o.area_name === row.area && o.breakdown === row.breakdown && periodName(o) === row.since,
    ),
    neighbours: other('Statistical neighbours', row.neighbours),
    england: other('England', row.england),
  };
}

/** Rows that say most first: those with comparators, of these the ones with a polarity, then rates before counts. */
function kept(rows: readonly ScorecardRow[]): ScorecardRow[] {
  const rank = ({ neighbours, england, polarity, unit }: ScorecardRow): number => {
    if (neighbours === null && england === null) return 3;
    if (polarity !== 'neither') return 0;
    return unit === 'count' ? 2 : 1;
  };
  const best = [...rows].sort((a, b) => rank(a) - rank(b)).slice(0, MOST_ROWS);
  return rows.filter((row) => best.includes(row));
}

const signed = (gap: number, decimals: number): string => {
  const text = shown(Math.abs(gap), decimals);
  return gap === 0 ? text : `${gap > 0 ? '+' : '−'}${text}`;
};

function cellsOf(line: Line, doubts: Doubted): Row[] {
  const { row, name, own, past } = line;
  const { unit } = own;
  const about = { panel: name, period: row.period, unit };
  const from = (o: Figure) => ({
    printed: o.printed,
    doubt: doubts.sign(o),
    table: o.table,
    cell: cellName(o),
  });
  const value: Row = {
    ...about,
    series: row.area,
    value: row.value,
    label: pointLabel(row.value, own.decimals, unit, doubts.sign(own)),
    reads: '',
    kind: 'value',
    ...from(own),
  };
  const chip = (kind: Column, o: Figure | undefined, gap: number | null, reads: string): Row[] => {
    const series = kind === 'change' ? `Change since ${row.since}` : (o?.area_name ?? '');
    if (!o) return [];
    const decimals = Math.max(own.decimals, o.decimals);
    const label =
      kind !== 'change'
        ? pointLabel(readingOf(o), o.decimals, unit, doubts.sign(o))
        : gap === null
          ? ''
          : signed(gap, decimals);
    const number = kind === 'change' ? gap : readingOf(o);
    return [
      {
        ...about,
        series,
        value: number,
        label,
        reads,
        kind,
        tone: toneOf(reads),
        sign: signOf(gap),
        ...from(o),
      },
    ];
  };
  const { change_reads, neighbours_reads, england_reads } = row;
  return [
    value,
    ...chip('change', past, row.change, readingText(change_reads, row.change_significant)),
    ...chip(
      'neighbours',
      line.neighbours,
      row.neighbours_gap,
      readingText(neighbours_reads, row.neighbours_significant),
    ),
    ...chip('england', line.england, row.england_gap, readingText(england_reads, row.england_significant)),
  ];
}

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
    ...COLUMNS.map((kind) => ({ text: HEADINGS[kind], x: CHIPS[kind] + INSET })),
  ].map((row) => ({ ...row, y: HEADING / 2 }));

/** Rows one below the other under a heading for each period, as high as their names need. */
function placed(lines: readonly Line[], doubts: Doubted): Placed {
  const [cells, names, headings, rules]: Row[][] = [[], [], columnHeadings(), []];
  let top = 0;
  for (const [period, own] of groupBy(lines, ({ row }) => row.period)) {
    headings!.push({ text: capital(period), x: 0, y: top + HEADING / 2 });
    top += HEADING;
    for (const line of own) {
      const unit = UNIT_WORDS[line.own.unit] ?? line.own.unit.replaceAll('_', ' ');
      const text = wrapped(`${line.name}, ${unit}`, NAME_WIDTH, SIZES.text);
      const height = Math.max(LEAST_HEIGHT, text.length * LINE + 4);
      const middle = top + height / 2;
      rules!.push({ y: top - GAP / 2 });
      names!.push(...textRows(text, 0, middle, LINE));
      const told = cellsOf(line, doubts);
      for (const cell of told) {
        const x = CHIPS[cell.kind as Column] ?? VALUE_END;
        const y = middle - LEAST_HEIGHT / 2;
        cells!.push({ ...cell, x, y, middle });
      }
      for (const kind of COLUMNS)
        if (!told.some((cell) => cell.kind === kind))
          names!.push({ text: NOTHING, x: CHIPS[kind] + INSET, y: middle });
      top += height + GAP;
    }
  }
  return { cells: cells!, names: names!, headings: headings!, rules: rules!, height: top };
}

function tableView(height: number, theme: Theme): View {
  const { ink, quiet, grid, band, background, categories } = PALETTES[theme];
  const [good, , , bad] = categories;
  const domain = [...TONES];
  const tone = (range: string[]) => ({
    field: 'tone',
    type: 'nominal',
    scale: { domain, range },
    legend: null,
  });
  const words = tone([readableOn(good, theme), readableOn(bad, theme), readableOn(band, theme), ink, quiet]);
  const chips = { data: { name: 'drawn' }, transform: [{ filter: "datum.kind !== 'value'" }] };
  const tooltip = ['panel', 'series', 'period', 'label', 'reads', 'printed'].map((field) => ({
    field,
    type: 'nominal',
  }));
  return {
    width: SIZES.width,
    height,
    layer: [
      {
        data: { name: 'rules' },
        mark: { type: 'rule', color: grid, aria: false },
        encoding: { x: { value: 0 }, x2: { value: SIZES.width }, y: pixels('y') },
      },
      {
        data: { name: 'names' },
        mark: { type: 'text', color: ink },
        encoding: { x: pixels('x'), y: pixels('y'), text: { field: 'text' } },
      },
      {
        data: { name: 'headings' },
        mark: { type: 'text', color: ink, fontWeight: 'bold' },
        encoding: { x: pixels('x'), y: pixels('y'), text: { field: 'text' } },
      },
      {
        ...chips,
        transform: [
          ...chips.transform,
          { calculate: `datum.x + ${CHIP}`, as: 'x2' },
          { calculate: `datum.y + ${LEAST_HEIGHT}`, as: 'y2' },
        ],
        mark: { type: 'rect', cornerRadius: 4, strokeWidth: 1 },
        encoding: {
          x: pixels('x'),
          x2: { field: 'x2' },
          y: pixels('y'),
          y2: { field: 'y2' },
          fill: tone([good, bad, band, background, background]),
          stroke: tone([good, bad, band, quiet, background]),
          tooltip,
        },
      },
      {
        ...chips,
        mark: { type: 'text', dx: INSET, dy: 10.5 },
        encoding: { x: pixels('x'), y: pixels('y'), text: { field: 'label' }, color: words },
      },
      {
        ...chips,
        mark: { type: 'text', dx: INSET, dy: 26 },
        encoding: { x: pixels('x'), y: pixels('y'), text: { field: 'reads' }, color: words },
      },
      {
        ...chips,
        mark: {
          type: 'point',
          filled: true,
          size: 75,
          opacity: 1,
          xOffset: CHIP - 14,
          yOffset: 11,
          aria: false,
        },
        encoding: {
          x: pixels('x'),
          y: pixels('y'),
          color: words,
          shape: {
            field: 'sign',
            type: 'nominal',
            scale: { domain: Object.keys(SIGN_SHAPES), range: Object.values(SIGN_SHAPES) },
            legend: null,
          },
        },
      },
      {
        data: { name: 'drawn' },
        transform: [{ filter: "datum.kind === 'value'" }],
        mark: { type: 'text', align: 'right', color: ink, fontWeight: 'bold' },
        encoding: { x: pixels('x'), y: pixels('middle'), text: { field: 'label' }, tooltip },
      },
    ],
  } as unknown as View;
}

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
function tally(
  cells: readonly Row[],
  lines: readonly Line[],
  kind: Column,
  way: keyof typeof TALLIES,
): string {
  const asked = new Set(
    lines
      .filter(({ row }) => (row.polarity === 'neither') === (way === 'neither'))
      .map(({ name, row }) => `${name}|${row.period}`),
  );
  const told = cells.filter((cell) => cell.kind === kind && asked.has(`${cell.panel}|${cell.period}`));
  return TALLIES[way]
    .map(([words, reads]) => {
      const all: readonly string[] = reads;
      return [words, told.filter((cell) => all.includes(String(cell.reads))).length] as const;
    })
    .filter(([, n]) => n > 0)
    .map(([words, n], i) => `${words} on ${n}${i === 0 ? ` indicator${n === 1 ? '' : 's'}` : ''}`)
    .join(', ');
}

function titleOf(area: string, cells: readonly Row[], lines: readonly Line[]): string {
  for (const way of ['good', 'neither'] as const)
    for (const kind of ['neighbours', 'england', 'change'] as const) {
      const counted = tally(cells, lines, kind, way);
      if (counted !== '') return `${area} ${BESIDE[kind]}: ${counted}`;
    }
  return `${area} beside neighbours, England and the period before`;
}

function figuresText(area: string, cells: readonly Row[], lines: readonly Line[]): string {
  if (lines.length > FEW_ROWS) {
    const others = (['england', 'change'] as const).flatMap((kind) => {
      const counted = tally(cells, lines, kind, 'good');
      return counted === '' ? [] : [`${area} ${BESIDE[kind]}: ${counted}`];
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

function longSteps(lines: readonly Line[]): string {
  const long = lines.filter(
    ({ own, past }) =>
      past && (Date.parse(own.period_end) - Date.parse(past.period_end)) / DAYS > ABOUT_A_YEAR,
  );
  return long.map(({ name, row }) => `The change of "${name}" is since ${row.since}.`).join(' ');
}

/** Whether some difference is told that no test was made of. */
const untested = (lines: readonly Line[]): boolean =>
  lines.some(
    ({ row }) =>
      (row.change !== null && row.change !== 0 && row.change_significant === null) ||
      (row.neighbours_gap !== null && row.neighbours_significant === null) ||
      (row.england_gap !== null && row.england_significant === null),
  );

/** Why a change is not told though both figures are sound. */
const breaks = (lines: readonly Line[], { catalogue }: Charted): string[] => [
  ...new Set(
    lines.flatMap(({ own, past }) =>
      past ? [breakBetween(own, past, catalogue.indicators.get(own.indicator)!)] : [],
    ),
  ),
];

/** The meaning of the signs that the cells use. */
function keyItems(cells: readonly Row[], theme: Theme): KeyItem[] {
  const { categories, band, ink, quiet } = PALETTES[theme];
  const [good, , , bad] = categories;
  const signs: [string, KeyItem][] = [
    ['up', { shape: SIGN_SHAPES.up, colour: ink, text: 'risen, or above the other figure' }],
    ['down', { shape: SIGN_SHAPES.down, colour: ink, text: 'fallen, or below it' }],
    ['same', { shape: SIGN_SHAPES.same, colour: ink, text: 'equal' }],
    ['better', { shape: PATHS.bar, colour: good, text: 'better' }],
    ['worse', { shape: PATHS.bar, colour: bad, text: 'worse' }],
    ['other', { shape: PATHS.bar, colour: band, text: 'higher or lower, where neither is good or bad' }],
    [
      'no different',
      { shape: PATHS.bar, colour: quiet, hollow: true, text: 'no different, rounding allowed for' },
    ],
    [
      'not clear',
      { shape: PATHS.bar, colour: quiet, hollow: true, text: 'not clear: chance could explain it' },
    ],
    [
      'barred',
      {
        shape: SIGN_SHAPES.barred,
        colour: quiet,
        text: 'not compared: a figure is doubtful or counted otherwise',
      },
    ],
  ];
  const used = new Set(cells.flatMap(({ sign, reads, tone }) => [sign, reads, tone]));
  return signs.filter(([name]) => used.has(name)).map(([, item]) => item);
}

/**
 * A scorecard of an area, a row for each indicator: its value, how it moved, and how it stands beside its
 * neighbours and England, each told by a word, a sign and a colour.
 */
export function scorecardChart(input: Charted, options: ChartOptions): Drawing {
  const { table, indicator, theme = 'light' } = options;
  const narrowed = table !== undefined || indicator !== undefined;
  const figures = [...input.figures].filter(isFigure).filter(inTable);
  const wanted = narrowed ? selected(input, options).filter(isFigure).filter(inTable) : figures;
  insist(wanted.length > 0, 'A scorecard is of figures, and there is none here that a table prints.');
  const area = areaOf(wanted, options);
  const ids = new Set(wanted.map((o) => o.indicator));
  const rows = scorecard(input, area).filter((row) => ids.has(row.indicator));
  insist(
    rows.length > 0,
    `A scorecard needs figures of ${area} beside which an earlier one, neighbours or England are printed; there is none here.`,
  );
  const lines = kept(rows).map((row) => lineOf(row, figures));
  const doubts = doubted(
    lines.flatMap(({ own, past, neighbours, england }) =>
      [own, past, neighbours, england].filter((o) => o !== undefined),
    ),
    input,
  );
  const { cells, names, headings, rules, height } = placed(lines, doubts);
  const key = keyView(keyItems(cells, theme), { left: 0, theme, data: 'key' });
  const left_out = rows.length - lines.length;
  const many = `${lines.length} indicator${lines.length === 1 ? '' : 's'}`;
  return {
    title: titleOf(area, cells, lines),
    subtitle: `${many} of ${area}: the value, its change since the period before, and the figures of neighbours and England beside it`,
    shows: `Scorecard of ${many} of ${area} by their values, their change, and the figures of its statistical neighbours and England`,
    figures: figuresText(area, cells, lines),
    rows: cells,
    columns: ['panel', 'period', 'series', 'value', 'unit', 'reads', 'printed', 'doubt', 'table', 'cell'],
    helpers: { key: key.rows, names, headings, rules },
    views: [key.view, tableView(height, theme)],
    left: 0,
    notes: [
      left_out > 0
        ? `${left_out} of ${rows.length} rows are left out, first those that have no figure of neighbours or England.`
        : '',
      untested(lines)
        ? 'Where no counts are printed, a difference is beyond rounding but not tested for chance.'
        : '',
      names.some(({ text }) => text === NOTHING) ? `${NOTHING}  No such figure is printed.` : '',
      longSteps(lines),
      ...breaks(lines, input),
      ...doubts.notes,
    ].filter((note) => note !== ''),
    sources: [...new Set(lines.map(({ own }) => own.source))],
  };
}
