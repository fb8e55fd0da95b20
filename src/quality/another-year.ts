import type { ReproducedRow, ReproducedSeries } from '../analysis/reconcile.js';
import type { Issue } from '../model/issue.js';
import type { Figure } from '../model/observation.js';
import { andList } from '../text/list.js';
import { grouped, shown } from '../text/number.js';
import type { Audit, Check } from './check.js';
import { againstDfe } from './dfe.js';
import { cellNames } from './facts.js';

/** Odds beyond this say no more than that chance is out of the question. */
const MOST_ODDS = 1_000_000;
/** Chance so small that a row out by years is certain for any purpose. */
const CERTAIN = 0.01;

const YEARS: Readonly<Record<string, string>> = {
  '-1': 'a year late',
  '-2': 'two years late',
  '1': 'a year early',
};
const ELSEWHERE: Readonly<Record<string, string>> = {
  '-1': 'one year earlier',
  '-2': 'two years earlier',
  '1': 'one year later',
};

function oddsText(chance: number): string {
  const odds = Math.max(1, Math.floor(1 / chance));
  return odds > MOST_ODDS ? 'less than 1 in 1,000,000' : `about 1 in ${grouped(Number(odds.toPrecision(2)))}`;
}

/** A number of DfE's for a sentence, to the digits that the published figure has. */
const given = (value: number, { unit, decimals }: Figure): string =>
  shown(value, unit === 'count' ? 0 : Math.max(1, decimals), unit);

interface Pair {
  readonly figure: Figure;
  readonly row: ReproducedRow;
}

/** What DfE gives of the authority for the periods that are published beside its figures. */
function forThePeriods(pairs: readonly Pair[]): string {
  const known = pairs.filter(({ row }) => row.recomputed !== null);
  if (known.length === 0) return '';
  return ` DfE's figures for the periods published are ${andList(
    known.map(({ figure, row }) => `${given(row.recomputed!, figure)} (${row.period})`),
  )}.`;
}

function issue({ figures, rows, shift }: ReproducedSeries, { checked }: Audit): Issue[] {
  const pairs = figures.map((figure, at): Pair => ({ figure, row: rows[at]! }));
  const comparable = pairs.filter(({ row }) => row.reason !== 'not in the files');
  if (comparable.length > 0)
    checked?.(
      'another-year',
      comparable.map(({ figure }) => figure),
    );
  if (!shift.claimed) return [];
  const out = comparable.filter(({ row }) => row.reason === 'another year');
  const own = out.filter(({ figure }) => figure.geographic_level === 'Local authority');
  const [first] = out;
  if (!first) return [];
  const { table } = first.figure;
  const dataset = own.map(({ figure, row }) => `${figure.published} (${row.period})`);
  const theirs = own.map(({ figure, row }) => `${given(row.matched!, figure)} (${row.matched_period})`);
  const way = String(shift.years);
  const all = out.length === comparable.length ? 'All' : `${out.length} of`;
  const rest = figures.length - comparable.length;
  return [
    {
      check: 'another-year',
      table,
      cells: cellNames(
        table,
        out.map(({ figure }) => figure),
      ),
      severity: shift.chance > CERTAIN ? 'medium' : 'high',
      published: out.map(({ figure }) => figure.published).join(', '),
      expected: own
        .flatMap(({ figure, row }) => (row.recomputed === null ? [] : [given(row.recomputed, figure)]))
        .join(', '),
      difference: '',
      message: `${first.row.name}: this row is ${YEARS[way] ?? 'out of place'}. ${all} ${comparable.length} figures${rest > 0 ? ' that can be compared' : ''} match those that the Department for Education (DfE) published for ${ELSEWHERE[way] ?? 'another year'}${own.length > 0 ? `: ${own[0]!.figure.area_name} ${andList(dataset)} in this report, ${andList(theirs)} in DfE's files` : ''}.${forThePeriods(own)} The odds that chance alone makes a row look like this are ${oddsText(shift.chance)}.`,
    },
  ];
}

/** Rows whose figures are those that the Department for Education published for another year. */
export const anotherYear: Check = (audit) => againstDfe(audit).flatMap((series) => issue(series, audit));
