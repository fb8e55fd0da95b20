/** What pages of notebooks have besides. */
export const NOTEBOOK_STYLE = `
h1, h2, h3, h4 { scroll-margin-top: 1rem; }
nav ul { padding-left: 1.25rem; }
pre { font: .8125rem/1.5 'DejaVu Sans Mono', 'Liberation Mono', Consolas, Menlo, monospace; padding: .5rem .75rem; border: 1px solid var(--grid); overflow-wrap: normal; }
code { font-family: 'DejaVu Sans Mono', 'Liberation Mono', Consolas, Menlo, monospace; font-size: .875em; }
pre code { font-size: inherit; }
img { max-width: 100%; height: auto; }
blockquote { margin-left: 0; padding-left: 1rem; border-left: 4px solid var(--grid); }
.cell { margin: 1rem 0 1.5rem; }
.cell > details { color: var(--quiet); }
.cell > details summary { font-size: .875rem; font-weight: normal; }
.cell > details pre { color: var(--ink); }
.output { margin: .5rem 0; }
.output .scroll div { overflow: visible; }
footer { margin-top: 3rem; border-top: 1px solid var(--grid); color: var(--quiet); font-size: .875rem; }
@media print {
body { font-size: 10.5pt; }
.cell > details { display: none; }
h1, h2, h3, h4 { break-after: avoid; }
figure, tr { break-inside: avoid; }
thead { display: table-header-group; }
.scroll { overflow: visible; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; }
}
`;
