import { grouped } from '../../text/number.js';
import { markup } from '../markup.js';
import type { Page } from '../shell.js';
import type { Site } from '../site.js';
import { table } from '../table.js';

const number = (value: number | null): string => (value === null ? '–' : grouped(value));

/** How authorities are compared by imported files. */
const authorities = markup`<section aria-labelledby="authorities"><h2 id="authorities">Comparing authorities</h2>
<ul>
<li><strong>The newest release is used</strong> where several give the same figure.</li>
<li><strong>Ranks</strong> are competition ranks among the authorities that have a figure: equal figures share the better rank. Quartiles are quarters of the ranks; fewer than four authorities have none.</li>
<li><strong>The neighbours’ mean</strong> is of the neighbours listed by the model that have a figure; the number is given. If suppressed counts were 1 to 5, the mean would lie between the limits given with it.</li>
<li><strong>No change is given</strong> between rates that rest on different estimates of the population, as before and after a census, nor across a year without a figure; lines are broken there.</li>
<li><strong>Rates of fewer than 20, and percentages of fewer than 30,</strong> may change much by chance alone, and say so.</li>
</ul></section>
`;

/**
 * How figures are read, compared and flagged.
 *
 * @param compares whether there is a page that compares authorities.
 */
export function methods({ built }: Site, compares: boolean): Page {
  return {
    path: 'methods.html',
    title: 'About the methods',
    about: 'How figures are read, compared, tested and flagged.',
    main: markup`<p><strong>Every figure here is as published</strong>, and every sentence is made from figures: nothing was typed by hand. </p>
<section aria-labelledby="reading"><h2 id="reading">Reading and comparing</h2>
<ul>
<li><strong>Rounding is an interval.</strong> A published 5.2% is anything from 5.15 up to 5.25. Two figures differ only where they are contradictory, even allowing for rounding.</li>
<li><strong>Chance.</strong> Where the counts behind two figures are published, the difference is tested. A difference that could be due to chance is called “not clearly different”. Where counts are not published, the page says “not tested”.</li>
<li><strong>Better and worse</strong> follow the polarity of the indicator. Where neither high nor low is good, figures are called higher or lower.</li>
<li><strong>Counts</strong> depend on the size of the area: a national total is never compared with one authority’s.</li>
<li><strong>What is missing is not zero.</strong> A suppressed or missing figure keeps its place and its reason.</li>
<li><strong>Periods.</strong> Figures are compared for the latest period in which both are published; a later figure of either is mentioned.</li>
</ul></section>
<section aria-labelledby="statistics"><h2 id="statistics">Statistics</h2>
<ul>
<li>Limits of proportions: Wilson. Of rates: exact limits for small numbers, Byar’s otherwise.</li>
<li>Change between two figures: pooled z test or Fisher’s exact test; exact conditional Poisson test for counts.</li>
<li>Trends by year: recent trend, Cochran–Armitage, or Mann–Kendall with Sen’s slope, depending on the data.</li>
<li>Months: XmR process charts, whose limits show normal variation.</li>
<li>Disparity: representation index (share of the children ÷ share of the population) with Wilson-based limits, allowing for the number of groups. No index is worked out for fewer than 10 children.</li>
</ul></section>
${compares && authorities}<section aria-labelledby="checks"><h2 id="checks">What the checks do</h2>
${table(
  'Checks: how often each was made, on how many figures, and issues found',
  [
    { title: 'Asks', of: ({ asks }) => asks },
    { title: 'Times', number: true, of: ({ comparisons }) => number(comparisons) },
    { title: 'Figures', number: true, of: ({ figures }) => number(figures) },
    { title: 'High', number: true, of: ({ high }) => high },
    { title: 'Medium', number: true, of: ({ medium }) => medium },
    { title: 'Low', number: true, of: ({ low }) => low },
  ],
  built.accounts,
)}</section>
<section aria-labelledby="symbols"><h2 id="symbols">Symbols used instead of figures</h2>
${table(
  'What a symbol means, and when',
  [
    { title: 'Symbol', of: ({ symbol }) => symbol },
    { title: 'Means', of: ({ meaning }) => meaning },
    {
      title: 'In publications',
      of: ({ from, to }) =>
        [from && `from ${from}`, to && `until ${to}`].filter((text) => text !== '').join(' ') ||
        'of any year',
    },
    { title: 'By', of: ({ source }) => source },
  ],
  built.catalogue.symbols,
)}</section>
<section aria-labelledby="page"><h2 id="page">Using these pages</h2>
<ul>
<li>Point at a chart to read a figure; or move to it with Tab, and to each of its points with the arrow keys. Every chart has its figures as a table, a description in words and files to take away.</li>
<li>What you search, filter or choose is kept in the address: copy it to send the view.</li>
<li>Files are saved where the pages come from a web server; from the disk some browsers show them instead, to be saved from there.</li>
<li>The pages need no network. Without JavaScript they show all their text, tables and charts.</li>
</ul></section>`,
  };
}
