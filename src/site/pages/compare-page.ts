import { benchmarkRows } from '../../analysis/benchmark/benchmark.js';
import { count } from '../../text/number.js';
import { benchmarkTables } from '../benchmark-table.js';
import { markup, type Part } from '../markup.js';
import type { NationalSite } from '../national-data.js';
import { authoritiesOf, unpacked } from '../packed.js';
import type { Page } from '../shell.js';

const PATH = 'compare.html';

const field = (name: string, label: string, note: Part = null): Part =>
  markup`<p class="field"><label for="${name}">${label}</label>
<select id="${name}" data-choice="${name}"></select>${note}</p>
`;

/**
 * Any authority beside its neighbours, its region and England.
 *
 * @param area the authority that is shown at first, and without JavaScript.
 * @example comparePage(national, 'Croydon').path // 'compare.html'
 */
export function comparePage({ packed }: NationalSite, area: string | undefined): Page {
  const authorities = authoritiesOf(packed);
  const first = authorities.find(({ area_name }) => area_name === area) ?? authorities[0]!;
  const rows = benchmarkRows(unpacked(packed, packed.indicators), first);
  return {
    path: PATH,
    title: 'Compare authorities',
    about:
      'Any authority compared with its statistical neighbours, region and England, with rank and quartile.',
    data: ['data/national.js', 'data/font.js'],
    main: markup`<p>Figures that the Department for Education publishes: ${count(packed.indicators.length, 'indicator')} of ${count(authorities.length, 'authority', 'authorities')}, the newest release of each figure. Rank 1 is best where high or low is clearly good; otherwise rank 1 is the highest. Equal figures share a rank. The first quartile has the first ranks. The files are listed under <a href="sources.html#dfe">sources</a>.</p>
<div class="filters" role="search" aria-label="What is compared" data-compare="${first.area_code}" hidden>
${field('area', 'Authority')}${field('model', 'Statistical neighbours, by the model of')}${field('indicator', 'Indicator')}${field('year', 'Year of the ranks')}
</div>
<noscript><p>Other authorities and single indicators can be chosen where JavaScript runs; this is ${first.area_name} without it.</p></noscript>
<p id="told" role="status"></p>
<div id="compared" hidden></div>
<div id="at-a-glance">
<h2>${first.area_name}: latest figure of each indicator</h2>
<div id="glance">${benchmarkTables(first.area_name, rows, null)}</div></div>`,
  };
}
