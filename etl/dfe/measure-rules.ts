import { z } from 'zod';
import { parseBreakdown } from '../../src/model/breakdown.js';
import { UNITS } from '../../src/model/observation.js';
import { slug } from '../../src/text/slug.js';
import { plainHeading } from './sheet.js';

/** Which column of DfE's files is which of our indicators: a row of `dfe-measures.csv`. */
export const MeasureRule = z.strictObject({
  /** Heading, with `{yy}`, `{yyyy}` and `{y1y2}` for its year; empty where we compute the figure. */
  column: z.string(),
  /** Headings that must stand in the same file, joined by `; `; with `!` before it, one that must not. */
  beside: z.string(),
  /** What the filters must hold: `sex=Female|Girls; role=Total`; without a column, rows of several are summed. */
  where: z.string(),
  indicator: z.string().min(1, 'must not be empty'),
  /** Our breakdown; `{filter}` takes the value of the filter. */
  breakdown: z.string().refine((text) => parseBreakdown(text) !== null, 'is not a breakdown'),
  unit: z.enum(UNITS, `must be one of ${UNITS.join(', ')}`),
  /** `31 March`, `Financial year`, `Academic year`, `Calendar year`, or a whole day. */
  time: z.string().min(1, 'must not be empty'),
  /** Headings, joined by ` + ` where they are summed. */
  numerator: z.string(),
  /** A heading; `indicator:<id>` where it stands in another file. Without one, the figure is the sum. */
  denominator: z.string(),
  note: z.string(),
});

export type MeasureRule = z.infer<typeof MeasureRule>;

const TOKENS: Readonly<Record<string, string>> = {
  '{yyyy}': '\\d{4}',
  '{yy}': '\\d\\d',
  '{y1y2}': '(?:20)?\\d\\d[-/]?\\d\\d',
};

/** A heading with tokens as a pattern. */
export function headingPattern(heading: string): RegExp {
  const parts = plainHeading(heading).split(/(\{yyyy\}|\{yy\}|\{y1y2\})/);
  const source = parts.map((part) => TOKENS[part] ?? part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${source.join('')}$`);
}

/** A rule with its headings as patterns. */
export interface CompiledRule {
  readonly rule: MeasureRule;
  readonly pattern: RegExp | null;
  readonly numerators: readonly RegExp[];
  readonly denominator: RegExp | null;
  readonly beside: readonly RegExp[];
  readonly without: readonly RegExp[];
  readonly where: ReadonlyMap<string, readonly string[]>;
}

const patterns = (text: string, by: string): RegExp[] =>
  text
    .split(by)
    .map((heading) => heading.trim())
    .filter((heading) => heading !== '')
    .map(headingPattern);

/** `sex=Female|Girls; role=Total` by filter; a value may hold a semicolon, a filter's name may not hold `=`. */
const conditions = (where: string): Map<string, string[]> =>
  new Map(
    where
      .split(/; (?=[^=;|]+=)/)
      .filter((pair) => pair !== '')
      .map((pair) => {
        const at = pair.indexOf('=');
        return [
          slug(pair.slice(0, at)),
          pair
            .slice(at + 1)
            .split('|')
            .map(plainHeading),
        ];
      }),
  );

/** A rule made ready for use. */
export const compiledRule = (rule: MeasureRule): CompiledRule => {
  const beside = rule.beside.split('; ');
  return {
    rule,
    pattern: rule.column === '' ? null : headingPattern(rule.column),
    numerators: patterns(rule.numerator, ' + '),
    denominator: rule.denominator.startsWith('indicator:')
      ? null
      : (patterns(rule.denominator, '\n')[0] ?? null),
    beside: beside.filter((heading) => heading !== '' && !heading.startsWith('!')).map(headingPattern),
    without: beside
      .filter((heading) => heading.startsWith('!'))
      .map((heading) => headingPattern(heading.slice(1))),
    where: conditions(rule.where),
  };
};
