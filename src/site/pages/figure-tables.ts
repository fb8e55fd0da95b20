import { cellName } from '../../model/grid.js';
import { groupBy } from '../../model/group-by.js';
import type { Observation } from '../../model/observation.js';
import { periodName } from '../../model/period.js';
import { type Markup, markup } from '../markup.js';
import type { OnPage, Site } from '../site.js';
import { type Column, table } from '../table.js';
import { breakdownWords, marked, SIGNS_KEY, sourceLink, unitWords } from '../words.js';

/** Authorities first, then those they are set beside, the nearest first. */
const LEVELS = ['Local authority', 'Statistical neighbours', 'Regional', 'National'];

const byLevel = (a: Observation, b: Observation): number =>
  LEVELS.indexOf(a.geographic_level) - LEVELS.indexOf(b.geographic_level);

/** The areas that figures are about, in the order of the columns. */
export const areasInOrder = (observations: readonly Observation[]): string[] => [
  ...new Set([...observations].sort(byLevel).map((o) => o.area_name)),
];

interface Line {
  readonly period: string;
  readonly breakdown: string;
  readonly figures: readonly Observation[];
}

const withoutBasis = (breakdown: string): string =>
  breakdown
    .split('; ')
    .filter((pair) => pair !== 'basis=average of authorities')
    .join('; ');

/** Figures by period and breakdown, an area to a column. */
function pivot({ indicator, title, observations }: OnPage, site: Site): Markup {
  const areas = areasInOrder(observations);
  const groups = groupBy(
    [...observations].sort((a, b) => a.period_end.localeCompare(b.period_end)),
    (o) => `${withoutBasis(o.breakdown)}|${o.period_start}|${o.period_end}|${o.time_identifier}`,
  );
  const lines: Line[] = [...groups.values()]
    .map((figures) => ({
      period: periodName(figures[0]!),
      breakdown: withoutBasis(figures[0]!.breakdown),
      figures,
    }))
    .sort((a, b) => a.breakdown.localeCompare(b.breakdown));
  const broken = lines.some(({ breakdown }) => breakdown !== '');
  const columns: Column<Line>[] = [
    { title: 'Period', of: ({ period }) => period },
    ...(broken ? [{ title: 'Group', of: ({ breakdown }: Line) => breakdownWords(breakdown) }] : []),
    ...areas.map((area) => ({
      title: area,
      number: true,
      ...(site.areas.includes(area) ? {} : { series: area }),
      of: ({ figures }: Line) => {
        const own = figures.filter((o) => o.area_name === area);
        return own.length === 0 ? '–' : [...new Set(own.map((o) => marked(o, site)))].join('; ');
      },
    })),
  ];
  return table(`${title}, ${unitWords(indicator)}, as published`, columns, lines);
}

/** The value as a file gives it. */
const valueText = ({ value }: Observation): string => (value === null ? '' : String(value));

function whereabouts({ title, observations }: OnPage, site: Site, root: string): Markup {
  return table(
    `${title}: sources of each figure`,
    [
      { title: 'Area', of: (o) => o.area_name },
      { title: 'Period', of: (o) => periodName(o) },
      { title: 'Group', of: (o) => breakdownWords(o.breakdown) },
      {
        title: 'As published',
        number: true,
        of: (o) => markup`<span class="published">${o.published}</span>`,
      },
      {
        title: 'Value',
        number: true,
        of: (o) => markup`<data value="${valueText(o)}">${valueText(o)}</data>`,
      },
      {
        title: 'Our reading',
        of: (o) =>
          [o.corrected === null ? '' : `${o.corrected}`, o.qualifier, o.note]
            .filter((text) => text !== '')
            .join('; '),
      },
      { title: 'Document and section', of: (o) => sourceLink(o, site, root) },
      { title: 'Table', of: (o) => o.table },
      { title: 'Cell', of: (o) => cellName(o) },
    ],
    observations,
    (o) => (site.areas.includes(o.area_name) ? undefined : o.area_name),
  );
}

/** The figures of an indicator as a reader compares them, and where each of them stands. */
export const figureTables = (one: OnPage, site: Site, root: string): Markup =>
  markup`<section aria-labelledby="figures">
<h2 id="figures">The figures</h2>
${pivot(one, site)}
<p class="key">${SIGNS_KEY}</p>
<details class="where"><summary>Sources: document, section and cell of each figure</summary>
${whereabouts(one, site, root)}</details>
</section>
`;
