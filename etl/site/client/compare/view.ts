import type { National, NationalArea } from '../../../../src/indicators/national.js';
import { neighboursBy } from '../../../../src/indicators/national.js';
import { sourceText } from '../../../../src/indicators/published.js';
import { capital, when } from '../../../../src/indicators/sentence.js';
import { type StandingRow, standing } from '../../../../src/indicators/standing.js';
import {
  bestText,
  boundsText,
  figure,
  isTotal,
  labelText,
  quartileText,
  rankText,
  restsOnText,
  signed,
  unitText,
  valueText,
  wholeName,
} from '../../../../src/indicators/standing-words.js';
import { type Markup, markup, type Part } from '../../markup.js';
import { table } from '../../table.js';
import type { TakenChart } from './files.js';
import { rankPicture } from './rank-picture.js';
import { type Ranked, rankedIn } from './ranks.js';
import { isCut, trendPicture } from './trend-picture.js';

const QUARTERS = ['first', 'second', 'third', 'fourth'];

/** How the authority stands in one period, as a sentence. */
function sentence(row: StandingRow, area: string): string {
  const unit = row.unit === 'percent' ? '%' : row.unit === 'count' ? '' : ` ${unitText(row.unit)}`;
  if (row.value === null) return `${area} has no figure ${when(row.period)}: ${valueText(row)}.`;
  const stands =
    row.rank === null
      ? ''
      : `: rank ${rankText(row)} (${bestText(row)})${row.quartile === null ? '' : `, in the ${QUARTERS[row.quartile - 1]} quartile`}`;
  return `${capital(when(row.period))}, ${area} had ${figure(row.value)}${unit}${stands}.`;
}

function beside(row: StandingRow): string {
  const parts = [
    row.neighbours_mean === null
      ? ''
      : `its neighbours’ mean was ${figure(row.neighbours_mean, 1)}, on ${row.neighbours_n} of ${row.neighbours_listed} listed neighbours`,
    isTotal(row) || row.england_value === null ? '' : `England’s figure was ${figure(row.england_value)}`,
    isTotal(row) || row.region_value === null ? '' : `that of ${row.region} ${figure(row.region_value)}`,
  ].filter((text) => text !== '');
  return parts.length === 0 ? '' : `${capital(parts.join('; '))}.`;
}

const years = (rows: readonly StandingRow[], area: string): Markup =>
  table<StandingRow>(
    `${area} through the years`,
    [
      { title: 'Period', of: ({ period }) => period },
      { title: area, number: true, of: valueText },
      { title: 'Change', number: true, of: ({ change }) => signed(change) },
      { title: 'Neighbours’ mean', number: true, of: ({ neighbours_mean }) => figure(neighbours_mean, 1) },
      {
        title: 'with a figure',
        number: true,
        of: restsOnText,
      },
      { title: 'Median', number: true, of: ({ neighbours_median }) => figure(neighbours_median, 1) },
      { title: 'Region', number: true, of: (row) => (isTotal(row) ? '–' : figure(row.region_value)) },
      { title: 'England', number: true, of: (row) => (isTotal(row) ? '–' : figure(row.england_value)) },
      { title: 'Rank', number: true, of: rankText },
      { title: 'Quartile', number: true, of: quartileText },
    ],
    [...rows].reverse(),
  );

/** The counts behind a figure: `12 of 2,030`. */
const countsText = ({ numerator, denominator }: Pick<Ranked, 'numerator' | 'denominator'>): string =>
  numerator === null
    ? '–'
    : `${figure(numerator)}${denominator === null ? '' : ` of ${figure(denominator)}`}`;

const ranks = (
  ranked: readonly Ranked[],
  own: string,
  neighbours: ReadonlySet<string>,
  period: string,
): Markup =>
  table<Ranked>(
    `All authorities by rank, ${period}`,
    [
      {
        title: 'Authority',
        of: ({ name, code }) => (code === own ? markup`<strong>${name}</strong>` : name),
      },
      { title: 'Value', number: true, of: ({ value }) => figure(value) },
      { title: 'Rank', number: true, of: ({ rank }) => rank },
      { title: 'Quartile', number: true, of: quartileText },
      ...(ranked.some(({ numerator }) => numerator !== null)
        ? [{ title: 'Worked out from', number: true, of: countsText }]
        : []),
      { title: 'Neighbour', of: ({ code }) => (neighbours.has(code) ? 'yes' : '') },
    ],
    ranked,
  );

const FILES = [
  ['svg', 'Picture (SVG)'],
  ['png', 'Picture (PNG)'],
  ['csv', 'Figures (CSV)'],
] as const;

const chart = (
  id: string,
  title: string,
  svg: Markup,
  data: Part,
): Markup => markup`<div class="exhibit" data-exhibit="${id}">
<h3 id="${id}">${title}</h3>
<div class="plot" tabindex="0" role="group" aria-label="Chart: ${title}">${svg}</div>
${data}
<ul class="files" aria-label="Downloads: ${title}">${FILES.map(([format, words]) => markup`<li><button type="button" data-take="${format}" data-of="${id}" aria-label="${words}: ${title}">${words}</button></li>`)}</ul>
</div>
`;

/** What is shown of one indicator, with its charts as they may be taken away. */
export interface View {
  readonly html: Markup;
  readonly heading: string;
  readonly periods: readonly StandingRow[];
  readonly charts: Readonly<Record<string, TakenChart>>;
}

/**
 * One indicator of one authority: how it stands, through the years and among all.
 *
 * @param national the figures of this indicator alone.
 * @param year the last day of the period of the ranks; the newest with a figure if there is none such.
 */
export function viewOf(national: National, area: NationalArea, model: string, year: string): View | null {
  const rows = standing(national, area, model);
  const periods = rows.filter(({ value }) => value !== null);
  const row = rows.find(({ period_end }) => period_end === year) ?? periods.at(-1) ?? rows.at(-1);
  if (!row) return null;
  const name = area.area_name;
  const ranked = rankedIn(national, row.period_end, row.rank_1_is === 'highest');
  const listed = neighboursBy(national.neighbours, area, model);
  const neighbours = new Set(listed.map(({ neighbour_code }) => neighbour_code));
  const called = wholeName(row);
  const heading = `${labelText(row)}: ${name}`;
  const through = `${called}: ${name} through the years`;
  const among = `${called}: ${name} among ${ranked.length} authorities, ${row.period}`;
  const others = sourceText(
    national.figures.filter(({ period_end }) => period_end === row.period_end).map(({ source }) => source),
  )
    .split('; ')
    .filter((source) => !row.source.split('; ').includes(source));
  const against = [
    isTotal(row) ? 'A count also depends on how large the area is, and so does its rank.' : '',
    boundsText(row),
    row.caveat,
    periods.length > 0 && isCut(rows, name) ? 'The vertical axis of the lines does not start at 0.' : '',
    'Differences between authorities are not tested for chance on this page; the command care-indicators compare tests them where the counts are published.',
  ].filter((text) => text !== '');
  const html = markup`<h2>${heading}</h2>
<p><strong>${sentence(row, name)}</strong> ${beside(row)}</p>
${periods.length > 0 && chart('through', through, trendPicture(rows, name, through), markup`<details><summary>The figures of this chart</summary>\n${years(rows, name)}</details>`)}
${ranked.length > 1 && chart('among', among, rankPicture(ranked, area.area_code, neighbours, row.unit, among), markup`<details><summary>All authorities by rank</summary>\n${ranks(ranked, area.area_code, neighbours, row.period)}</details>`)}
<h3>What speaks against it</h3>
<ul class="notes">${against.map((text) => markup`<li>${text}</li>`)}
${listed.length > 0 && markup`<li>Neighbours by the ${listed[0]!.model_year} model: ${listed.map(({ neighbour_name }) => neighbour_name).join(', ')}.</li>`}
<li>Source of ${name}’s figure: Department for Education, ${row.source}.${others.length > 0 && ` Of other figures of the period also: ${others.join('; ')}.`}</li></ul>`;
  const source = (all: readonly { readonly source: string }[]): string =>
    `Source: Department for Education, ${sourceText(all.map((one) => one.source))}.`;
  return {
    html,
    heading,
    periods: rows,
    charts: {
      through: { title: `${through}, ${unitText(row.unit)}`, source: source(rows), rows },
      among: { title: `${among}, ${unitText(row.unit)}`, source: source(ranked), rows: ranked },
    },
  };
}
