import { type BenchmarkRow, benchmarkRows } from '../../../analysis/benchmark/benchmark.js';
import type { National, NationalArea } from '../../../analysis/benchmark/national.js';
import { neighboursBy } from '../../../analysis/benchmark/neighbours.js';
import { type Ranked, rankedIn, withoutFigure } from '../../../analysis/benchmark/ranks.js';
import {
  boundsText,
  caveatTexts,
  figureText,
  isTotal,
  labelText,
  periodColumns,
  quartileText,
  unitText,
  valueText,
  wholeName,
} from '../../../analysis/benchmark/words.js';
import { sourceText } from '../../../analysis/published.js';
import { capital } from '../../../text/sentence.js';
import { DOWNLOADS } from '../../downloads.js';
import { type Markup, markup, type Part } from '../../markup.js';
import type { AreaIssue } from '../../packed.js';
import { table } from '../../table.js';
import type { TakenChart } from './files.js';
import { areRanksCut, rankPicture } from './rank-picture.js';
import { amongText, beside, countsText, sentence, throughText } from './sentences.js';
import { isCut, trendPicture } from './trend-picture.js';

const years = (rows: readonly BenchmarkRow[], signOf: (row: BenchmarkRow) => string): Markup =>
  table<BenchmarkRow>(
    `${rows[0]!.area} over time`,
    periodColumns(rows).map((column, at) =>
      at === 1 ? { ...column, of: (row) => `${column.of(row)}${signOf(row)}` } : column,
    ),
    [...rows].reverse(),
  );

const ranks = (
  ranked: readonly Ranked[],
  own: string,
  neighbours: ReadonlySet<string>,
  decimals: number,
  signOf: (code: string) => string,
): Markup =>
  table<Ranked>(
    `All authorities by rank, ${ranked[0]!.period}`,
    [
      {
        title: 'Authority',
        of: ({ name, code }) => (code === own ? markup`<strong>${name}</strong>` : name),
      },
      {
        title: 'Value',
        number: true,
        of: ({ value, code }) => `${figureText(value, decimals)}${signOf(code)}`,
      },
      { title: 'Rank', number: true, of: ({ rank }) => rank },
      { title: 'Quartile', number: true, of: quartileText },
      ...(ranked.some(({ numerator }) => numerator !== null)
        ? [{ title: 'Counts published beside it', number: true, of: countsText }]
        : []),
      { title: 'Neighbour', of: ({ code }) => (neighbours.has(code) ? 'yes' : '') },
    ],
    ranked,
  );

const pageChart = (id: string, chart: TakenChart, svg: Markup, data: Part): Markup => {
  const { title, description } = chart;
  return markup`<div class="page-chart" data-page-chart="${id}">
<h3 id="${id}">${title}</h3>
<div class="plot" tabindex="0" role="group" aria-label="Chart: ${title}" aria-describedby="${id}-alt">${svg}</div>
${data}
<details><summary>Description in words<span class="unseen">: ${title}</span></summary>
<p id="${id}-alt">${description}</p></details>
<ul class="files" aria-label="Downloads: ${title}">${DOWNLOADS.map(([format, words]) => markup`<li><button type="button" data-take="${format}" data-of="${id}" aria-label="${words}: ${title}">${words}</button></li>`)}</ul>
</div>
`;
};

/** What is shown of one indicator, with its charts as they may be taken away. */
export interface View {
  readonly html: Markup;
  readonly heading: string;
  readonly periods: readonly BenchmarkRow[];
  readonly charts: Readonly<Record<string, TakenChart>>;
}

/** What is asked of an indicator. */
interface Asked {
  /** The year of the neighbours' model; empty for none. */
  readonly model: string;
  /** The last day of the period of the ranks; the newest with a figure if there is none such. */
  readonly year: string;
  readonly issues: readonly AreaIssue[];
}

/** The signs of issues about figures, and what they say. */
class Issues {
  readonly #all: readonly AreaIssue[];

  constructor(all: readonly AreaIssue[]) {
    this.#all = all;
  }

  /** The sign of the gravest, which is the longest. */
  sign(code: string, period_end: string): string {
    const [gravest] = this.#of([code], period_end)
      .map(({ sign }) => sign)
      .sort((a, b) => b.length - a.length);
    return gravest === undefined ? '' : ` ${gravest}`;
  }

  /** What they say, each with its period. */
  texts(codes: readonly string[], periods: readonly BenchmarkRow[]): string[] {
    return periods.flatMap(({ period, period_end }) =>
      this.#of(codes, period_end).map(
        ({ sign, message }) => `${sign === '!!' ? 'Error' : 'Contradicted'}: ${period}: ${message}`,
      ),
    );
  }

  #of = (codes: readonly string[], period_end: string): AreaIssue[] =>
    this.#all.filter((one) => codes.includes(one.area_code) && one.period_end === period_end);
}

/**
 * One indicator of one authority: compared, over time and among all.
 *
 * @param national the figures of this indicator alone.
 * @returns nothing if there is no row of the authority.
 * @throws InvalidInputError if there is no such list of neighbours.
 * @example viewOf(national, croydon, { model: '2021', year: '', issues: [] })?.heading
 */
export function viewOf(national: National, area: NationalArea, { model, year, issues }: Asked): View | null {
  const rows = benchmarkRows(national, area, model);
  const periods = rows.filter(({ value }) => value !== null);
  const row = rows.find(({ period_end }) => period_end === year) ?? periods.at(-1) ?? rows.at(-1);
  if (!row) return null;
  const { area_name: name, area_code: own } = area;
  const ranked = rankedIn(national, row.period_end, row.rank_1_is === 'highest');
  const listed = neighboursBy(national.neighbours, area, model);
  const neighbours = new Set(listed.map(({ neighbour_code }) => neighbour_code));
  const flagged = new Issues(issues);
  const heading = `${labelText(row)}: ${name}`;
  const { numerator, denominator } = national.catalogue.indicators.get(row.indicator)!;
  const later = rows.filter(({ period_end, value }) => period_end > row.period_end && value === null);
  const others = sourceText(
    national.figures.filter(({ period_end }) => period_end === row.period_end).map(({ source }) => source),
  )
    .split('; ')
    .filter((source) => !row.source.split('; ').includes(source));
  const cut = 'The vertical axis does not start at 0.';
  const by =
    listed.length === 0
      ? ''
      : `Neighbours by the ${listed[0]!.model_year} model: ${listed.map(({ neighbour_name }) => neighbour_name).join(', ')}.`;
  const gaps = rows.some((one, at) => at > 0 && one.value !== null && one.change === null)
    ? 'Lines are broken where a period is missing or rates are based on a different population estimate.'
    : '';
  const taken = (
    title: string,
    description: string,
    notes: readonly string[],
    of: readonly { readonly source: string }[],
  ): TakenChart => ({
    title: `${title}, ${unitText(row.unit)}`,
    description,
    notes: [
      ...notes,
      `Source: Department for Education, ${sourceText(of.map(({ source }) => source))}.`,
    ].filter((text) => text !== ''),
    rows: of,
    name: title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
  });
  const through = taken(
    `${wholeName(row)}: ${name} over time`,
    throughText(rows, name),
    [periods.length > 0 && isCut(rows, name) ? cut : '', gaps, by],
    rows,
  );
  const among =
    ranked.length > 1
      ? taken(
          `${wholeName(row)}: ${name} among ${ranked.length} authorities, ${row.period}`,
          amongText(ranked, own, neighbours, row.decimals),
          [areRanksCut(ranked, row.unit) ? cut : '', by],
          ranked.map((one) => ({
            ...one,
            neighbour: neighbours.has(one.code) ? 'yes' : '',
            asked_for: one.code === own ? 'yes' : '',
          })),
        )
      : null;
  const without = withoutFigure(national, row.period_end);
  const against = [
    ...flagged.texts([own], rows),
    ...flagged.texts([...neighbours], [row]).map((text) => `Included in the neighbours’ mean: ${text}`),
    later.length > 0 ? `${later.map((one) => `${one.period}: ${valueText(one)}`).join('; ')}.` : '',
    isTotal(row) ? 'A count and its rank depend on the size of the area.' : '',
    boundsText(row),
    ...caveatTexts(rows),
    periods.length > 0 && isCut(rows, name) ? 'The vertical axis of the lines does not start at 0.' : '',
    among && areRanksCut(ranked, row.unit) ? 'The vertical axis of the ranks does not start at 0.' : '',
    gaps,
    'Differences between authorities are not tested for chance on this page; the command care-indicators compare tests them where the counts are published.',
  ].filter((text) => text !== '');
  const signs =
    issues.length > 0 && markup`<p class="key">!! error; ! contradicted by another published figure.</p>`;
  const html = markup`<h2>${heading}</h2>
<p><strong>${sentence(row, name)}</strong> ${beside(row)}</p>
${numerator !== '' && markup`<p class="measure">${capital(numerator)}${denominator !== '' && `, of ${denominator}`}.</p>\n`}${periods.length > 0 && pageChart('through', through, trendPicture(rows, name, through.title), markup`<details><summary>The figures of this chart<span class="unseen">: ${through.title}</span></summary>\n${years(rows, ({ period_end }) => flagged.sign(own, period_end))}${signs}</details>`)}
${among && pageChart('among', among, rankPicture(ranked, own, neighbours, row, among.title), markup`<details><summary>All authorities by rank</summary>\n${ranks(ranked, own, neighbours, row.decimals, (code) => flagged.sign(code, row.period_end))}${signs}${without.map((text) => markup`<p class="key">No figure – ${text}.</p>`)}</details>`)}
<h3>Caveats</h3>
<ul class="notes">${against.map((text) => markup`<li>${text}</li>`)}
${by !== '' && markup`<li>${by}</li>`}
<li>Source of ${name}’s figure: Department for Education, ${row.source}.${others.length > 0 && ` Of other figures of the period also: ${others.join('; ')}.`} <a href="sources.html#dfe">All files</a>.</li></ul>`;
  return { html, heading, periods: rows, charts: { through, ...(among ? { among } : {}) } };
}
