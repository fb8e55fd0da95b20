import { groupBy } from '../model/group-by.js';
import type { Issue } from '../model/issue.js';
import { type Figure, isFigure } from '../model/observation.js';
import { periodName } from '../model/period.js';
import { number, plain } from '../text/number.js';
import { type Audit, breakdownOf, type Check, without } from './check.js';
import { cellNames, factName, isUsable } from './facts.js';

const isTarget = (o: Figure): boolean => /(^|\W)target$/.test(breakdownOf(o).figure ?? '');

/** Results: no target, no change, no projection. */
const isResult = (o: Figure): boolean => !/target|change|projection/.test(breakdownOf(o).figure ?? '');

type Verdict = 'met' | 'missed';

/** What a remark says of a target: met, exceeded, above it, or below it. */
function saidOf({ note }: Figure): Verdict | null {
  if (!/target/.test(note)) return null;
  if (/below|missed|not met|short of/i.test(note)) return 'missed';
  return /met|exceeded|above|achieved/i.test(note) ? 'met' : null;
}

function verdictOf(o: Figure, target: Figure, { catalogue }: Audit): Verdict | null {
  const { polarity } = catalogue.indicators.get(o.indicator) ?? {};
  if (polarity !== 'high is good' && polarity !== 'low is good') return null;
  return (polarity === 'high is good') === o.value >= target.value ? 'met' : 'missed';
}

/** A remark that the figure and its target contradict. */
function contradicted(o: Figure, target: Figure, audit: Audit): Issue[] {
  const [said, is] = [saidOf(o), verdictOf(o, target, audit)];
  if (said === null || is === null) return [];
  audit.checked?.('targets', [o, target]);
  if (said === is) return [];
  return [
    {
      check: 'targets',
      table: o.table,
      cells: cellNames(o.table, [o]),
      severity: 'medium',
      published: o.published,
      expected: `${target.published} ${is}`,
      difference: plain(o.value - target.value),
      message: `${factName(o, audit.catalogue)}: ${o.published} is said to be "${o.note}", but it is ${o.value === target.value ? 'the target itself' : o.value > target.value ? `above ${target.published}` : `below ${target.published}`}.`,
    },
  ];
}

/** Another figure of the same period by which the target comes out otherwise. */
function otherwise(o: Figure, target: Figure, figures: readonly Figure[], audit: Audit): Issue[] {
  const said = saidOf(o);
  const others = figures.filter(
    (other) =>
      other !== o &&
      isResult(other) &&
      without(other, 'basis') === without(o, 'basis') &&
      other.breakdown !== o.breakdown,
  );
  for (const other of others) audit.checked?.('targets', [other, target]);
  return others
    .filter((other) => said !== null && saidOf(other) === null && verdictOf(other, target, audit) !== said)
    .map((other) => ({
      check: 'targets',
      table: o.table,
      cells: cellNames(o.table, [o, other]),
      severity: 'low' as const,
      published: o.published,
      expected: other.published,
      difference: plain(o.value - other.value),
      message: `${factName(o, audit.catalogue)}: ${o.published} is said to be "${o.note}", but the other figure for the same period, ${other.published} (${breakdownOf(other).basis}), is ${other.value < target.value ? 'below' : 'above'} the target of ${target.published}. Say which figure the target is for.`,
    }));
}

/** How many of how many a percentage is, where the cohort is published. */
const countOf = ({ value, denominator, published }: Figure): string =>
  denominator === null
    ? published
    : `${published} (${number((value / 100) * denominator, 0)} of ${number(denominator)})`;

/** Several targets for one thing in one period. */
function several(targets: readonly Figure[], results: readonly Figure[], audit: Audit): Issue[] {
  audit.checked?.('targets', [...targets, ...results]);
  if (new Set(targets.map(({ value }) => value)).size < 2) return [];
  const [first] = targets;
  const verdicts = targets.map((target) =>
    results.map((o) => ({ o, is: verdictOf(o, target, audit) })).filter(({ is }) => is !== null),
  );
  const counted = results.filter(({ denominator }) => denominator !== null);
  const differ = new Set(verdicts.flat().map(({ is }) => is)).size > 1;
  return [
    {
      check: 'targets',
      table: first!.table,
      cells: cellNames(first!.table, targets),
      severity: 'low',
      published: targets.map(({ published }) => published).join(', '),
      expected: 'one target',
      difference: '',
      message: `${factName({ ...first!, breakdown: without(first!, 'figure') }, audit.catalogue)}: ${targets.length} targets are published, ${targets.map(({ published }) => published).join(' and ')}.${counted.length > 1 ? ` The results are ${counted.map(countOf).join(' and ')}.` : ''}${differ ? ' Whether the target was met depends on which is used.' : ''} Say which target was set, and for which pupils.`,
    },
  ];
}

/** A target is one, and what is said about it is what the figures give. */
export const targets: Check = (audit) => {
  const figures = audit.figures.filter(isFigure);
  const groups = groupBy(
    figures.filter((o) => o.period_end !== ''),
    (o) =>
      `${o.table}|${o.indicator}|${o.area_name}|${periodName(o)}|${without({ ...o, breakdown: without(o, 'figure') }, 'basis')}`,
  );
  return [...groups.values()].flatMap((group) => {
    const own = group.filter(isTarget);
    const results = group.filter((o) => isResult(o) && isUsable(o));
    if (own.length === 0) return [];
    const cellTargets = (o: Figure) => own.filter((t) => t.row === o.row && t.column === o.column);
    return [
      ...results.flatMap((o) =>
        cellTargets(o)
          .slice(0, 1)
          .flatMap((target) => [...contradicted(o, target, audit), ...otherwise(o, target, results, audit)]),
      ),
      ...several(own, results, audit),
    ];
  });
};
