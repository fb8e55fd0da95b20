import { groupBy } from '../model/group-by.js';
import type { Issue } from '../model/issue.js';
import type { Figure, Observation } from '../model/observation.js';
import { type Period, parsePeriod, periodName } from '../model/period.js';
import { publishedInterval } from '../model/published-interval.js';
import { proseTable } from '../published/prose.js';
import { meantBy } from '../published/prose-claims.js';
import { divide } from '../statistics/interval.js';
import { number } from '../text/number.js';
import type { Audit, Check } from './check.js';
import { againstDfe } from './dfe.js';
import { cellNames, factName, isUsable } from './facts.js';

type Claim = NonNullable<Audit['claims']>[number];

/** The figures that contradict a claim, and what they say in words. */
interface Contradiction {
  readonly figures: readonly Figure[];
  readonly said: string;
  readonly expected: string;
}

const inside = (o: Observation, { period_start, period_end }: Period): boolean =>
  o.period_end !== '' && o.period_start >= period_start && o.period_end <= period_end;

const longer = (a: Observation, b: Observation): boolean =>
  a !== b &&
  a.period_start <= b.period_start &&
  a.period_end >= b.period_end &&
  (a.period_start < b.period_start || a.period_end > b.period_end);

/** The figures of one indicator that a claim is about, in order of time: no totals over the periods of others. */
function seriesOf(claim: Claim, indicator: string, area: string, { figures: observations }: Audit): Figure[] {
  const period = parsePeriod(claim.period)!;
  const all = observations
    .filter(isUsable)
    .filter(
      (o) =>
        o.source.startsWith(`${claim.publication}, `) &&
        o.indicator === indicator &&
        o.area_name === area &&
        o.breakdown === claim.breakdown &&
        inside(o, period),
    );
  const parts = all.filter((o) => !all.some((other) => longer(o, other)));
  const once = [...groupBy(parts, ({ period_end }) => period_end).values()].map(([first]) => first!);
  return once.sort((a, b) => a.period_end.localeCompare(b.period_end));
}

const less = (a: Figure, b: Figure): boolean => publishedInterval(a).hi < publishedInterval(b).lo;

const from = (a: Figure, b: Figure): string =>
  `${b.value < a.value ? 'fell' : 'rose'} from ${a.published} (${periodName(a)}) to ${b.published} (${periodName(b)})`;

/** A movement that goes the other way: over the whole period, or in one step of it. */
function moves(series: readonly Figure[], claim: Claim['claim']): Contradiction | null {
  const up = claim.startsWith('rises');
  const against = (a: Figure, b: Figure): boolean => (up ? less(b, a) : less(a, b));
  const steps = claim.endsWith('every period')
    ? series.slice(1).map((o, at) => [series[at]!, o] as const)
    : [[series[0]!, series.at(-1)!] as const];
  const wrong = steps.find(([a, b]) => against(a, b));
  return wrong
    ? { figures: wrong, said: from(...wrong), expected: wrong[1].value < wrong[0].value ? 'falls' : 'rises' }
    : null;
}

/** Ratios that a writer may round to two or to a half. */
const ABOUT = { doubles: [1.75, 2.5], halves: [0.4, 0.6] } as const;

function multiplies(series: readonly Figure[], claim: 'doubles' | 'halves'): Contradiction | null {
  const [first, last] = [series[0]!, series.at(-1)!];
  const ratio = divide(publishedInterval(last), publishedInterval(first));
  const [lo, hi] = ABOUT[claim];
  if (!ratio || (ratio.hi >= lo && ratio.lo <= hi)) return null;
  const percent = number(Math.abs(100 * (last.value / first.value - 1)), 0);
  return {
    figures: [first, last],
    said: `${from(first, last)}, by ${percent}%`,
    expected: `${last.value < first.value ? '−' : '+'}${percent}%`,
  };
}

function compares(claim: Claim, series: readonly Figure[], audit: Audit): Contradiction | null {
  const others = seriesOf(claim, series[0]!.indicator, claim.against, audit);
  const pairs = series.flatMap((o) => {
    const other = others.find(({ period_end }) => period_end === o.period_end);
    return other ? [[o, other] as const] : [];
  });
  const pair = pairs.at(-1);
  if (!pair) return null;
  const [own, other] = pair;
  if (!(claim.claim === 'above' ? less(own, other) : less(other, own))) return null;
  return {
    figures: pair,
    said: `${own.published} (${periodName(own)}) is ${own.value < other.value ? 'below' : 'above'} ${other.published} for ${other.area_name}`,
    expected: own.value < other.value ? 'below' : 'above',
  };
}

/** All or none of those of whom a share is published. */
function whole(series: readonly Figure[], claim: 'all' | 'none'): Contradiction | null {
  const wrong = series.find((o) => {
    const { lo, hi } = publishedInterval(o);
    return claim === 'all' ? o.unit === 'percent' && hi < 100 : lo > 0;
  });
  return wrong
    ? {
        figures: [wrong],
        said: `${wrong.published} is published for ${periodName(wrong)}`,
        expected: wrong.published,
      }
    : null;
}

/** A number this far from the nearest of its indicator counts something else. */
const FAR = 1.5;
const TWO_YEARS = 2 * 366 * 86_400_000;

const apart = (o: Observation, day: string): number => Math.abs(Date.parse(o.period_end) - Date.parse(day));

/** A number that is taken for a measure whose figures are far from it. */
function isNot(claim: Claim, { figures: observations, dfe = [] }: Audit): Contradiction | null {
  const { period_end } = parsePeriod(claim.period)!;
  const near = [...observations, ...dfe]
    .filter(isUsable)
    .filter(
      (o) =>
        meantBy(claim).includes(o.indicator) &&
        o.area_name === claim.area &&
        o.breakdown === claim.breakdown &&
        o.period_end !== '' &&
        apart(o, period_end) < TWO_YEARS,
    )
    .sort((a, b) => apart(a, period_end) - apart(b, period_end))[0];
  if (!near) return null;
  const ratio = Number(claim.against) / near.value;
  if (ratio > 1 / FAR && ratio < FAR) return null;
  const who = dfe.includes(near) ? 'the Department for Education published' : 'the figure published is';
  return {
    figures: [near],
    said: `${who} ${number(near.value)} (${periodName(near)})`,
    expected: number(near.value),
  };
}

function against(claim: Claim, series: readonly Figure[], audit: Audit): Contradiction | null {
  switch (claim.claim) {
    case 'above':
    case 'below':
      return compares(claim, series, audit);
    case 'all':
    case 'none':
      return whole(series, claim.claim);
    case 'doubles':
    case 'halves':
      return multiplies(series, claim.claim);
    default:
      return moves(series, claim.claim);
  }
}

/** Claims that need two figures at least. */
const OVER_TIME = /^(rises|falls|doubles|halves)/;

const CLAIM_WORDS: Record<Claim['claim'], string> = {
  rises: 'rising',
  falls: 'falling',
  'rises every period': 'rising in every period',
  'falls every period': 'falling in every period',
  doubles: 'doubled',
  halves: 'halved',
  above: 'above',
  below: 'below',
  all: 'all',
  none: 'none',
  is: '',
  redefined: 'counted differently',
};

function measureFinding(claim: Claim, audit: Audit): Issue[] {
  const found = isNot(claim, audit);
  const own = audit.figures.find(
    (o) => o.source.startsWith(`${claim.publication}, `) && String(o.value) === claim.against,
  );
  if (own) audit.checked?.('claims', [own]);
  if (!found) return [];
  const name = audit.catalogue.indicators.get(meantBy(claim)[0]!)!.name;
  const counts = own
    ? ` It counts ${audit.catalogue.indicators.get(own.indicator)!.name.toLowerCase()}.`
    : '';
  const figure = number(Number(claim.against));
  return [
    {
      check: 'claims',
      table: own?.table ?? proseTable(claim.publication),
      cells: own ? cellNames(own.table, [own]) : '',
      severity: 'medium',
      published: own?.published ?? figure,
      expected: found.expected,
      difference: '',
      message: `${figure} (${claim.area}, ${claim.period}) is not the same measure as "${name}": ${found.said}.${counts} Do not compare it with figures of that measure.`,
    },
  ];
}

/** A change of definition that cannot explain figures which DfE published for another year, before the change. */
function redefinedFinding(claim: Claim, audit: Audit): Issue[] {
  const { period_end } = parsePeriod(claim.period)!;
  const own = againstDfe(audit).flatMap(({ figures, rows, shift }) =>
    figures.flatMap((o, at) =>
      meantBy(claim).includes(o.indicator) &&
      o.area_name === claim.area &&
      o.period_end === period_end &&
      o.source.startsWith(`${claim.publication}, `)
        ? [{ o, row: rows[at]!, late: shift.claimed && shift.years < 0 }]
        : [],
    ),
  );
  if (own.length > 0)
    audit.checked?.(
      'claims',
      own.map(({ o }) => o),
    );
  return own
    .filter(({ late }) => late)
    .map(({ o, row }) => {
      const table = proseTable(claim.publication);
      return {
        check: 'claims',
        table,
        cells: cellNames(table, [o]),
        severity: 'medium',
        published: CLAIM_WORDS[claim.claim],
        expected: row.matched_period,
        difference: '',
        message: `Section ${claim.paragraph} explains ${o.published} (${periodName(o)}) by a change in what is counted. ${factName({ ...o, time_period: '' }, audit.catalogue)}: the figure is the one that DfE published for ${row.matched_period}, before any such change.`,
      };
    });
}

function issue(claim: Claim, audit: Audit): Issue[] {
  if (claim.claim === 'is') return measureFinding(claim, audit);
  if (claim.claim === 'redefined') return redefinedFinding(claim, audit);
  const all = meantBy(claim)
    .map((indicator) => seriesOf(claim, indicator, claim.area, audit))
    .filter((series) => series.length >= (OVER_TIME.test(claim.claim) ? 2 : 1));
  if (all.length === 0) return [];
  audit.checked?.('claims', all.flat());
  const found = all.map((series) => against(claim, series, audit));
  const wrong = found.filter((one) => one !== null);
  if (wrong.length < all.length) return [];
  const figures = wrong.flatMap(({ figures }) => figures);
  const table = proseTable(claim.publication);
  const comparator = /^(above|below)$/.test(claim.claim) ? ` ${claim.against}` : '';
  const words = `${CLAIM_WORDS[claim.claim]}${comparator}`;
  const named = (o: Figure): string => factName({ ...o, time_period: '' }, audit.catalogue);
  return [
    {
      check: 'claims',
      table,
      cells: cellNames(table, figures),
      severity: all.length > 1 ? 'low' : 'medium',
      published: words,
      expected: [...new Set(wrong.map(({ expected }) => expected))].join(', '),
      difference: '',
      message: `Section ${claim.paragraph} says "${words}" (${claim.period}), which the figures contradict. ${wrong.map(({ figures: [o], said }) => `${named(o!)}: ${said}.`).join(' ')}${all.length > 1 ? ' Say which figure is meant.' : ''}`,
    },
  ];
}

/** What a text says about figures – all, none, rising, doubled, above England – is what its tables give. */
export const claims: Check = (audit) => (audit.claims ?? []).flatMap((claim) => issue(claim, audit));
