import { allowed } from '../render/allowed.js';
import { escaped } from '../render/escaped.js';
import { pageFont } from '../render/font-face.js';
import { colours, FURNITURE } from '../render/furniture.js';
import { PALETTES } from '../style.js';

const STYLE = `
:root { color-scheme: light dark; ${colours('light')} }
@media (prefers-color-scheme: dark) { :root { ${colours('dark')} } }
${FURNITURE}body { max-width: 46rem; }
h2 { margin-top: 2.5rem; }
.skip { position: absolute; left: 1rem; top: -4rem; padding: .5rem 1rem; background: var(--background); }
.skip:focus { top: .5rem; }
nav li { padding: .125rem 0; }
figure { border: 1px solid var(--grid); }
figure.light { background: ${PALETTES.light.background}; }
@media print {
@page { size: A4; margin: 2cm; }
:root { ${colours('light')} }
body { max-width: none; padding: 0; }
nav, .skip { display: none; }
figure { border: 0; }
figure svg { max-height: 22cm; }
}
`;

/** What a page holds. */
export interface PageParts {
  readonly title: string;
  /** HTML before and after the main part. */
  readonly before: string;
  readonly main: string;
  readonly after?: string;
  /** Rules of its own. */
  readonly style?: string;
  /** A script of its own; without one it runs none. */
  readonly script?: string;
  /** Where its pictures may come from, as a policy says it; only from within the page unless you say otherwise. */
  readonly images?: string;
}

/** A page that carries the font of its charts, runs no script but its own and asks no network. */
export async function page(parts: PageParts): Promise<string> {
  const { title, before, main, after = '', style = '', script = '', images = 'data:' } = parts;
  const sheet = `${await pageFont()}${STYLE}${style}`;
  const scripts = script === '' ? '' : ` script-src ${allowed(script)};`;
  const policy = `default-src 'none';${scripts} style-src ${allowed(sheet)}; img-src ${images}; font-src data:; base-uri 'none'; form-action 'none'`;
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
${script === '' ? '' : `<script>${script}</script>\n`}</body>
</html>
`;
}
