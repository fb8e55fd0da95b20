import { SEVERITY_SIGNS } from '../../checks/finding.js';
import { capital, when } from '../../indicators/sentence.js';
import { parseBreakdown } from '../../observations/breakdown.js';
import type { Catalogue } from '../../observations/catalogue.js';
import { groupBy } from '../../observations/group-by.js';
import { type Figure, isFigure } from '../../observations/observation.js';
import { periodName } from '../../observations/period.js';
import { isProse } from '../../observations/prose.js';
import { insist } from '../../statistics/estimate.js';
import { cellName } from '../../tables/grid.js';
import type { Drawing, Row, View } from '../compose.js';
import { monthOf } from '../days.js';
import { type Doubted, doubted } from '../doubt.js';
import { andList, areaOf, type Charted, type ChartOptions, orList, selected } from '../input.js';
import { pixels, textRows } from '../placed.js';
import { readableOn } from '../readable.js';
import { PALETTES, SIZES, type Theme } from '../style.js';
import { textWidth, wrapped } from '../text-width.js';
import { subtitleText } from '../words.js';

const UNDATED = 'no date printed';
const LINE = 17;
const LEAST_HEIGHT = 26;
const LEAST_NAME = 120;
const GAP = 4;
const HEADING = 28;
const MOST_NAME = 400;
const MOST_CELL = 190;
const PADDING = 6;
/** Room of the sign before the word of a cell. */
const SIGN = 20;
/** The sign of a judgement that is printed in two ways. */
const CONTRADICTED = SEVERITY_SIGNS.medium;
/** Judgements few enough to be told one by one. */
const FEW = 12;

/** What tells the grades apart besides their words: from 1, the best, to 4. */
const GRADE_SHAPES = ['diamond', 'triangle-up', 'square', 'triangle-down'] as const;

/** Every print of one grade of one thing in one inspection. */
interface Judgement {
  readonly group: string;
  readonly theme: string;
  readonly inspection: string;
  readonly start: string;
  readonly end: string;
  readonly value: number;
  readonly word: string;
  /** Whether it is printed in another way too. */
  readonly contradicted: boolean;
  readonly prints: readonly Figure[];
}

const partsOf = ({ breakdown }: Figure): { group: string; theme: string; section: boolean } => {
  const { section, service, theme = '' } = parseBreakdown(breakdown) ?? {};
  return { group: section ?? service ?? '', theme, section: section !== undefined };
};

/** A judgement of a whole, not of one part of an inspected service. */
const isWhole = (o: Figure): boolean => {
  const { theme, section } = partsOf(o);
  return !section || /overall/i.test(theme);
};

/** The word of a grade as `grades.csv` writes it, whatever the case and the words around it in print. */
function wordOf({ printed, value }: Figure, { grades }: Catalogue): string {
  const named = [...grades.values()].find(
    ({ grade, value: own }) => own === value && new RegExp(`\\b${grade}\\b`, 'i').test(printed),
  );
  return named?.grade ?? printed;
}

/** Days that a period covers: few where it is printed exactly. */
const span = ({ period_start, period_end }: Figure): number =>
  Date.parse(period_end) - Date.parse(period_start);

const within = (inner: Figure, outer: Figure): boolean =>
  inner.period_start >= outer.period_start && inner.period_end <= outer.period_end;

/** Judgements, each once: what is printed of `2011` again is the one of January 2011. */
function judgementsOf(figures: readonly Figure[], catalogue: Catalogue): Judgement[] {
  const rows = groupBy(figures, ({ breakdown }) => breakdown);
  return [...rows.values()].flatMap((own) => {
    const exact = [...own].sort((a, b) => span(a) - span(b));
    const dated = (o: Figure): Figure =>
      o.period_end === '' ? o : exact.find((other) => other.period_end !== '' && within(other, o))!;
    const cells = groupBy(own, (o) => `${periodName(dated(o))}|${o.value}`);
    const times = groupBy(own, (o) => periodName(dated(o)));
    return [...cells.values()].map((prints): Judgement => {
      const [first] = [...prints].sort((a, b) => Number(isProse(a)) - Number(isProse(b)));
      const { period_start: start, period_end: end, ...period } = dated(first!);
      const { group, theme } = partsOf(first!);
      return {
        group,
        theme,
        inspection: end === '' ? UNDATED : periodName({ ...period, period_start: start, period_end: end }),
        start,
        end,
        value: first!.value,
        word: wordOf(first!, catalogue),
        contradicted: times.get(periodName(dated(first!)))!.some(({ value }) => value !== first!.value),
        prints: [first!, ...prints.filter((o) => o !== first)],
      };
    });
  });
}

/** The inspections in the order of time; what has no date comes last. */
function inspectionsOf(judgements: readonly Judgement[]): string[] {
  const dated = [...judgements].sort(
    (a, b) =>
      Number(a.end === '') - Number(b.end === '') ||
      a.end.localeCompare(b.end) ||
      a.start.localeCompare(b.start),
  );
  return [...new Set(dated.map(({ inspection }) => inspection))];
}

const signOf = ({ prints, contradicted }: Judgement, doubts: Doubted): string =>
  prints.map(doubts.sign).find((sign) => sign !== '') ?? (contradicted ? CONTRADICTED : '');

/** A cell as it reads: the number of the grade, its word, and the sign of a doubt. */
const labelOf = (j: Judgement, doubts: Doubted): string =>
  [j.value, j.word, signOf(j, doubts)].filter((text) => text !== '').join(' ');

/** What is judged, for a row that stands alone: `Fostering: overall`. */
const nameOf = ({ group, theme }: Judgement): string =>
  group === '' ? theme : `${capital(group)}: ${theme.charAt(0).toLowerCase()}${theme.slice(1)}`;

/** What is drawn of a judgement, and what its prints say. */
function cellRow(j: Judgement, doubts: Doubted): Row {
  const [print] = j.prints;
  return {
    group: j.group,
    theme: j.theme,
    inspection: j.inspection,
    date: j.end,
    value: j.value,
    reads: j.word,
    printed: [...new Set(j.prints.map(({ printed }) => printed))].join('; '),
    doubt: signOf(j, doubts),
    table: print!.table,
    cell: cellName(print!),
  };
}

interface Placed {
  readonly cells: Row[];
  readonly words: Row[];
  readonly names: Row[];
  readonly rules: Row[];
  readonly headings: Row[];
  readonly height: number;
  readonly inspections: readonly string[];
}

interface Columns {
  readonly inspections: readonly string[];
  /** Room of the names, and of each inspection. */
  readonly name: number;
  readonly widths: readonly number[];
}

/** The widest word of texts, which no line can be narrower than. */
const widestWord = (texts: readonly string[], weight: 'normal' | 'bold' = 'normal'): number =>
  Math.max(0, ...texts.flatMap((text) => text.split(' ')).map((word) => textWidth(word, SIZES.text, weight)));

const headingOf = (inspection: string): string => (inspection === UNDATED ? inspection : capital(inspection));

/** Columns as wide as their words need, and what is left shared among them. */
function columnsOf(judgements: readonly Judgement[], names: readonly string[], doubts: Doubted): Columns {
  const inspections = inspectionsOf(judgements);
  const least = inspections.map((inspection) => {
    const own = judgements.filter((j) => j.inspection === inspection);
    const words = widestWord(own.map((j) => labelOf(j, doubts)));
    const starts = own.map(({ value, word }) => textWidth(`${value} ${word.split(' ')[0]}`, SIZES.text));
    const chip = Math.max(Math.max(words, ...starts) + SIGN, widestWord([headingOf(inspection)], 'bold'));
    return Math.ceil(chip) + PADDING * 2 + GAP;
  });
  const taken = least.reduce((sum, width) => sum + width, 0);
  const widest = Math.ceil(Math.max(...names.map((name) => textWidth(name, SIZES.text)))) + 14;
  insist(
    SIZES.width - taken >= LEAST_NAME,
    `A timeline has room for fewer inspections than ${inspections.length}; name one of the tables.`,
  );
  const name = Math.min(MOST_NAME, widest, SIZES.width - taken);
  const more = (SIZES.width - name - taken) / inspections.length;
  return {
    inspections,
    name,
    widths: least.map((width) => Math.max(width, Math.min(MOST_CELL, width + more))),
  };
}

const leftOf = ({ name, widths }: Columns, at: number): number =>
  widths.slice(0, at).reduce((sum, width) => sum + width, name);

function headingRows(columns: Columns): { rows: Row[]; height: number } {
  const headings = columns.inspections.map((text, i) =>
    wrapped(headingOf(text), columns.widths[i]! - GAP - PADDING, SIZES.text, 'bold'),
  );
  const height = Math.max(...headings.map((lines) => lines.length)) * LINE + 8;
  const rows = headings.flatMap((lines, i) =>
    textRows(lines, leftOf(columns, i) + PADDING, height - 6 - (lines.length * LINE) / 2, LINE),
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

/** Rows one below the other, as high as their words need. */
function placed(judgements: readonly Judgement[], doubts: Doubted): Placed {
  const groups = grouped(judgements);
  const columns = columnsOf(
    judgements,
    groups.flatMap(({ rows }) => rows.map(([name]) => name)),
    doubts,
  );
  const top = headingRows(columns);
  const [cells, words, names, rules]: Row[][] = [[], [], [], []];
  const headings = [...top.rows];
  let y = top.height;
  for (const { heading, rows } of groups) {
    if (heading !== '') {
      headings.push({ text: heading, x: 0, y: y + HEADING / 2 + 2 });
      y += HEADING;
    }
    for (const [name, row] of rows) {
      const lines = wrapped(name, columns.name - 12, SIZES.text);
      const stacked = groupBy(
        row.map((j) => {
          const width = columns.widths[columns.inspections.indexOf(j.inspection)]!;
          return { j, lines: wrapped(labelOf(j, doubts), width - GAP - PADDING * 2 - SIGN, SIZES.text) };
        }),
        ({ j }) => j.inspection,
      );
      const tall = [...stacked.values()].map((own) =>
        own.reduce((sum, chip) => sum + heightOf(chip.lines), 0),
      );
      const height = Math.max(LEAST_HEIGHT, lines.length * LINE, ...tall);
      rules!.push({ y: y - GAP / 2 });
      names!.push(...textRows(lines, 0, y + height / 2, LINE));
      for (const [inspection, own] of stacked) {
        const at = columns.inspections.indexOf(inspection);
        const x = leftOf(columns, at);
        const each = height / own.length;
        own.forEach(({ j, lines }, k) => {
          const grade = String(j.value);
          const middle = y + (k + 0.5) * each;
          cells!.push({
            ...cellRow(j, doubts),
            grade,
            x,
            x2: x + columns.widths[at]! - GAP,
            y: y + k * each,
            y2: y + (k + 1) * each - (k + 1 < own.length ? 2 : 0),
            middle,
          });
          words!.push(
            ...textRows(lines, x + PADDING + SIGN, middle, LINE).map((word) => ({ ...word, grade })),
          );
        });
      }
      y += height + GAP;
    }
  }
  return {
    cells: cells!,
    words: words!,
    names: names!,
    rules: rules!,
    headings,
    height: y,
    inspections: columns.inspections,
  };
}

function tableView(height: number, theme: Theme): View {
  const { ink, background, grid, doubt, categories } = PALETTES[theme];
  const [best, good, poor, middling] = categories;
  const fills = [best, good, middling, poor];
  const domain = ['1', '2', '3', '4'];
  const grade = (range: readonly string[]) => ({
    field: 'grade',
    type: 'nominal',
    scale: { domain, range: [...range] },
    legend: null,
  });
  const onFill = grade(fills.map((fill) => readableOn(fill, theme)));
  const text = (data: string, color: object, fontWeight: string) => ({
    data: { name: data },
    mark: { type: 'text', fontWeight },
    encoding: { x: pixels('x'), y: pixels('y'), text: { field: 'text' }, color },
  });
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
        data: { name: 'drawn' },
        mark: { type: 'rect', cornerRadius: 4, strokeWidth: 2 },
        encoding: {
          x: pixels('x'),
          x2: { field: 'x2' },
          y: pixels('y'),
          y2: { field: 'y2' },
          fill: grade(fills),
          stroke: { condition: { test: "datum.doubt !== ''", value: doubt }, value: background },
          tooltip: ['group', 'theme', 'inspection', 'reads', 'printed'].map((field) => ({
            field,
            type: 'nominal',
          })),
        },
      },
      {
        data: { name: 'drawn' },
        mark: { type: 'point', filled: true, size: 75, opacity: 1, xOffset: PADDING + 7, aria: false },
        encoding: {
          x: pixels('x'),
          y: pixels('middle'),
          color: onFill,
          shape: {
            field: 'grade',
            type: 'nominal',
            scale: { domain, range: [...GRADE_SHAPES] },
            legend: null,
          },
        },
      },
      text('words', onFill, 'normal'),
      text('names', { value: ink }, 'normal'),
      text('headings', { value: ink }, 'bold'),
    ],
  } as unknown as View;
}

/** The grades of judgements in words, the most first: `10 adequate, 12 good`. */
function counted(judgements: readonly Judgement[]): string {
  const words = [...groupBy(judgements, ({ word }) => word)].sort(
    ([, a], [, b]) => b.length - a.length || b[0]!.value - a[0]!.value,
  );
  return words.map(([word, own]) => `${own.length} ${word.toLowerCase()}`).join(', ');
}

/** What the inspections found of the whole, inspection by inspection; else how many judgements read how. */
function titleOf(area: string, judgements: readonly Judgement[], inspections: readonly string[]): string {
  const dated = judgements.filter(({ end }) => end !== '');
  const overall = dated.filter(
    ({ theme, prints }) => /^overall/i.test(theme) && !/service=/.test(prints[0]!.breakdown),
  );
  if (overall.length > 0) {
    const told = inspections.flatMap((inspection) => {
      const own = overall.filter((j) => j.inspection === inspection);
      const words = [...new Set(own.map(({ word }) => word.toLowerCase()))];
      return words.length === 0 ? [] : [`${andList(words)} ${when(inspection)}`];
    });
    const parts = judgements.filter((j) => !overall.includes(j));
    const rest =
      inspections.length === 1 && parts.length > 0 ? `; of its other judgements ${counted(parts)}` : '';
    return `${area}: overall effectiveness ${told.join(', ')}${rest}`;
  }
  const [first] = judgements;
  if (judgements.length === 1)
    return `${area}: ${first!.theme} ${first!.word.toLowerCase()}${first!.end === '' ? '' : ` ${when(first!.inspection)}`}`;
  return `${area}: of ${judgements.length} judgements ${counted(judgements)}${inspections.length === 1 ? `, ${when(first!.inspection).replace(/^in /, '')}` : ''}`;
}

function contradictions(judgements: readonly Judgement[]): string[] {
  const cells = groupBy(judgements, (j) => `${nameOf(j)}|${j.inspection}`);
  return [...cells.values()]
    .filter((own) => own.length > 1)
    .map((own) => {
      const prints = own.map(({ word, prints: [print] }) => `${word} in ${print!.source.split(', ')[0]}`);
      return `${CONTRADICTED}  ${nameOf(own[0]!)}, ${own[0]!.inspection}: printed as ${andList(prints)}.`;
    });
}

/** Grades that have two names. */
const renamed = (judgements: readonly Judgement[]): string[] =>
  [...groupBy(judgements, ({ value }) => String(value))].flatMap(([value, own]) => {
    const names = [...new Set(own.map(({ word }) => word))];
    return names.length > 1 ? [`${andList(names)} are names of one grade, ${value}.`] : [];
  });

/** When the inspections were. */
function datesText(judgements: readonly Judgement[], inspections: readonly string[]): string {
  const dated = inspections.filter((name) => name !== UNDATED);
  if (dated.length < 2) return dated[0] ?? UNDATED;
  const known = judgements.filter(({ end }) => end !== '');
  const [first] = known.map(({ start }) => start).sort((a, b) => a.localeCompare(b));
  const last = known
    .map(({ end }) => end)
    .sort((a, b) => a.localeCompare(b))
    .at(-1);
  return `${monthOf(first!)} to ${monthOf(last!)}`;
}

/**
 * What inspections judged, a row for each judgement and a column for each inspection, in the order of time.
 * Of all documents together only the judgements of a whole are drawn.
 */
export function timelineChart(input: Charted, options: ChartOptions): Drawing {
  const { table, theme = 'light' } = options;
  const all = selected(input, options)
    .filter(isFigure)
    .filter(({ unit }) => unit === 'grade');
  if (all.length === 0) {
    const graded = [...input.figures].filter(({ unit }) => unit === 'grade');
    const names = new Set(graded.filter((o) => !isProse(o)).map((o) => o.table));
    insist(
      false,
      `A timeline is of the judgements of inspections, such as the ${names.size === 1 ? 'table' : 'tables'} ${orList([...names])}, or the indicator ${graded[0]?.indicator ?? 'inspection_grade'}.`,
    );
  }
  const area = areaOf(all, options);
  const own = all.filter((o) => o.area_name === area);
  const wholes = table === undefined && own.some(isWhole) ? own.filter(isWhole) : own;
  const judgements = judgementsOf(wholes, input.catalogue);
  const left_out = judgementsOf(
    own.filter((o) => !wholes.includes(o)),
    input.catalogue,
  );
  const doubts = doubted(wholes, input);
  const { cells, words, names, rules, headings, height, inspections } = placed(judgements, doubts);
  const tables = new Set(
    left_out.flatMap(({ prints }) => prints.filter((o) => !isProse(o)).map((o) => o.table)),
  );
  const many = `${judgements.length} judgement${judgements.length === 1 ? '' : 's'}`;
  return {
    title: titleOf(area, judgements, inspections),
    subtitle: `${subtitleText(many, datesText(judgements, inspections))}: grades from 1, the best, to 4`,
    shows: `Table of ${many} of inspections of ${area}: ${andList(inspections)}`,
    figures:
      judgements.length <= FEW
        ? judgements.map((j) => `${nameOf(j)}: ${j.value} ${j.word} (${j.inspection})`).join('. ')
        : `${many}: ${counted(judgements)}`,
    rows: cells,
    columns: ['group', 'theme', 'inspection', 'date', 'value', 'reads', 'printed', 'doubt', 'table', 'cell'],
    helpers: { words, names, rules, headings },
    views: [tableView(height, theme)],
    left: 0,
    notes: [
      ...contradictions(judgements),
      ...doubts.notes,
      left_out.length > 0
        ? `${left_out.length} judgements on parts of a service are left out${tables.size > 0 ? `; they stand in the table${tables.size > 1 ? 's' : ''} ${andList([...tables])}` : ''}.`
        : '',
      inspections.includes(UNDATED)
        ? 'What is printed without the date of its inspection stands in the last column.'
        : '',
      ...renamed(judgements),
    ].filter((note) => note !== ''),
    sources: [...new Set(judgements.flatMap(({ prints }) => prints.slice(0, 1).map(({ source }) => source)))],
  };
}
