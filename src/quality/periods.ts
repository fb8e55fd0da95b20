import { groupBy } from '../model/group-by.js';
import type { Issue } from '../model/issue.js';
import type { Observation } from '../model/observation.js';
import { parsePeriod, periodName } from '../model/period.js';
import type { Publication, PublishedTable } from '../published/publication.js';
import { type Audit, breakdownOf, type Check } from './check.js';
import { cellNames } from './facts.js';

const low = (
  check: string,
  table: string,
  o: readonly Observation[],
  message: string,
  expected = '',
): Issue => ({
  check,
  table,
  cells: cellNames(table, o),
  severity: 'low',
  published: o.map(({ published }) => published).join(', '),
  expected,
  difference: '',
  message,
});

/** Actions whose end is before their start, and dates without a year. */
function dates(observations: readonly Observation[], checked: Audit['checked']): Issue[] {
  const dated = observations.filter((o) => o.unit === 'date' && o.status === 'ok');
  for (const o of dated) checked?.('period', [o]);
  const noYear = dated
    .filter((o) => o.period_start === '')
    .map((o) => low('period', o.table, [o], `"${o.published}" is published without a year.`, 'a year'));
  const actions = groupBy(dated, (o) => `${o.table}|${breakdownOf(o).action ?? o.row}`);
  const backwards = [...actions.values()].flatMap((group) => {
    const start = group.filter((o) => o.indicator === 'action_start' && o.period_start !== '');
    const ends = group.filter((o) => o.indicator === 'action_end' && o.period_end !== '');
    return start.slice(0, 1).flatMap((from) => {
      for (const to of ends) checked?.('period', [to, from]);
      return ends
        .filter((to) => to.period_end < from.period_start)
        .map((to) => ({
          ...low(
            'period',
            to.table,
            [to, from],
            `Action ${breakdownOf(to).action} ends (${to.published}) before it starts (${from.published}).`,
          ),
          severity: 'medium' as const,
          published: to.published,
          expected: `not before ${from.published}`,
        }));
    });
  });
  return [...backwards, ...noYear];
}

/** A title that names one day while the table gives other years too. */
function titles(
  tables: readonly PublishedTable[],
  observations: readonly Observation[],
  checked: Audit['checked'],
): Issue[] {
  const byTable = groupBy(observations, (o) => o.table);
  return tables.flatMap(({ table, title }) => {
    const day = /\b(\d{1,2} [A-Z][a-z]+ (?:19|20)\d\d)\b/.exec(title)?.[1];
    const named = day === undefined ? null : parsePeriod(day);
    const own = (byTable.get(table) ?? []).filter((o) => o.period_end !== '');
    if (named) checked?.('period', own);
    const outside = own.filter((o) => named && o.period_end !== named.period_end);
    if (!named || outside.length === 0) return [];
    const periods = [...new Set(outside.map(periodName))].join(', ');
    return [
      low('period', table, outside, `The title says ${day}, but the table also gives ${periods}.`, day),
    ];
  });
}

/** Dates a document gives itself that are more than a year from the day it was published. */
function documentDates(
  publications: readonly Publication[],
  observations: readonly Observation[],
  checked: Audit['checked'],
): Issue[] {
  return publications.flatMap(({ id, date }) => {
    const own = observations.filter((o) => o.indicator === 'document_date' && o.source.startsWith(`${id}, `));
    for (const o of own) checked?.('period', [o]);
    return own
      .filter((o) => Math.abs(Date.parse(date) - Date.parse(o.period_end)) > 366 * 86_400_000)
      .map((o) => ({
        ...low(
          'period',
          o.table,
          [o],
          `"${o.published}" stands in the ${o.source.slice(id.length + 2)}, in a document of ${date}.`,
          date,
        ),
      }));
  });
}

/** Periods that cannot be: an end before its start, a date without its year, a title or slide of another day. */
export const periods: Check = ({ figures: observations, publications, checked }) => [
  ...dates(observations, checked),
  ...documentDates(publications, observations, checked),
  ...titles(
    publications.flatMap(({ tables }) => tables),
    observations,
    checked,
  ),
];
