import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DrawnChart } from '../charts/gallery/chart-files.js';
import { chart } from '../charts/index.js';
import { pageFont } from '../charts/render/font-face.js';
import { plot } from '../charts/render/plot.js';
import type { OutputFile } from '../io/datapackage.js';
import { projectFolder } from '../project.js';
import type { Built } from '../quality/index.js';
import { DOWNLOADS } from './downloads.js';
import { type NationalSite, nationalFile } from './national-data.js';
import { CHARTS, type PageChart } from './page-chart.js';
import { comparePage } from './pages/compare-page.js';
import { equalities } from './pages/equalities.js';
import { indicatorPage } from './pages/indicator.js';
import { indicatorList } from './pages/indicator-list.js';
import { inspections } from './pages/inspections.js';
import { issues } from './pages/issues.js';
import { methods } from './pages/methods.js';
import { months } from './pages/months.js';
import { overview } from './pages/overview.js';
import { sources } from './pages/sources.js';
import { workforcePage } from './pages/workforce.js';
import { type Page, PLACES, shell } from './shell.js';
import { type ShareRow, type Site, site } from './site.js';
import { siteStyle } from './site-style.js';

/** The folder of the outputs that holds the site. */
export const SITE = 'site';

/** What `npm run build` makes of `client/`. */
const PROGRAM = 'dist/src/site/assets/site.js';

/** Files of the outputs that pages offer to take away. */
const TAKEN = ['observations.csv', 'issues.csv', 'disparity.csv', 'shares.csv', 'workforce.csv'];

/** Kinds in which words lie on colours, so that a dark page needs a picture of its own. */
const WORDS_ON_COLOURS: readonly string[] = ['scorecard', 'timeline', 'stacked'];

function program(): string {
  try {
    return readFileSync(join(projectFolder(), PROGRAM), 'utf8');
  } catch (cause) {
    throw new Error(`${PROGRAM} is not there: run \`npm run build\` once.`, { cause });
  }
}

async function exhibitOf({ chart: drawn, request }: DrawnChart, built: Built): Promise<PageChart> {
  const { kind, options } = request;
  const light = await plot(drawn);
  if (!WORDS_ON_COLOURS.includes(kind)) return { chart: drawn, request, plot: light };
  return {
    chart: drawn,
    request,
    plot: light,
    darkPlot: await plot(chart(kind, built, { ...options, theme: 'dark' })),
  };
}

const file = (path: string, title: string, content: OutputFile['content']): OutputFile => ({
  path: `${SITE}/${path}`,
  name: `site-${path.replaceAll(/[^a-z0-9]+/g, '-')}`,
  title,
  content,
});

function pagesOf(all: Site, results: readonly OutputFile[], national: NationalSite | undefined): Page[] {
  const marked = results
    .filter(({ path }) => /^issues\/.*\.svg$/.test(path))
    .map(({ path }) => path.slice('issues/'.length, -'.svg'.length));
  return [
    overview(all, national !== undefined),
    indicatorList(all),
    ...all.indicators.map((one) => indicatorPage(one, all)),
    equalities(all),
    workforcePage(all),
    months(all),
    inspections(all),
    ...(national ? [comparePage(national, all.areas[0])] : []),
    issues(all, marked),
    sources(all, national),
    methods(all, national !== undefined),
  ];
}

/** What the site is made from. */
export interface SiteInput {
  readonly built: Built;
  readonly drawn: readonly DrawnChart[];
  /** The files of the run's results and charts, of which the site keeps copies to take away. */
  readonly results: readonly OutputFile[];
  readonly shares: readonly ShareRow[];
  readonly national?: NationalSite | undefined;
}

/**
 * The explorer: pages that open from the disk or from any web server, with all that they need beside them.
 *
 * @throws Error if the project has not been built.
 * @example await siteFiles({ built, drawn, results: [...results, ...charts] })
 */
export async function siteFiles({
  built,
  drawn,
  results,
  shares,
  national,
}: SiteInput): Promise<OutputFile[]> {
  const pageCharts: PageChart[] = [];
  for (const one of drawn) pageCharts.push(await exhibitOf(one, built));
  const all = site(built, pageCharts, shares);
  const pages = pagesOf(all, results, national);
  const places = PLACES.filter(({ path }) => pages.some((page) => page.path === path));
  const taken = results.flatMap(({ path, title, content }) => {
    if (TAKEN.includes(path)) return [file(`data/${path}`, title, content)];
    const beside = path.startsWith(`${CHARTS}/`) && DOWNLOADS.some(([format]) => path.endsWith(`.${format}`));
    return beside || /^issues\/.*\.svg$/.test(path) ? [file(path, title, content)] : [];
  });
  const font = await pageFont();
  return [
    ...pages.map((page) => file(page.path, page.title, shell(page, places, all.name))),
    file('assets/site.css', 'The style of the site', `${font}${siteStyle()}`),
    file('assets/site.js', 'The script of the site', program()),
    ...(national
      ? [
          file('data/national.js', 'Figures of all authorities', nationalFile(national)),
          file(
            'data/font.js',
            'The font of the pictures that a reader takes away',
            `globalThis.CHART_FONT = ${JSON.stringify(font)};\n`,
          ),
        ]
      : []),
    ...taken,
  ];
}
