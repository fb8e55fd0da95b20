import type { Catalogue } from '../../src/observations/catalogue.js';
import { OBSERVATION_COLUMNS } from '../../src/observations/observation.js';
import type { Period } from '../../src/observations/period.js';
import type { Authorities, FoundArea } from './authorities.js';
import { type CellFigure, readFigure } from './figures.js';
import { yearsIn } from './file-year.js';
import type { Layout } from './layout.js';
import type { TableMeasures, Target } from './measures.js';
import type { Remarks } from './remarks.js';
import { cellText, type Sheet } from './sheet.js';
import { periodIn, type RowTime, rowTime } from './time.js';

/** What a table of figures was found to hold. */
export interface Melted {
  readonly figures: number;
  readonly areas: ReadonlySet<string>;
  /** Years, ending in March, that figures are of. */
  readonly years: ReadonlySet<number>;
  readonly indicators: ReadonlyMap<string, number>;
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Enough lines to hand on at once. */
const CHUNK = 1 << 20;

const periodText = ({ time_period, time_identifier, period_start, period_end }: Period): string =>
  `${time_period},${quoted(time_identifier)},${period_start},${period_end}`;

interface ReadValue extends CellFigure {
  /** `value,printed,status,decimals` as CSV has it. */
  readonly text: string;
}

const valueText = ({ value, status, decimals }: CellFigure, printed: string): string =>
  `${value ?? ''},${quoted(printed)},${status},${decimals ?? ''}`;

const ODD: Record<Exclude<CellFigure['odd'], ''>, readonly ['medium' | 'low', string]> = {
  'thousands comma': ['low', 'figures are written with thousands commas; read as the numbers they are.'],
  'spreadsheet error': ['medium', 'is an error of a spreadsheet in a figure’s place: no figure.'],
  'no figure': ['medium', 'is neither a figure nor a symbol we know: no figure.'],
  duration: ['low', 'durations are written years:months; read as months.'],
};

/** Everything about a table that stays the same while its rows are read. */
export interface MeltOptions {
  readonly table: string;
  readonly source: string;
  readonly layout: Layout;
  readonly measures: TableMeasures;
  readonly authorities: Authorities;
  readonly catalogue: Catalogue;
  readonly remarks: Remarks;
}

/** The years of a table's rows: of its column of periods, or one for all. */
function timeReader(sheet: Sheet, { time }: Layout): (row: number) => RowTime {
  if ('year' in time) return () => ({ year: time.year, period: null });
  const known = new Map<string, RowTime>();
  return (row) => {
    const period = cellText(sheet, row, time.period);
    const identifier = time.identifier === null ? '' : cellText(sheet, row, time.identifier);
    const key = `${period}\n${identifier}`;
    const found = known.get(key) ?? rowTime(period, identifier);
    known.set(key, found);
    return found;
  };
}

/** The last year of a table: the year it came out, by which its symbols are read. */
export function lastYear(sheet: Sheet, layout: Layout): number | null {
  const stacked = layout.measures.flatMap(({ year }) => year ?? []);
  if ('year' in layout.time) return stacked.length > 0 ? Math.max(...stacked) : layout.time.year;
  const periods = sheet.columns.columns[layout.time.period]!.values;
  const years = periods.flatMap((text) => rowTime(text, '').year ?? []);
  return years.length > 0 ? Math.max(...years) : null;
}

/** Finds the area of each row once per distinct wording. */
function areaReader(sheet: Sheet, { layout, authorities }: MeltOptions, latest: number) {
  const known = new Map<string, FoundArea | null>();
  return (row: number, year: number): FoundArea | null => {
    const level = layout.level === null ? '' : cellText(sheet, row, layout.level);
    const codes = layout.codes.map((column) => cellText(sheet, row, column)).filter((text) => text !== '');
    const names = layout.names.map((column) => cellText(sheet, row, column)).filter((text) => text !== '');
    const key = `${level}\n${codes.join()}\n${names.join()}\n${year}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    // The most particular name and code stand last: country, region, authority.
    const found = authorities.find(
      { level, codes: [...codes].reverse(), name: names.at(-1) ?? '' },
      year || latest,
    );
    known.set(key, found);
    return found;
  };
}

const areaText = ({ area }: FoundArea): string =>
  `${area.area_code},${quoted(area.area_name)},${area.geographic_level}`;

/** Say what is odd about how a row names its area. */
function remarkArea(found: FoundArea, sheet: Sheet, row: number, { layout, remarks }: MeltOptions): void {
  const place = { row, column: layout.codes.at(-1) ?? layout.names.at(-1) ?? 0 };
  const code = layout.codes
    .map((column) => cellText(sheet, row, column))
    .findLast((text) => /^[EW]\d{8}$/.test(text));
  const { area_name } = found.area;
  if (found.odd === 'code and name differ')
    remarks.note(
      'code and name differ',
      'medium',
      `${code} ${area_name}`,
      `${area_name} stands under ${code}, the code of another area; taken by its name.`,
      place,
    );
  if (found.odd === 'not in our list')
    remarks.note(
      'new area',
      'low',
      area_name,
      `${area_name} (${code}) is not in authorities.csv; taken as the file says.`,
      place,
    );
}

/**
 * Read the figures of a table into lines of `observations.csv`, one for each cell and each figure we compute
 * from two. Rules run once for each distinct text of a column, areas and periods once for each wording.
 *
 * @param write takes whole lines of CSV, many at a time.
 */
export function melt(sheet: Sheet, options: MeltOptions, write: (lines: string) => void): Melted {
  const { layout, measures, remarks, catalogue, table } = options;
  const latest = lastYear(sheet, layout)!;
  const timeOf = timeReader(sheet, layout);
  const areaOf = areaReader(sheet, options, latest);
  const usual = measures.usualTime;
  const indicators = new Map<string, number>();
  const [areas, years] = [new Set<string>(), new Set<number>()];
  let [buffer, figures] = ['', 0];
  const tail = `,,`;
  const source = quoted(options.source);

  remarkYears(options, latest);
  const texts = layout.measures.map(({ column }) => {
    const values = new Map<string, ReadValue>();
    return (row: number): ReadValue => {
      const printed = cellText(sheet, row, column);
      const known = values.get(printed);
      const read = known ?? readFigure(printed, latest, catalogue);
      const value: ReadValue = known ?? { ...read, text: valueText(read, printed) };
      if (!known) values.set(printed, value);
      if (value.odd !== '') {
        const [severity, message] = ODD[value.odd];
        const told = severity === 'medium' ? `${printed} ${message}` : message;
        remarks.note(value.odd, severity, severity === 'medium' ? printed : '', told, { row, column });
      }
      return value;
    };
  });
  const at = new Map(layout.measures.map(({ column }, index) => [column, index]));
  const valueAt = (row: number, column: number | null): number | null =>
    column === null ? null : (texts[at.get(column) ?? -1]?.(row).value ?? null);

  const combos = new Map<string, { targets: Target[]; computed: (Target | null)[] }>();
  const targetsOf = (row: number) => {
    const values = measures.filters.map(({ column }) => cellText(sheet, row, column));
    const key = values.join('\n');
    const known = combos.get(key);
    if (known) return known;
    const named = new Map(measures.filters.map(({ key }, index) => [key, values[index]!]));
    const made = {
      targets: layout.measures.map((measure) => measures.target(measure, named)),
      computed: measures.computed.map((measure) => measures.computedTarget(measure, named)),
    };
    combos.set(key, made);
    return made;
  };
  const periods = new Map<string, string | null>();
  const periodOf = (time: string, row: RowTime, year: number): string | null => {
    const key = `${time}|${year}|${row.period?.time_identifier ?? ''}|${row.period?.time_period ?? ''}`;
    const known = periods.get(key);
    if (known !== undefined) return known;
    const period = time === '' ? (row.period ?? periodIn(usual || '31 March', year)) : periodIn(time, year);
    const text = period === null ? null : periodText(period);
    periods.set(key, text);
    return text;
  };
  const undated = usual === '' ? 'ours: dated by the last day of the year that ends in March' : '';

  // A mid-year count stands in the file of the March after, under its own year.
  const ownYears = layout.measures.map(({ heading }) =>
    /^mid20/i.test(heading) ? yearsIn(heading)[0] : undefined,
  );
  const line = (
    row: number,
    column: number,
    area: string,
    target: Target,
    period: string,
    value: string,
    counts: string,
    note: string,
  ) => {
    buffer += `${table},${row + 1},${column + 1},${target.indicator},${area},${period},${quoted(target.breakdown)},${target.unit},${value},${counts},${quoted(note)},${source}${tail}\n`;
    figures++;
    indicators.set(target.indicator, (indicators.get(target.indicator) ?? 0) + 1);
  };

  const sums = new Map<string, Sum>();
  const writeSum = (sum: Sum): void => {
    const made = computedText(sum);
    line(sum.row, sum.column, sum.area, sum.target, sum.period, made.text, made.counts, made.note);
  };

  for (let row = layout.firstRow; row < sheet.rows; row++) {
    const time = timeOf(row);
    const found = time.year === null ? null : areaOf(row, time.year);
    if (!found) {
      remarkRow(sheet, row, options, time.year !== null);
      continue;
    }
    if (found.odd !== '') remarkArea(found, sheet, row, options);
    const area = areaText(found);
    areas.add(found.area.area_code || found.area.area_name);
    const { targets, computed } = targetsOf(row);
    layout.measures.forEach((measure, index) => {
      const target = targets[index]!;
      const year = ownYears[index] ?? measure.year ?? time.year!;
      const value = texts[index]!(row);
      const period = periodOf(target.time, time, year);
      if (period === null) return;
      years.add(year);
      const own = value.note || target.note || (target.time === '' && time.period === null ? undated : '');
      const counts = `${valueAt(row, target.numerator) ?? ''},${valueAt(row, target.denominator) ?? ''}`;
      line(row, measure.column, area, target, period, value.text, counts, own);
    });
    measures.computed.forEach((measure, index) => {
      const target = computed[index];
      const period = target ? periodOf(target.time, time, measure.year ?? time.year!) : null;
      if (!target || period === null) return;
      const above = measure.numerators.map((column) => texts[at.get(column)!]!(row));
      const below = measure.denominator === null ? null : texts[at.get(measure.denominator)!]!(row);
      const key = measure.overRows ? `${index}|${area}|${period}|${target.breakdown}` : `${row}|${index}`;
      const sum = sums.get(key) ?? {
        row,
        column: measure.numerators[0]!,
        area,
        target,
        period,
        heading: measure.heading,
        parts: [],
        below,
      };
      sum.parts.push(...above);
      sums.set(key, sum);
    });
    for (const [key, sum] of measures.computed.some(({ overRows }) => overRows) ? [] : sums) {
      writeSum(sum);
      sums.delete(key);
    }
    if (buffer.length > CHUNK) {
      write(buffer);
      buffer = '';
    }
  }
  for (const sum of sums.values()) writeSum(sum);
  write(buffer);
  return { figures, areas, years, indicators };
}

/** Say which headings name another year than the file. */
function remarkYears({ layout, remarks }: MeltOptions, latest: number): void {
  if (layout.form !== 'underlying') return;
  for (const { heading, column } of layout.measures) {
    const [own] = /3103\d\d|^[a-z_]+20\d\d$/i.test(heading) ? yearsIn(heading) : [];
    if (own === undefined || own === latest || /mid|pop|year11/i.test(heading)) continue;
    const message = `the heading ${heading} names ${own} in a file of ${latest}; its figures are read as of ${latest}.`;
    remarks.note('year of a heading', 'medium', heading, message, { row: 0, column });
  }
}

/** A figure that we compute, while its parts are gathered. */
interface Sum {
  readonly row: number;
  readonly column: number;
  readonly area: string;
  readonly target: Target;
  readonly period: string;
  readonly heading: string;
  readonly parts: ReadValue[];
  readonly below: ReadValue | null;
}

const PER: Readonly<Record<string, number>> = { percent: 100, rate_per_10000: 10_000 };

/** A figure of ours from others of the file, as CSV has it; none where any of them is withheld. */
function computedText({ target, heading, parts, below }: Sum): {
  text: string;
  counts: string;
  note: string;
} {
  const all = below === null ? parts : [...parts, below];
  const hidden = all.find(({ status }) => status !== 'ok');
  const sum = parts.reduce((total, { value }) => total + (value ?? 0), 0);
  const counts = below === null ? ',' : `${hidden ? (parts[0]!.value ?? '') : sum},${below.value ?? ''}`;
  const how =
    parts.length > 1 && below === null && !heading.includes(' + ') ? `sum of ${parts.length} rows` : heading;
  const note = `ours: computed, ${how}${target.note === '' ? '' : `; ${target.note.replace(/^ours: /, '')}`}`;
  if (hidden || below?.value === 0) return { text: `,,${hidden?.status ?? 'not_applicable'},`, counts, note };
  if (below === null) {
    const decimals = Math.max(...parts.map((part) => part.decimals ?? 0));
    return { text: `${Number(sum.toFixed(decimals))},,ok,${decimals}`, counts, note };
  }
  const value = Math.round((sum / below.value!) * (PER[target.unit] ?? 1) * 1e6) / 1e6;
  return { text: `${value},,ok,1`, counts, note };
}

/** Say why a row gives no figures, unless it is blank or a note. */
function remarkRow(
  sheet: Sheet,
  row: number,
  { layout, remarks, authorities }: MeltOptions,
  timed: boolean,
): void {
  const figures = layout.measures.filter(({ column }) => cellText(sheet, row, column) !== '');
  if (figures.length === 0) return;
  const column = layout.names.at(-1) ?? layout.codes.at(-1) ?? 0;
  const name = cellText(sheet, row, column);
  if (!timed && 'period' in layout.time) {
    const text = cellText(sheet, row, layout.time.period);
    remarks.note(
      'unknown period',
      'medium',
      text,
      `"${text}" is no period; right would be 2025 or 202425. Left out.`,
      { row, column: layout.time.period },
    );
    return;
  }
  if (name === '' || name.length > 60) return;
  const alike = authorities.alike(name);
  const hint = alike.length > 0 ? ` The nearest names are ${alike.join(', ')}.` : '';
  remarks.note(
    'unknown area',
    'medium',
    name,
    `"${name}" is no authority, region or country we know; left out.${hint}`,
    { row, column },
  );
}

/** The heading line of the files that `melt` fills. */
export const OBSERVATION_HEADINGS = `${OBSERVATION_COLUMNS.join(',')}\n`;
