import { type Markup, markup, type Part } from './markup.js';

/** A page of the site before it has its frame. */
export interface Page {
  /** Within the site: `indicators/cin_rate.html`. */
  readonly path: string;
  readonly title: string;
  /** What it says at first, for those who are sent a link. */
  readonly about: string;
  /** Everything under the heading. */
  readonly main: Part;
  /** Between the navigation and the heading: the way back. */
  readonly above?: Part;
  /** Scripts that hold its data, within the site. */
  readonly data?: readonly string[];
}

/** An entry of the navigation. */
export interface Place {
  readonly path: string;
  readonly words: string;
}

/** The pages that the navigation leads to. */
export const PLACES: readonly Place[] = [
  { path: 'index.html', words: 'Overview' },
  { path: 'indicators/index.html', words: 'Indicators' },
  { path: 'equalities.html', words: 'Equalities' },
  { path: 'workforce.html', words: 'Workforce' },
  { path: 'months.html', words: 'Month by month' },
  { path: 'inspections.html', words: 'Inspections' },
  { path: 'compare.html', words: 'Compare authorities' },
  { path: 'issues.html', words: 'Issues' },
  { path: 'sources.html', words: 'Sources' },
  { path: 'methods.html', words: 'Methods' },
];

/** Nothing but the site's own files, and no script or style within a page. */
export const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src data:; base-uri 'none'; form-action 'none'";

/** How a page in a folder of the site names the folder that holds the site. */
export const rootOf = (path: string): string => '../'.repeat(path.split('/').length - 1);

const entry = ({ path, words }: Place, page: Page): Markup => {
  const current = path === page.path ? 'page' : path.split('/')[0] === page.path.split('/')[0] && 'true';
  return markup`<li><a href="${rootOf(page.path)}${path}"${current && markup` aria-current="${current}"`}>${words}</a></li>`;
};

/**
 * A page with its frame: head, policy, way to the content, navigation and foot.
 *
 * @param places those of the navigation that there are.
 * @param name of the site.
 * @example shell({ path: 'index.html', title: 'Overview', about: '', main: markup`<p>…</p>` }, PLACES, 'Croydon')
 */
export function shell(page: Page, places: readonly Place[], name: string): string {
  const { path, title, about, main, above, data = [] } = page;
  const root = rootOf(path);
  return `<!doctype html>\n${markup`<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${about}">
<title>${title} – ${name}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${root}assets/site.css">
${data.map((file) => markup`<script defer src="${root}${file}"></script>\n`)}<script defer src="${root}assets/site.js"></script>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header class="site">
<p class="name"><a href="${root}index.html">${name}</a></p>
<nav aria-label="Pages">
<ul>
${places.map((place) => markup`${entry(place, page)}\n`)}</ul>
</nav>
</header>
<main id="content" tabindex="-1">
${above}<h1>${title}</h1>
${main}
</main>
<footer class="site">
<p>Figures of the documents are as published in the <a href="${root}sources.html">sources</a>; errors in them are listed under <a href="${root}issues.html">issues</a>. Contains public sector information licensed under the Open Government Licence v3.0.</p>
</footer>
</body>
</html>`}\n`;
}
