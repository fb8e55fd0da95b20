import { dirname, join, posix } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { chart } from '../../src/charts/index.js';
import { plot } from '../../src/charts/render/plot.js';
import { suggested } from '../../src/charts/suggest.js';
import { cellName } from '../../src/model/grid.js';
import { isFigure } from '../../src/model/observation.js';
import { built } from '../analysis/published.js';
import { builtSite, type SiteFiles } from './built-site.js';
import { nationalPages } from './small-national.js';

let files: SiteFiles;
let pages: [path: string, html: string][];
beforeAll(async () => {
  files = await builtSite({ national: nationalPages });
  pages = [...files].filter(([path]) => path.endsWith('.html'));
}, 120_000);

const decoded = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** What the rows under "where each figure stands" say: table, cell, as published, value. */
const figuresOn = (html: string): string[] =>
  [
    ...html.matchAll(
      /<span class="published">([^<]*)<\/span><\/td><td[^>]*><data value="([^"]*)">.*?<td>([^<]*)<\/td><td>([^<]*)<\/td><\/tr>/g,
    ),
  ].map(([, published, value, table, cell]) =>
    [decoded(table!), cell, decoded(published!), value].join(' | '),
  );

describe('the pages of the site', () => {
  it('are those that the navigation promises, and one for every indicator with figures', () => {
    const ids = new Set(built.figures.filter(isFigure).map(({ indicator }) => indicator));
    expect(pages.map(([path]) => path).sort()).toEqual(
      [
        ...[...ids].map((id) => `indicators/${id}.html`),
        ...[
          'compare',
          'equalities',
          'issues',
          'index',
          'inspections',
          'methods',
          'months',
          'sources',
          'workforce',
        ].map((name) => `${name}.html`),
        'indicators/index.html',
      ].sort(),
    );
  });

  it('show every published figure of observations.csv, as published, with its cell', () => {
    const shown = pages
      .filter(([path]) => path.startsWith('indicators/'))
      .flatMap(([, html]) => figuresOn(html))
      .sort();
    const ids = new Set(built.figures.filter(isFigure).map(({ indicator }) => indicator));
    const published = built.figures
      .filter(({ indicator }) => ids.has(indicator))
      .map((o) => [o.table, cellName(o), o.published, o.value ?? ''].join(' | '))
      .sort();
    expect(shown).toEqual(published);
  });

  it('hold no script and no style of their own', () => {
    for (const [path, html] of pages) {
      expect([path, html.match(/<style|<script(?![^>]* src=)| style=| on[a-z]+=|javascript:/g)]).toEqual([
        path,
        null,
      ]);
    }
  });

  it('let nothing in from elsewhere, and lead no form and no address astray, by their policy', () => {
    for (const [path, html] of pages) {
      const [, policy] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html) ?? [];
      expect([path, decoded(policy ?? '')]).toEqual([
        path,
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src data:; base-uri 'none'; form-action 'none'",
      ]);
    }
  });

  it('have one heading of the first rank, a title of their own, and no id twice', () => {
    const titles = pages.map(([, html]) => /<title>([^<]*)/.exec(html)![1]);
    expect(new Set(titles).size).toBe(pages.length);
    for (const [path, html] of pages) {
      expect([path, html.match(/<h1>/g)?.length]).toEqual([path, 1]);
      const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
      expect([path, ids.filter((id, at) => ids.indexOf(id) !== at)]).toEqual([path, []]);
    }
  });

  it('link to what is there: pages, places of them, and files', () => {
    const ids = new Map(
      pages.map(([path, html]) => [path, new Set([...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id))]),
    );
    const broken = pages.flatMap(([path, html]) =>
      [...html.matchAll(/ (?:href|src)="([^"]*)"/g)].flatMap(([, target]) => {
        if (target!.startsWith('data:')) return [];
        const [file, place] = target!.split('#') as [string, string?];
        const full = file === '' ? path : posix.normalize(join(dirname(path), file));
        const there = files.has(full) && (place === undefined || ids.get(full)?.has(place));
        return there ? [] : [`${path}: ${target}`];
      }),
    );
    expect(broken).toEqual([]);
  });

  it('name the document, section and cell of a figure', () => {
    const page = files.get('indicators/cin_rate.html')!;
    expect(page).toMatch(
      /<span class="published">410.3<\/span>.*?<a href="\.\.\/sources.html#croydon-2015-annual-report">Annual report on Children&#39;s Social Care<\/a>, 7\.4 item 1<\/td><td>cin-rate<\/td><td>D2</,
    );
  });

  it('are the same bytes again, and small', async () => {
    const again = await builtSite({ national: nationalPages, tables: ['cin-rate'] });
    const once = await builtSite({ national: nationalPages, tables: ['cin-rate'] });
    expect([...again]).toEqual([...once]);
    expect(files.get('assets/site.js')!.length + files.get('assets/site.css')!.length).toBeLessThan(200_000);
  });

  it('do without the page that compares authorities where no figures of them are given', async () => {
    const without = await builtSite({ tables: ['cin-rate'] });
    expect(without.has('compare.html') || without.has('data/national.js')).toBe(false);
    expect(without.get('index.html')).not.toContain('compare.html');
  });
});

describe('a plot', () => {
  const requests = [
    'cin-rate',
    'ethnicity',
    'lac-visits',
    'workforce-june-2017',
    'ks2',
    'transitional-action-plan',
  ]
    .flatMap((table) => suggested(built, table))
    .filter(({ kind }) => kind !== 'stacked');

  it.each(requests.map((request) => [request.kind, request] as const))(
    'turns dark by its colours’ names alone: %s',
    async (kind, { options }) => {
      const [light, dark] = await Promise.all(
        (['light', 'dark'] as const).map((theme) => plot(chart(kind, built, { ...options, theme }))),
      );
      expect(dark!.replaceAll('-dark-', '-')).toBe(light);
      expect(light).toMatch(/ data-tip="[^"]+"/);
      expect(light).not.toMatch(/#[0-9a-f]{6}/);
    },
  );
});
