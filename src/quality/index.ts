import type { Dataset } from '../model/dataset.js';
import { type Issue, SEVERITIES } from '../model/issue.js';
import { proseTable } from '../published/prose.js';
import { type CheckAccount, Tally } from './account.js';
import { anotherYear } from './another-year.js';
import { atMost } from './at-most.js';
import { base } from './base.js';
import { blanks } from './blanks.js';
import { change } from './change.js';
import type { Audit, Check } from './check.js';
import { claims } from './claims.js';
import { comparators } from './comparators.js';
import { complement } from './complement.js';
import { cumulative } from './cumulative.js';
import { difference } from './difference.js';
import { format } from './format.js';
import { impliedPopulation } from './implied-population.js';
import { impossible } from './impossible.js';
import { labels } from './labels.js';
import { listedAverage } from './listed-average.js';
import { numbering } from './numbering.js';
import { partsTotal } from './parts-total.js';
import { periods } from './periods.js';
import { ratio } from './ratio.js';
import { sameFigure } from './same-figure.js';
import { scale } from './scale.js';
import { shares } from './shares.js';
import { targets } from './targets.js';
import { wholeNumber } from './whole-number.js';

/** Every check, in the order in which issues of equal weight are listed. */
export const CHECKS: readonly Check[] = [
  anotherYear,
  partsTotal,
  difference,
  ratio,
  change,
  cumulative,
  shares,
  complement,
  atMost,
  sameFigure,
  impliedPopulation,
  scale,
  wholeNumber,
  impossible,
  base,
  targets,
  claims,
  listedAverage,
  format,
  periods,
  blanks,
  comparators,
  numbering,
  labels,
];

/** What an audit gives. */
export interface Audited {
  /** By publication order of their tables, the gravest first within a table. */
  readonly issues: readonly Issue[];
  /** What each check could look at, and how much it found. */
  readonly accounts: readonly CheckAccount[];
}

/** Audit all that was published. */
export function audit(all: Audit): Audited {
  const order = new Map(
    all.publications
      .flatMap(({ id, tables }) => [...tables.map(({ table }) => table), proseTable(id)])
      .map((table, index) => [table, index]),
  );
  const place = (issue: Issue): number => order.get(issue.table) ?? order.size;
  const weight = (issue: Issue): number => SEVERITIES.indexOf(issue.severity);
  const tally = new Tally();
  const issues = CHECKS.flatMap((check) => check({ ...all, checked: tally.checked })).sort(
    (a, b) => place(a) - place(b) || weight(a) - weight(b),
  );
  return { issues, accounts: tally.accounts(issues) };
}

/** Everything the run makes out of what it read, before any of it is written. */
export interface Built extends Audit, Audited, Dataset {
  readonly issues: readonly Issue[];
}
