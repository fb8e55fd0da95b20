import { z } from 'zod';
import { type AnyBreakdown, formatBreakdown, parseBreakdown } from '../../src/observations/breakdown.js';
import type { Catalogue } from '../../src/observations/catalogue.js';
import { UNITS, type Unit } from '../../src/observations/observation.js';
import type { FilterColumn, Layout, MeasureColumn } from './layout.js';
import { plainHeading, slug } from './sheet.js';

/** Which column of DfE's files is which of our indicators: a row of `dfe-measures.csv`. */
export const MeasureRule = z.strictObject({
  /** Heading, with `{yy}`, `{yyyy}` and `{y1y2}` for its year; empty where we compute the figure. */
  column: z.string(),
  /** A heading that must stand in the same file. */
  beside: z.string(),
  /** What the filters must hold: `sex=Female|Girls; role=Total`. */
  where: z.string(),
  indicator: z.string().min(1, 'must not be empty'),
  /** Our breakdown; `{filter}` takes the value of the filter. */
  breakdown: z.string(),
  unit: z.enum(UNITS, `must be one of ${UNITS.join(', ')}`),
  /** `31 March`, `Financial year`, `Academic year`, `Calendar year`, or a whole day. */
  time: z.string().min(1, 'must not be empty'),
  numerator: z.string(),
  denominator: z.string(),
  note: z.string(),
});

export type MeasureRule = z.infer<typeof MeasureRule>;

const TOKENS: Readonly<Record<string, string>> = {
  '{yyyy}': '20\\d\\d',
  '{yy}': '\\d\\d',
  '{y1y2}': '(?:20)?\\d\\d[-/]?\\d\\d',
};

/** A heading with tokens as a pattern. */
export function headingPattern(heading: string): RegExp {
  const parts = plainHeading(heading).split(/(\{yyyy\}|\{yy\}|\{y1y2\})/);
  const source = parts.map((part) => TOKENS[part] ?? part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${source.join('')}$`);
}

interface CompiledRule {
  readonly rule: MeasureRule;
  readonly pattern: RegExp | null;
  readonly numerator: RegExp | null;
  readonly denominator: RegExp | null;
  readonly beside: RegExp | null;
  readonly where: ReadonlyMap<string, readonly string[]>;
}

const patternOf = (heading: string): RegExp | null => (heading === '' ? null : headingPattern(heading));

const compiled = (rule: MeasureRule): CompiledRule => ({
  rule,
  pattern: patternOf(rule.column),
  numerator: patternOf(rule.numerator),
  denominator: rule.denominator.startsWith('indicator:') ? null : patternOf(rule.denominator),
  beside: patternOf(rule.beside),
  where: new Map(
    rule.where
      .split(';')
      .map((pair) => pair.trim())
      .filter((pair) => pair !== '')
      .map((pair) => {
        const at = pair.indexOf('=');
        const values = pair.slice(at + 1).split('|');
        return [slug(pair.slice(0, at)), values.map((value) => plainHeading(value))] as const;
      }),
  ),
});

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

/** A figure that we compute from two columns. */
export interface ComputedMeasure {
  readonly heading: string;
  readonly numerator: number;
  readonly denominator: number;
  readonly year: number | null;
}

const PERCENT = /(^|[^a-z])(percent|percentage|pct)([^a-z]|$)|%/;
const RATE = /rate|per_?10,?000|per10k/;

/** The unit that a heading of ours unknown tells. */
export function unitOf(heading: string): Unit {
  const plain = plainHeading(heading);
  if (PERCENT.test(plain)) return 'percent';
  if (/per_?10,?000|per ?10k|_rate$/.test(plain)) return 'rate_per_10000';
  if (/_fte$|^fte_/.test(plain)) return 'fte';
  if (/(_|^)days(_|$)|duration/.test(plain)) return 'days';
  return RATE.test(plain) ? 'percent' : 'count';
}

const isTotal = (value: string): boolean => /^(total|all)$/i.test(value.trim());

/** A filter's value as a breakdown may hold it. */
const breakdownValue = (value: string): string => value.trim().replaceAll(';', ',').replaceAll('=', ':');

/** Reads the columns of a table by the rules of `dfe-measures.csv`. */
export class Measures {
  readonly #rules: readonly CompiledRule[];
  readonly #catalogue: Catalogue;

  constructor(rules: readonly MeasureRule[], catalogue: Catalogue) {
    this.#rules = rules.map(compiled);
    this.#catalogue = catalogue;
  }

  /** The rules that this table's headings and filters allow. */
  #fitting(layout: Layout): CompiledRule[] {
    const headings = layout.measures.map(({ heading }) => plainHeading(heading));
    const filters = new Set(layout.filters.map(({ key }) => key));
    return this.#rules.filter(
      ({ beside, where }) =>
        (beside === null || headings.some((heading) => beside.test(heading))) &&
        [...where.keys()].every((key) => filters.has(key)),
    );
  }

  /**
   * What each column is, for a combination of filters.
   *
   * @param table name of the table, which stands before the ids of columns we have no rule for.
   */
  reader(layout: Layout, table: string): TableMeasures {
    return new TableMeasures(layout, table, this.#fitting(layout), this.#catalogue);
  }
}

export class TableMeasures {
  /** Filters that tell rows apart. */
  readonly filters: readonly FilterColumn[];
  readonly computed: readonly ComputedMeasure[];
  readonly #layout: Layout;
  readonly #table: string;
  readonly #byColumn: ReadonlyMap<number, readonly CompiledRule[]>;
  readonly #computedRules: ReadonlyMap<ComputedMeasure, CompiledRule>;
  readonly #catalogue: Catalogue;

  constructor(layout: Layout, table: string, rules: readonly CompiledRule[], catalogue: Catalogue) {
    this.#layout = layout;
    this.#table = table;
    this.#catalogue = catalogue;
    this.filters = layout.filters;
    this.#byColumn = new Map(
      layout.measures.map(({ column, heading }) => [
        column,
        rules.filter(({ pattern }) => pattern?.test(plainHeading(heading))),
      ]),
    );
    const computed = rules.flatMap((rule): [ComputedMeasure, CompiledRule][] => {
      if (rule.pattern !== null || rule.denominator === null) return [];
      return this.#columnsOf(rule.numerator).flatMap(({ column, year }) => {
        const below = this.#columnsOf(rule.denominator).find((other) => other.year === year);
        if (!below) return [];
        const { numerator, denominator } = rule.rule;
        return [[{ heading: `${numerator} ÷ ${denominator}`, numerator: column, denominator: below.column, year }, rule]];
      });
    });
    this.computed = computed.map(([measure]) => measure);
    this.#computedRules = new Map(computed);
  }

  #columnsOf = (pattern: RegExp | null): readonly MeasureColumn[] =>
    pattern === null ? [] : this.#layout.measures.filter(({ heading }) => pattern.test(plainHeading(heading)));

  #columnOf(pattern: RegExp | null, year: number | null): number | null {
    return this.#columnsOf(pattern).find((other) => other.year === year)?.column ?? null;
  }

  /** Whether any rule names this column. */
  knows = (column: number): boolean => (this.#byColumn.get(column)?.length ?? 0) > 0;

  /** How the rules date figures of this table, where they agree. */
  get usualTime(): string {
    const times = new Set(
      [...this.#byColumn.values()].flat().map(({ rule }) => (rule.time.endsWith('year') ? '31 March' : rule.time)),
    );
    return times.size === 1 ? [...times][0]! : '';
  }

  /** The pairs that filters add to a breakdown, without those that `used` has taken. */
  #filterPairs(values: ReadonlyMap<string, string>, used: ReadonlySet<string>): AnyBreakdown {
    return Object.fromEntries(
      [...values].flatMap(([key, value]) =>
        used.has(key) || value === '' || isTotal(value) ? [] : [[key, breakdownValue(value)]],
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
      numerator: this.#columnOf(compiled.numerator, year),
      denominator: this.#columnOf(compiled.denominator, year),
      note: rule.note === '' ? '' : `ours: ${rule.note}`,
    };
  }

  /** What a column is in rows whose filters hold these values. */
  target(measure: MeasureColumn, values: ReadonlyMap<string, string>): Target {
    for (const rule of this.#byColumn.get(measure.column) ?? []) {
      const target = this.#target(rule, values, measure.year);
      if (target) return target;
    }
    return {
      indicator: `${this.#table}__${slug(measure.heading)}`.replace(/^(?=\d)/, 't'),
      unit: unitOf(measure.heading),
      breakdown: formatBreakdown(this.#filterPairs(values, new Set())),
      time: '',
      numerator: null,
      denominator: null,
      note: '',
    };
  }

  /** What a computed figure is in such rows; `null` if it is none. */
  computedTarget(measure: ComputedMeasure, values: ReadonlyMap<string, string>): Target | null {
    const rule = this.#computedRules.get(measure)!;
    const target = this.#target(rule, values, measure.year);
    return target && this.#catalogue.indicators.has(target.indicator) ? target : null;
  }
}
