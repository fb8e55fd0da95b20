import { formatBreakdown, parseBreakdown } from '../model/breakdown.js';
import type { Dataset } from '../model/dataset.js';
import type { Grid } from '../model/grid.js';
import { groupBy } from '../model/group-by.js';
import type { Issue } from '../model/issue.js';
import type { Figure, Observation } from '../model/observation.js';
import type { DfeFile } from '../published/dfe-figures.js';
import type { ProseClaim } from '../published/prose-claims.js';
import type { Publication } from '../published/publication.js';
import type { FigureSet, Recipe, TableCheck } from '../published/recipe.js';
import type { AreaLabel } from '../published/tidy.js';
import { isUsable } from './facts.js';

/** Told of the figures that a check holds against each other, or against what can be, whatever comes of it. */
export type Checked = (check: string, figures: readonly Observation[]) => void;

/** All that was published, for the checks to look at. */
export interface Audit extends Pick<Dataset, 'figures' | 'catalogue' | 'sources'> {
  readonly publications: readonly Publication[];
  readonly grids: readonly Grid[];
  readonly recipes: readonly Recipe[];
  readonly labels: readonly AreaLabel[];
  /** What the Department for Education published of the same indicators; may be left out. */
  readonly dfe?: readonly Observation[];
  /** The files that those figures come from. */
  readonly dfeFiles?: readonly DfeFile[];
  /** What the texts say about figures that their tables give; may be left out. */
  readonly claims?: readonly (ProseClaim & { readonly publication: string })[];
  /** Told of each comparison that a check could make. */
  readonly checked?: Checked;
}

/** A check looks at all that was published and says what cannot be right. It never throws for a source's fault. */
export type Check = (audit: Audit) => Issue[];

type Declared<Kind extends TableCheck['check']> = Extract<TableCheck, { check: Kind }>;

/** The tables that declare a check of this kind, each with its observations, those without a value too. */
export function declared<Kind extends TableCheck['check']>(
  audit: Audit,
  kind: Kind,
): {
  table: string;
  check: Declared<Kind>;
  observations: Observation[];
  figures: Figure[];
  recipe: Recipe;
}[] {
  const byTable = groupBy(audit.figures, ({ table }) => table);
  return audit.recipes.flatMap((recipe) =>
    (recipe.checks ?? [])
      .filter((check): check is Declared<Kind> => check.check === kind)
      .map((check) => {
        const observations = byTable.get(recipe.table) ?? [];
        return { table: recipe.table, check, observations, figures: observations.filter(isUsable), recipe };
      }),
  );
}

/** The breakdown of an observation, as pairs. */
export const breakdownOf = (o: Observation) => parseBreakdown(o.breakdown) ?? {};

/** The breakdown without one of its keys, as text. */
export function without(o: Observation, key: string): string {
  return formatBreakdown(Object.fromEntries(Object.entries(breakdownOf(o)).filter(([k]) => k !== key)));
}

/** Whether a figure is of the indicator, and has the pairs of the breakdown that are asked for. */
export function isOf(o: Observation, { indicator, breakdown = {} }: FigureSet): boolean {
  const own: Record<string, string | undefined> = breakdownOf(o);
  return o.indicator === indicator && Object.entries(breakdown).every(([key, value]) => own[key] === value);
}

/** The breakdown that remains when the pairs of a set are taken away: what two sets must share. */
export function remaining(o: Observation, { breakdown = {} }: FigureSet): string {
  return formatBreakdown(
    Object.fromEntries(Object.entries(breakdownOf(o)).filter(([key]) => !(key in breakdown))),
  );
}
