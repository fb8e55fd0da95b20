import type { DisparityRow } from '../../../analysis/disparity.js';
import { VERDICT_TURNS } from '../../../analysis/disparity.js';
import { sentencesOf } from '../../../analysis/published.js';
import type { Dataset } from '../../../model/dataset.js';
import { insist } from '../../../statistics/estimate.js';
import { andList, orList } from '../../../text/list.js';
import { capital } from '../../../text/sentence.js';
import { areaOf, type ChartOptions, disparitiesOf, selected } from '../../input.js';
import { namesList } from '../../words.js';

/** How a title and a subtitle name the children of a cohort. */
export const cohortWords = (cohort: string): string =>
  cohort.startsWith('looked after')
    ? `children looked after${cohort.slice('looked after'.length)}`
    : cohort === 'child protection plan'
      ? 'children with a child protection plan'
      : cohort;

/**
 * The rows of one cohort and one characteristic.
 *
 * @throws InvalidInputError if the figures allow several and none is named; it names them.
 */
export function rowsOf(input: Dataset, options: ChartOptions): DisparityRow[] {
  const sources = new Set(selected(input, options).map(({ source }) => source));
  const area = areaOf(selected(input, options), options);
  const all = disparitiesOf(input).filter(
    (row) => row.source.split('; ').some((source) => sources.has(source)) && row.area === area,
  );
  const place = options.table ?? options.indicator;
  insist(
    all.length > 0,
    `No disparity can be worked out from ${place}: it takes shares of groups of a cohort and of the population; the tables "ethnicity" and "gender" have them.`,
  );
  const cohorts = [...new Set(all.map(({ cohort }) => cohort))];
  const { cohort = cohorts.length === 1 ? cohorts[0]! : undefined } = options;
  insist(cohort !== undefined, `Name the cohort that is set beside the population: ${orList(cohorts)}.`);
  const rows = all.filter((row) => row.cohort === cohort);
  insist(rows.length > 0, `There is no cohort "${cohort}"; there are ${orList(cohorts)}.`);
  const characteristics = [...new Set(rows.map(({ characteristic }) => characteristic))];
  insist(
    characteristics.length === 1,
    `The figures tell children by ${andList(characteristics)}; name a table of one of them.`,
  );
  return rows;
}

/** Over- and under-representation beyond chance, as a title says it. */
function issue(rows: readonly DisparityRow[]): string {
  const certain = rows.filter(
    ({ significant, caveat }) => significant === true && !caveat.includes(VERDICT_TURNS),
  );
  const named = (over: boolean): string[] =>
    certain
      .filter(({ representation_index }) => representation_index! > 1 === over)
      .map(({ group }) => capital(group));
  const parts = [
    { names: named(true), words: 'over-represented' },
    { names: named(false), words: 'under-represented' },
  ].filter(({ names }) => names.length > 0);
  return parts.length === 0
    ? 'no group significantly over- or under-represented'
    : parts.map(({ names, words }) => `${namesList(names)} ${words}`).join('; ');
}

interface Told {
  readonly title: string;
  readonly subject: string;
  readonly notes: string[];
  readonly sources: string[];
}

/** What both charts of disparity say in their frame. */
export function told(rows: readonly DisparityRow[]): Told {
  const [{ area, cohort, period, characteristic }] = rows as [DisparityRow];
  const words = cohortWords(cohort);
  return {
    title: `${capital(words)}, ${area}: ${issue(rows)}`,
    subject: `${words} in ${area} by ${characteristic}, ${period}`,
    notes: [
      ...new Set(
        rows.flatMap(({ group, caveat }) =>
          sentencesOf([caveat]).map((text) =>
            text.includes(VERDICT_TURNS) ? `${capital(group)}: ${text}` : text,
          ),
        ),
      ),
    ],
    sources: [...new Set(rows.flatMap(({ source }) => source.split('; ')))],
  };
}
