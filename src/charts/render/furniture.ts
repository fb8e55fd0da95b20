import { FONT, PALETTES, type Theme } from '../style.js';

/**
 * The colours of a theme for a style sheet.
 *
 * @example `:root { ${colours('light')} }`
 */
export function colours(theme: Theme): string {
  const { background, ink, quiet, grid, categories } = PALETTES[theme];
  return `--background: ${background}; --ink: ${ink}; --quiet: ${quiet}; --grid: ${grid}; --link: ${categories[0]};`;
}

/** The part of a style sheet that all pages with charts share: text, links, pictures and tables. */
export const FURNITURE = `* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; background: var(--background); color: var(--ink); font: 1rem/1.5 ${FONT}; overflow-wrap: anywhere; }
h1, h2, h3 { line-height: 1.3; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
figure { margin: 0; }
figure svg { display: block; max-width: 100%; height: auto; }
.files { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: .5rem 0; padding: 0; list-style: none; }
.files a { display: inline-block; padding: .25rem 0; }
summary { padding: .25rem 0; font-weight: bold; cursor: pointer; }
.scroll { overflow-x: auto; overflow-wrap: normal; }
table { border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; }
caption { padding: .25rem 0; text-align: left; color: var(--quiet); }
th, td { padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--grid); text-align: left; vertical-align: top; }
tbody th { font-weight: normal; }
.short { white-space: nowrap; }
th.number, td.number { text-align: right; }
@media print {
.files { display: none; }
}
`;
