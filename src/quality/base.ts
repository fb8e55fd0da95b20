import type { Indicator } from '../model/catalogue.js';
import { cellAt } from '../model/grid.js';
import { groupBy } from '../model/group-by.js';
import type { Issue } from '../model/issue.js';
import { type Figure, isFigure, type Observation } from '../model/observation.js';
import { periodName } from '../model/period.js';
import { isProse } from '../published/prose.js';
import { number } from '../text/number.js';
import type { Audit, Check } from './check.js';
import { againstDfe } from './dfe.js';
import { cellNames } from './facts.js';

/** Groups of children that percentages are shares of, and how titles and definitions name them; the first that fits. */
const BASES: readonly (readonly [name: string, words: RegExp])[] = [
  [
    'children who ceased to be looked after',
    /^(?:\S+ )?(?:children )?(?:aged .{1,20} )?(?:who (?:have )?)?(?:ceased to be looked after|leaving care|leave care|left care)\b/i,
  ],
  [
    'children in need',
    /^children in need\b(?! (?:plans?|assessments?|reviews?|visits?|cases?|referrals?)\b)/i,
  ],
  [
    'child protection plans',
    /^(?:child protection plans|(?:children )?(?:(?:who (?:are|were) )?(?:the )?subjects? (?:of|to)|on|with) (?:a )?child protection plans?|plans (?:ended|started))\b/i,
  ],
  [
    'children looked after',
    /^(?:children looked after|looked[- ]after children|LAC|CLA)\b(?! (?:plans?|assessments?|reviews?|visits?|cases?|placements?)\b)/i,
  ],
];

/** The words after "% of" in a title or label, without "all" and the like. */
const SHARE =
  /(?:%|\bper cent(?:age)?|\bpercentage|\bproportion)\)?\s*(?:of\s+)?(?:all\s+|the\s+)*([a-z](?:(?!\s%|\bper cent|\bpercentage)[^|])*)/gi;

const baseOf = (text: string): string | undefined => BASES.find(([, words]) => words.test(text))?.[0];

/** The base that a title or label names, if it is one that we know. */
export function namedBase(title: string): string | undefined {
  for (const [, words] of title.matchAll(SHARE)) {
    const base = baseOf(words!.replace(/\s+/g, ' '));
    if (base !== undefined) return base;
  }
  return undefined;
}

/** The title, labels and headings that speak of a figure. */
function wordsFor(o: Observation, { publications, grids, recipes }: Audit): string[] {
  const title = publications.flatMap(({ tables }) => tables).find(({ table }) => table === o.table)?.title;
  const grid = grids.find(({ table }) => table === o.table);
  const recipe = recipes.find(({ table }) => table === o.table);
  if (!grid || !recipe) return [];
  const labels = Array.from({ length: recipe.stub }, (_, at) => cellAt(grid, { row: o.row, column: at + 1 }));
  const headings = Array.from({ length: recipe.header }, (_, at) =>
    cellAt(grid, { row: at + 1, column: o.column }),
  );
  return [...labels, ...headings, title ?? ''].filter((text) => text !== '');
}

/** How many the percentage is of the base that its definition gives, where that count is published. */
function countText(o: Figure, indicator: Indicator, { figures: observations, catalogue }: Audit): string {
  const counted = [...catalogue.indicators.values()].filter(
    ({ unit, numerator }) => unit === 'count' && numerator === indicator.denominator,
  );
  const whole = observations
    .filter(isFigure)
    .find(
      (c) =>
        counted.some(({ id }) => id === c.indicator) &&
        c.area_name === o.area_name &&
        c.breakdown === '' &&
        c.period_end === o.period_end,
    );
  return whole
    ? ` For ${o.area_name} (${periodName(o)}), ${o.published.replace('%', '')}% of ${whole.published} is about ${number((o.value / 100) * whole.value, 0)}.`
    : '';
}

const EXPLAINED = ['not explained', 'not in the files'];

/** That the Department for Education publishes the same figures with the base of the definition. */
function confirmed(figures: readonly Figure[], audit: Audit): string {
  const rows = againstDfe(audit).flatMap(({ figures: own, rows }) =>
    own.flatMap((figure, at) => (figures.includes(figure) ? [rows[at]!] : [])),
  );
  return rows.length === figures.length && !rows.some(({ reason }) => EXPLAINED.includes(reason))
    ? ' The Department for Education publishes the same figures on that base.'
    : '';
}

/** A share's title names the children it is a share of. */
export const base: Check = (audit) => {
  const percents = audit.figures.filter(isFigure).filter((o) => o.unit === 'percent' && !isProse(o));
  return [...groupBy(percents, (o) => `${o.table}|${o.indicator}`).values()].flatMap((group): Issue[] => {
    const [first] = group;
    const indicator = audit.catalogue.indicators.get(first!.indicator)!;
    const words = wordsFor(first!, audit).find((text) => namedBase(text) !== undefined);
    const [said, meant] = [words && namedBase(words), baseOf(indicator.denominator)];
    if (words === undefined || said === undefined || meant === undefined) return [];
    audit.checked?.('base', group);
    if (said === meant) return [];
    const own = group.filter((o) => o.geographic_level === 'Local authority').at(-1) ?? first!;
    return [
      {
        check: 'base',
        table: first!.table,
        cells: cellNames(first!.table, group),
        severity: 'medium',
        published: group.map(({ published }) => published).join(', '),
        expected: `% of ${indicator.denominator}`,
        difference: '',
        message: `The title says "% of ${said}", but the figures are percentages of ${indicator.denominator}.${countText(own, indicator, audit)}${confirmed(group, audit)}`,
      },
    ];
  });
};
