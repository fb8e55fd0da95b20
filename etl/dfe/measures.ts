import { MONTHS } from '../../src/ees/standard.js';
import { type AnyBreakdown, formatBreakdown, parseBreakdown } from '../../src/model/breakdown.js';
import { groupBy } from '../../src/model/group-by.js';
import type { Unit } from '../../src/model/observation.js';
import { slug } from '../../src/text/slug.js';
import { distinct } from './area-columns.js';
import type { FilterColumn, Layout, MeasureColumn } from './layout.js';
import { type CompiledRule, compiledRule, type MeasureRule } from './measure-rules.js';
import { plainHeading, type SourceTable } from './sheet.js';
import { titlesOf } from './table-headings.js';
import { type Units, unitOfMeta } from './units.js';

/** What a column of figures is, for rows of one combination of filters. */
export interface Target {
  readonly indicator: string;
  readonly unit: Unit;
  readonly breakdown: string;
  /** As `MeasureRule.time`; empty where we have no rule. */
  readonly time: string;
  /** Columns of the counts behind it. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly note: string;
}

/** A figure that we compute from columns of a row, or from several rows. */
export interface ComputedMeasure {
  readonly heading: string;
  readonly numerators: readonly number[];
  /** `null` where the figure is the sum. */
  readonly denominator: number | null;
  readonly year: number | null;
  /** How many rows are summed, each of another text of the filters; 0 where a row stands for itself. */
  readonly overRows: number;
}

/** Stacked headings each without the number of their footnote. */
const withoutFootnotes = (heading: string): string => heading.split(' / ').map(plainHeading).join(' / ');

/** A name for each column: its heading, without footnotes unless they alone tell it from another, numbered if it repeats. */
function ownNames(measures: readonly MeasureColumn[]): Map<number, string> {
  const names = new Map<number, string>();
  const alike = groupBy(measures, ({ heading, year }) => `${slug(withoutFootnotes(heading))} ${year}`);
  for (const columns of alike.values()) {
    const told = new Set<string>();
    for (const { column, heading } of columns) {
      const name = slug(columns.length > 1 ? heading : withoutFootnotes(heading));
      let own = name;
      for (let number = 2; told.has(own); number++) own = `${name}_${number}`;
      told.add(own);
      names.set(column, own);
    }
  }
  return names;
}

/** A column of EES files that repeats the table's title in every row; any other of one value parts the figures. */
const TITLE = 'category';

const isTotal = (value: string): boolean => /^(total|all)$/i.test(value.trim());

/** A filter's value as a breakdown may hold it. */
const breakdownValue = (value: string): string => value.trim().replaceAll(';', ',').replaceAll('=', ':');

/** The id of a column without a name in the catalogue, as `export` writes it: `b6_reasons__adopted_percent`. */
const WRITTEN_ID = /^[a-z][a-z0-9_]*[a-z0-9]__[a-z0-9][a-z0-9_]*$/;

/** The filter in which `export` writes the day of a figure, or its first and last day. */
const WRITTEN_DATE = 'date';

/** What `2025-09-30`, or `2024-10-01 to 2025-09-30`, says of the time of a figure; empty if it is neither. */
function writtenTime(date: string): string {
  const [, span, year, month, day] = /^(\d{4}-\d\d-\d\d to )?(\d{4})-(\d\d)-(\d\d)$/.exec(date.trim()) ?? [];
  if (year === undefined) return '';
  return `${span === undefined ? '' : '12 months to '}${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
}

const YEAR_ENDING =
  /\b(?:year|12 months|twelve months) (?:ending|ended|to)(?: the)?(?: (\d{1,2})(?:st|nd|rd|th)?)? (January|February|April|May|June|July|August|September|October|November|December)\b(?:,? ((?:19|20)\d\d))?/i;

/** A year that ends in another month than March, as a heading states it: `Year ending August 2023`; empty if it states none. */
function yearEnding(heading: string): string {
  const match = YEAR_ENDING.exec(heading);
  if (!match) return '';
  const [, day, name, year] = match;
  const month = `${name![0]!.toUpperCase()}${name!.slice(1).toLowerCase()}`;
  const last = new Date(`${month} 1, 2023 UTC`);
  const end = `${day ?? new Date(Date.UTC(2023, last.getUTCMonth() + 1, 0)).getUTCDate()} ${month}`;
  return year === undefined ? `Year ending ${end}` : `12 months to ${end} ${year}`;
}

/** Reads the columns of a table by the rules of `dfe-measures.csv`. */
export class Measures {
  readonly #rules: readonly CompiledRule[];
  readonly #units: Units;
  readonly #catalogue: ReadonlyMap<string, Unit>;

  /** @param catalogue the units of the catalogue's indicators by id: a heading that is an id is that indicator. */
  constructor(rules: readonly MeasureRule[], units: Units, catalogue: ReadonlyMap<string, Unit> = new Map()) {
    this.#catalogue = catalogue;
    this.#rules = rules.map(compiledRule);
    this.#units = units;
  }

  /** The rules that this table's headings and filters allow. */
  #fitting(layout: Layout): CompiledRule[] {
    const headings = layout.measures.map(({ heading }) => plainHeading(heading));
    const filters = new Set(layout.filters.map(({ key }) => key));
    const held = (pattern: RegExp): boolean => headings.some((heading) => pattern.test(heading));
    return this.#rules.filter(
      ({ beside, without, where }) =>
        beside.every(held) && !without.some(held) && [...where.keys()].every((key) => filters.has(key)),
    );
  }

  /**
   * What each column is, for a combination of filters.
   *
   * @param table name of the table, which stands before the ids of columns we have no rule for.
   * @param metaUnits what the `.meta.csv` says of units, by heading in lower case.
   */
  reader(
    sheet: SourceTable,
    layout: Layout,
    table: string,
    metaUnits: ReadonlyMap<string, string> = new Map(),
  ): TableMeasures {
    const { titles } = titlesOf(sheet, layout.firstRow);
    const columns = layout.measures.map(({ heading, column }) => ({
      heading: withoutFootnotes(heading),
      stated: unitOfMeta(metaUnits.get(plainHeading(heading)) ?? '') ?? sheet.formats.get(column) ?? null,
      whole: distinct(sheet, column, layout.firstRow).every((text) => !/^-?[\d,]*\.\d|^-\d/.test(text)),
    }));
    const units = this.#units.of(columns, titles);
    const byColumn = new Map(
      layout.measures.map(({ column, heading }, index) => [
        column,
        this.#catalogue.get(heading.trim()) ?? units[index]!,
      ]),
    );
    return new TableMeasures(layout, table, this.#fitting(layout), byColumn, this.#catalogue);
  }
}

/** The day that a span ends with. */
const DAY_OF: Readonly<Record<string, string>> = {
  'Financial year': '31 March',
  'Year ending 30 September': '30 September',
};

export class TableMeasures {
  /** Filters that tell rows apart. */
  readonly filters: readonly FilterColumn[];
  readonly computed: readonly ComputedMeasure[];
  readonly #layout: Layout;
  readonly #constant: ReadonlySet<string>;
  readonly #table: string;
  readonly #byColumn: ReadonlyMap<number, readonly CompiledRule[]>;
  readonly #computedRules: ReadonlyMap<ComputedMeasure, CompiledRule>;
  /** Names of columns that no rule names, each its own within the table. */
  readonly #names: ReadonlyMap<number, string>;

  readonly #units: ReadonlyMap<number, Unit>;
  readonly #catalogue: ReadonlyMap<string, Unit>;

  /** @param units of the columns that no rule names. */
  constructor(
    layout: Layout,
    table: string,
    rules: readonly CompiledRule[],
    units: ReadonlyMap<number, Unit>,
    catalogue: ReadonlyMap<string, Unit>,
  ) {
    this.#catalogue = catalogue;
    this.#layout = layout;
    this.#table = table;
    this.#units = units;
    this.filters = layout.filters;
    this.#names = ownNames(layout.measures);
    this.#constant = new Set(
      layout.filters.filter(({ constant, key }) => constant && key === TITLE).map(({ key }) => key),
    );
    this.#byColumn = new Map(
      layout.measures.map(({ column, heading }) => [
        column,
        rules.filter(({ pattern }) => pattern?.test(plainHeading(heading))),
      ]),
    );
    const computed = rules.flatMap((rule): [ComputedMeasure, CompiledRule][] =>
      this.#computedBy(rule).map((measure) => [measure, rule]),
    );
    this.computed = computed.map(([measure]) => measure);
    this.#computedRules = new Map(computed);
  }

  /** What a rule without a column of its own computes here: once for each year the columns are of. */
  #computedBy({ rule, pattern, numerators, denominator, where }: CompiledRule): ComputedMeasure[] {
    if (pattern !== null || rule.denominator.startsWith('indicator:')) return [];
    const [first, ...others] = numerators.map((numerator) => this.#columnsOf(numerator));
    return (first ?? []).flatMap(({ column, year }) => {
      const beside = others.map((columns) => columns.find((other) => other.year === year)?.column);
      const below = denominator === null ? null : this.#columnOf(denominator, year);
      if (beside.includes(undefined) || (denominator !== null && below === null)) return [];
      const above = [column, ...(beside as number[])].map((own) => this.#headingOf(own)).join(' + ');
      const heading = below === null ? above : `${above} ÷ ${this.#headingOf(below)}`;
      const sizes = [...where.values()].map((values) => values.length);
      const overRows = sizes.some((size) => size > 1) ? sizes.reduce((all, size) => all * size, 1) : 0;
      return [{ heading, numerators: [column, ...(beside as number[])], denominator: below, year, overRows }];
    });
  }

  #columnsOf = (pattern: RegExp): readonly MeasureColumn[] =>
    this.#layout.measures.filter(({ heading }) => pattern.test(plainHeading(heading)));

  #headingOf = (column: number): string =>
    (this.#layout.measures.find((measure) => measure.column === column)?.heading ?? '')
      .replaceAll(/\s+/g, ' ')
      .trim();

  #columnOf(pattern: RegExp | null, year: number | null): number | null {
    if (pattern === null) return null;
    return this.#columnsOf(pattern).find((other) => other.year === year)?.column ?? null;
  }

  /** Whether any rule names this column. */
  knows = (column: number): boolean => (this.#byColumn.get(column)?.length ?? 0) > 0;

  /** The unit of most figures of a column: by the first rule that names it, else what the file states. */
  usualUnit(column: number): Unit {
    return this.#byColumn.get(column)?.[0]?.rule.unit ?? this.#units.get(column) ?? 'unknown';
  }

  /** How the rules date figures of this table, where they agree. */
  get usualTime(): string {
    const times = new Set(
      [...this.#byColumn.values()].flat().map(({ rule }) => DAY_OF[rule.time] ?? rule.time),
    );
    return times.size === 1 ? [...times][0]! : '';
  }

  /** The pairs that filters add to a breakdown, without those that `used` has taken. */
  #filterPairs(values: ReadonlyMap<string, string>, used: ReadonlySet<string>): AnyBreakdown {
    return Object.fromEntries(
      [...values].flatMap(([key, value]) =>
        used.has(key) || this.#constant.has(key) || value === '' || isTotal(value)
          ? []
          : [[key, breakdownValue(value)]],
      ),
    );
  }

  #target(compiled: CompiledRule, values: ReadonlyMap<string, string>, year: number | null): Target | null {
    const { rule, where } = compiled;
    for (const [key, allowed] of where)
      if (!allowed.includes(plainHeading(values.get(key) ?? ''))) return null;
    const used = new Set(where.keys());
    const breakdown: Record<string, string | undefined> = { ...parseBreakdown(rule.breakdown) };
    for (const [key, value] of Object.entries(breakdown)) {
      const filter = /^\{(.+)\}$/.exec(value ?? '')?.[1];
      if (filter === undefined) continue;
      used.add(slug(filter));
      const told = values.get(slug(filter)) ?? '';
      breakdown[key] = told === '' || isTotal(told) ? undefined : breakdownValue(told);
    }
    return {
      indicator: rule.indicator,
      unit: rule.unit,
      breakdown: formatBreakdown({ ...this.#filterPairs(values, used), ...breakdown }),
      time: rule.time,
      numerator: this.#columnOf(compiled.numerators.length === 1 ? compiled.numerators[0]! : null, year),
      denominator: this.#columnOf(compiled.denominator, year),
      note: rule.note === '' ? '' : `ours: ${rule.note.replace(/\.$/, '')}`,
    };
  }

  /** What a column is in rows whose filters hold these values. */
  target(measure: MeasureColumn, values: ReadonlyMap<string, string>): Target {
    for (const rule of this.#byColumn.get(measure.column) ?? []) {
      const target = this.#target(rule, values, measure.year);
      if (target) return target;
    }
    const id = measure.heading.trim();
    const written = this.#catalogue.has(id) || WRITTEN_ID.test(id);
    const time = written ? writtenTime(values.get(WRITTEN_DATE) ?? '') : yearEnding(measure.heading);
    return {
      indicator: written ? id : `${this.#table}__${this.#names.get(measure.column)!}`.replace(/^(?=\d)/, 't'),
      unit: this.#units.get(measure.column) ?? 'unknown',
      breakdown: formatBreakdown(this.#filterPairs(values, new Set(time === '' ? [] : [WRITTEN_DATE]))),
      time,
      numerator: null,
      denominator: null,
      note: '',
    };
  }

  /** What a computed figure is in such rows; `null` if it is none. */
  computedTarget(measure: ComputedMeasure, values: ReadonlyMap<string, string>): Target | null {
    return this.#target(this.#computedRules.get(measure)!, values, measure.year);
  }
}
