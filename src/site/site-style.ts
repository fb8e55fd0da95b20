import { colourNames } from '../charts/render/plot.js';
import { FONT, PALETTES, type Theme } from '../charts/style.js';

/** Colours of a page beside those of its charts: fields, and words on them at 4.5 : 1 or more. */
const PAGE: Record<Theme, Readonly<Record<string, string>>> = {
  light: { field: '#f3f5f7', rule: '#c8cdd2', edge: '#6b7178', link: '#12436d', issue: '#a81f08' },
  dark: { field: '#20252b', rule: '#454c55', edge: '#979ea6', link: '#9cc6ea', issue: '#ff9c88' },
};

function colours(theme: Theme): string {
  const { background, ink, quiet } = PALETTES[theme];
  const page = Object.entries({ background, ink, quiet, ...PAGE[theme] }).map(
    ([name, value]) => `--${name}: ${value};`,
  );
  const charts = colourNames(PALETTES[theme]).map(([name, value]) => `${name}: ${value};`);
  return [...page, ...charts].join(' ');
}

const TEXT = `* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; background: var(--background); color: var(--ink); font: 1rem/1.5 ${FONT}; overflow-wrap: anywhere; }
main, header.site, footer.site { max-width: 64rem; margin: 0 auto; padding: 0 1rem; }
h1, h2, h3 { line-height: 1.25; text-wrap: balance; }
h1 { margin: 1.5rem 0 1rem; font-size: 1.75rem; }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.375rem; }
h3 { margin: 1.75rem 0 .5rem; font-size: 1.125rem; }
p, .notes li, .said li, .statements p, dd { max-width: 46rem; }
a { color: var(--link); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
main:focus { outline: none; }
code { font-size: .875em; }
[hidden] { display: none !important; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: 1rem; top: -5rem; z-index: 2; padding: .5rem 1rem; background: var(--background); }
.skip:focus { top: .5rem; }
`;

const FRAME = `header.site { padding-top: .75rem; border-bottom: 1px solid var(--rule); }
header.site .name { margin: 0 0 .25rem; font-weight: bold; }
header.site .name a { color: inherit; text-decoration: none; }
header.site .name a:hover { text-decoration: underline; }
header.site ul { display: flex; flex-wrap: wrap; gap: 0 1.25rem; margin: 0 0 -1px; padding: 0; list-style: none; }
header.site li a { display: block; padding: .4rem 0; border-bottom: 3px solid transparent; text-decoration: none; }
header.site li a:hover { border-color: var(--rule); }
header.site li a[aria-current] { border-color: var(--link); font-weight: bold; }
footer.site { margin-top: 4rem; padding-bottom: 2rem; border-top: 1px solid var(--rule); color: var(--quiet); font-size: .875rem; }
.way { margin: 1rem 0 -1rem; }
`;

const PARTS = `.lead { padding-left: 1.25rem; font-size: 1.125rem; }
.lead li { margin: .25rem 0; }
.figure { font-size: 1.25rem; font-weight: bold; }
.cards { columns: 18rem; column-gap: 1rem; }
.card { break-inside: avoid; margin: 0 0 1rem; padding: .25rem 1rem .5rem; border: 1px solid var(--rule); border-top: 6px solid var(--edge); border-radius: 4px; background: var(--field); }
.card.better { border-top-color: var(--chart-category-1); }
.card.worse { border-top-color: var(--chart-category-4); }
.card h3 { display: flex; justify-content: space-between; gap: .5rem; margin: .5rem 0; }
.card ul { margin: 0; padding: 0; list-style: none; }
.card li { margin: .5rem 0; }
.untested { margin: .75rem 0 0; padding-top: .5rem; border-top: 1px solid var(--rule); color: var(--quiet); font-size: .875rem; }
.values { display: block; color: var(--quiet); font-size: .875rem; }
.statements, .issues, .entries { margin: 0; padding: 0; list-style: none; }
.statements li, .issues li, .entries li { padding: .75rem 0; border-bottom: 1px solid var(--rule); }
.statements p, .issues p { margin: .25rem 0; }
.statements li > p:first-child { font-weight: bold; }
.caveat { padding-left: .75rem; border-left: 3px solid var(--rule); }
.source, .key, .measure { color: var(--quiet); font-size: .875rem; }
.links a { display: inline-block; margin-right: 1rem; padding: .25rem 0; }
.tag { display: inline-block; padding: 0 .5rem; border: 1px solid var(--edge); border-radius: 3px; color: var(--ink); font-size: .875rem; }
.tag.high, .tag.issue { border-color: var(--issue); color: var(--issue); font-weight: bold; }
.tag.worse { border-left: 5px solid var(--chart-category-4); }
.tag.better { border-left: 5px solid var(--chart-category-1); }
dl > div { display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr; gap: .25rem 1rem; padding: .375rem 0; border-bottom: 1px solid var(--rule); }
dt { color: var(--quiet); }
dd { margin: 0; }
.contents ul { columns: 20rem; padding-left: 1.25rem; }
.contents li { break-inside: avoid; }
summary { width: fit-content; padding: .25rem 0; color: var(--link); font-weight: bold; cursor: pointer; }
.files { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: .5rem 0; padding: 0; list-style: none; }
.files a { display: inline-block; padding: .25rem 0; }
.notes { margin: .5rem 0; padding-left: 1.25rem; font-size: .875rem; }
`;

const TABLES = `.scroll { max-width: 100%; overflow-x: auto; overflow-wrap: normal; }
table { min-width: min(100%, 26rem); border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; }
caption { padding: .25rem 0 .5rem; text-align: left; color: var(--quiet); }
th, td { padding: .375rem 1rem .375rem 0; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top; }
thead th { border-bottom: 2px solid var(--edge); vertical-align: bottom; }
tbody th { min-width: 7rem; font-weight: normal; }
td { min-width: 4rem; max-width: 26rem; }
th.number, td.number { text-align: right; }
td.number { white-space: nowrap; }
.where td:nth-child(7) { min-width: 14rem; }
`;

const CHARTS = `.page-chart { margin: 1.5rem 0 2.5rem; }
.plot { position: relative; max-width: 100%; overflow-x: auto; }
.plot svg { display: block; max-width: 100%; height: auto; }
.on-dark { display: none; }
.plot [data-tip] { cursor: default; }
.plot .at { outline: none; stroke: var(--ink); stroke-width: 3px; }
.away { display: none; }
#tip { position: absolute; z-index: 3; max-width: min(20rem, 90vw); padding: .375rem .625rem; border-radius: 3px; background: var(--ink); color: var(--background); font-size: .875rem; }
.marked { margin: 1.5rem 0 2.5rem; }
.marked img { display: block; width: 100%; min-width: 52rem; background: #ffffff; }
@media (max-width: 38rem) {
.plot::before { content: 'Scroll sideways to see all of the chart.'; position: sticky; left: 0; display: block; width: fit-content; color: var(--quiet); font-size: .875rem; }
.plot svg { max-width: none; width: 36rem; }
.field, .field select { width: 100%; }
dl > div { grid-template-columns: 1fr; gap: 0; }
}
`;

const CONTROLS = `.filters, .comparators { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; align-items: end; margin: 1rem 0; padding: .75rem 1rem; border: 1px solid var(--rule); border-radius: 4px; background: var(--field); }
.comparators legend { padding: 0 .25rem; font-weight: bold; }
.comparators label { display: inline-flex; align-items: center; gap: .375rem; min-height: 1.75rem; }
.field { min-width: 0; margin: 0; }
.field.wide { flex: 1 1 16rem; }
.field label { display: block; font-size: .875rem; }
.tally { margin: 0; }
input[type="checkbox"] { width: 1.25rem; height: 1.25rem; accent-color: var(--link); }
input[type="search"], select, button { max-width: 100%; min-height: 2.25rem; padding: .25rem .5rem; border: 1px solid var(--edge); border-radius: 3px; background: var(--background); color: var(--ink); font: inherit; }
input[type="search"] { width: 100%; }
button { cursor: pointer; }
`;

const PRINT = `@media print {
@page { size: A4; margin: 1.8cm 1.6cm; }
:root { color-scheme: light; ${colours('light')} }
html { font-size: 10pt; }
main, header.site, footer.site { max-width: none; padding: 0; }
h1 { font-size: 18pt; margin-top: .3cm; }
h2 { font-size: 13pt; }
h3 { font-size: 11pt; }
h1, h2, h3, summary, .measure, caption { break-after: avoid; }
header.site nav, .skip, [data-compare], .idle, .filters > :not(.tally), .comparators > :not([role]), .files, .way, .contents, details:not([open]), #tip { display: none; }
header.site { padding: 0; }
.filters, .comparators { margin: 0; padding: 0; border: 0; background: none; }
footer.site { margin-top: 1cm; }
a { color: inherit; text-decoration: none; }
p { orphans: 3; widows: 3; }
h1, h2, h3, .measure, .plot, .statements li, .issues li, .card li, tr, dl > div, figure { break-inside: avoid; }
.plot, .scroll { overflow: visible; }
.plot svg { width: auto; max-width: 100%; max-height: 16cm; }
table { font-size: 8pt; }
th, td { min-width: 0; padding-right: .2cm; }
.cards { columns: auto; }
.card ul { columns: 2; }
.card { break-inside: auto; margin: 0 0 .3cm; background: none; }
.marked img { min-width: 0; }
.on-light { display: block !important; }
.on-dark { display: none !important; }
}
`;

/**
 * The style sheet of the site: text, frame, tables, charts and controls, for light and dark pages and for A4.
 *
 * @example siteStyle().length
 */
export const siteStyle = (): string => `:root { color-scheme: light dark; ${colours('light')} }
@media (prefers-color-scheme: dark) { :root { ${colours('dark')} } }
${TEXT}${FRAME}${PARTS}${TABLES}${CHARTS}${CONTROLS}@media (prefers-color-scheme: dark) {
.on-light { display: none; }
.on-dark { display: block; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
${PRINT}`;
