import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Areas } from '../../src/model/areas.js';
import type { Built } from '../../src/quality/index.js';
import { built } from '../analysis/published.js';
import { executablePath, reason } from '../charts/render/browser.js';
import { HOSTILE } from '../charts/render/sample-chart.js';
import { builtSite, type SiteFiles } from './built-site.js';
import { Visitor } from './visitor.js';

/** The same for what is written in pairs, `sex=female`, whose values hold no equals sign. */
const HOSTILE_VALUE = '<script>alert(1)</script>';

/** A text with markup after it: the pages sort by some of what stands before. */
const hostileText = (text: string): string => `${text} ${HOSTILE}`;

/** An object with markup in some of its texts. */
const hostileIn = <T extends object>(one: T, ...keys: readonly (keyof T)[]): T => ({
  ...one,
  ...Object.fromEntries(keys.map((key) => [key, hostileText(String(one[key]))])),
});

/** An authority, and a comparator in one indicator, with markup in their names; the others are known by theirs. */
const renamed = (area: string, indicator?: string): string =>
  area === 'Croydon' || indicator === 'cin_rate' ? hostileText(area) : area;

/** The five documents with markup in every text that comes from outside. */
function hostile({ catalogue, issues, publications, figures, grids, ...all }: Built): Built {
  return {
    ...all,
    catalogue: {
      ...catalogue,
      indicators: new Map(
        [...catalogue.indicators].map(([id, one]) => [
          id,
          hostileIn(one, 'name', 'numerator', 'denominator', 'per', 'former_ni', 'series_break'),
        ]),
      ),
      areas: new Areas(catalogue.areas.all.map((one) => ({ ...one, area_name: renamed(one.area_name) }))),
      neighbours: catalogue.neighbours.map((one) => ({
        ...hostileIn(one, 'neighbour_name', 'model_year', 'source'),
        area_name: renamed(one.area_name),
      })),
      symbols: catalogue.symbols.map((one) => hostileIn(one, 'symbol', 'meaning', 'from', 'to', 'source')),
    },
    issues: issues.map((one) => hostileIn(one, 'message', 'published')),
    publications: publications.map((one) => ({
      ...hostileIn(one, 'title', 'publisher', 'licence', 'attribution', 'date_note'),
      document: hostileIn(one.document, 'file', 'sha256'),
      tables: one.tables.map((table) => hostileIn(table, 'title', 'section')),
      announced: one.announced.map((missing) => hostileIn(missing, 'what', 'section')),
    })),
    grids: grids.map((grid) => ({ ...grid, cells: grid.cells.map((row) => row.map(hostileText)) })),
    figures: figures.map((o) => ({
      ...hostileIn(o, 'note', 'published', 'qualifier', 'source'),
      area_name: renamed(o.area_name, o.indicator),
      breakdown: o.breakdown.replaceAll(/(?<!cohort)=[^;]+/g, (pair) => `${pair} ${HOSTILE_VALUE}`),
    })),
  };
}

/** Tables with a chart of each sort that a page shows. */
const TABLES = [
  'cin-rate',
  'record-of-main-findings',
  'transitional-action-plan',
  'lac-visits',
  'ethnicity',
  'workforce-june-2017',
];

let files: SiteFiles;
beforeAll(async () => {
  files = await builtSite({ built: hostile(built), tables: TABLES });
}, 60_000);

it('no text from outside becomes markup', () => {
  for (const [path, content] of files)
    if (/\.(html|svg)$/.test(path))
      expect([path, content.match(/<img src=x|<script>/)]).toEqual([path, null]);
});

describe.skipIf(!executablePath)(`hostile names in a browser${reason}`, () => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await Visitor.start(files);
  });
  afterAll(() => visitor?.stop());

  it('show as text, and run nothing', async () => {
    const { page, requests, errors } = await visitor.window();
    for (const path of [
      'indicators/cin_rate.html',
      'indicators/inspection_grade.html',
      'index.html',
      'indicators/index.html',
      'equalities.html',
      'workforce.html',
      'months.html',
      'inspections.html',
      'issues.html',
      'sources.html',
      'methods.html',
    ]) {
      await page.goto(visitor.address(path));
      expect([path, await page.locator('main script, main img:not([src^="issues/"])').count()]).toEqual([
        path,
        0,
      ]);
      expect([path, await page.locator('main').textContent()]).toEqual([
        path,
        expect.stringContaining(HOSTILE),
      ]);
    }
    await page.goto(visitor.address('indicators/cin_rate.html'));
    expect(await page.locator('h1').textContent()).toBe(`Children in need ${HOSTILE}`);
    await page.locator('.plot').first().focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('#tip').textContent()).toContain(HOSTILE);
    await page.getByRole('checkbox', { name: `England ${HOSTILE}` }).uncheck();
    expect(await page.getByRole('columnheader', { name: `England ${HOSTILE}` }).count()).toBe(0);
    expect([requests, errors]).toEqual([[], []]);
  });
});
