import { PALETTES } from '../../src/charts/style.js';
import { allowed } from '../../src/rendering/allowed.js';
import { escaped } from '../../src/rendering/escaped.js';
import { colours, FURNITURE } from '../../src/rendering/furniture.js';

const STYLE = `
:root { color-scheme: light dark; ${colours('light')} }
@media (prefers-color-scheme: dark) { :root { ${colours('dark')} } }
${FURNITURE}body { max-width: 46rem; }
h2 { margin-top: 2.5rem; }
h1, h2, h3, h4 { scroll-margin-top: 1rem; }
.skip { position: absolute; left: 1rem; top: -4rem; padding: .5rem 1rem; background: var(--background); }
.skip:focus { top: .5rem; }
nav ul { padding-left: 1.25rem; }
nav li { padding: .125rem 0; }
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
figure { border: 1px solid var(--grid); }
figure.light { background: ${PALETTES.light.background}; }
footer { margin-top: 3rem; border-top: 1px solid var(--grid); color: var(--quiet); font-size: .875rem; }
@media print {
@page { size: A4; margin: 2cm; }
:root { ${colours('light')} }
body { max-width: none; padding: 0; font-size: 10.5pt; }
nav, .skip, .cell > details { display: none; }
h1, h2, h3, h4 { break-after: avoid; }
figure, tr { break-inside: avoid; }
thead { display: table-header-group; }
figure { border: 0; }
figure svg { max-height: 22cm; }
.scroll { overflow: visible; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; }
}
`;

/** What a page of a notebook holds. */
export interface PageParts {
  readonly title: string;
  /** HTML before and after the main part. */
  readonly before: string;
  readonly main: string;
  readonly after: string;
  /** Rules of its own. */
  readonly style?: string;
}

/** A page that needs nothing but itself, runs no script and asks no network. */
export function page({ title, before, main, after, style = '' }: PageParts): string {
  const sheet = `${STYLE}${style}`;
  const policy = `default-src 'none'; style-src ${allowed(sheet)}; img-src data:; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${sheet}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
${before}
<main id="content" tabindex="-1">
${main}
</main>
${after}
</body>
</html>
`;
}
