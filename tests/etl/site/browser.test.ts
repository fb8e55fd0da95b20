import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executablePath, reason, violations } from '../../rendering/browser.js';
import { builtSite, type SiteFiles } from './built-site.js';
import { nationalPages } from './small-national.js';
import { Visitor } from './visitor.js';

const MAIN = [
  'index.html',
  'indicators/index.html',
  'indicators/cin_rate.html',
  'indicators/vacant_fte.html',
  'equalities.html',
  'workforce.html',
  'months.html',
  'inspections.html',
  'compare.html',
  'compare.html#indicator=cin_rate',
  'findings.html',
  'sources.html',
  'methods.html',
];

/** Of the indicators' pages, which are made alike, axe looks at one in so many. */
const SAMPLE = 8;

describe.skipIf(!executablePath)(`the site in a browser${reason}`, () => {
  let files: SiteFiles;
  let visitor: Visitor;
  beforeAll(async () => {
    files = await builtSite({ national: nationalPages });
    visitor = await Visitor.start(files);
  }, 120_000);
  afterAll(() => visitor?.stop());

  const pages = (): string[] => [...files.keys()].filter((path) => path.endsWith('.html'));

  it('opens every page from the disk, without an error and without a request elsewhere', async () => {
    const { page, requests, errors } = await visitor.window();
    for (const path of pages()) {
      await page.goto(visitor.address(path));
      expect([path, requests, errors]).toEqual([path, [], []]);
    }
  }, 180_000);

  it.each([
    [320, 'light'],
    [320, 'dark'],
    [768, 'light'],
    [1280, 'light'],
    [1280, 'dark'],
  ] as const)(
    'contents axe and fits the window: %i pixels, %s',
    async (width, colorScheme) => {
      const { page } = await visitor.window({ colorScheme, viewport: { width, height: 900 } });
      for (const path of MAIN) {
        await page.goto('about:blank');
        await page.goto(visitor.address(path));
        expect([path, await violations(page)]).toEqual([path, []]);
        const wide = await page.evaluate('document.documentElement.scrollWidth');
        expect([path, wide]).toEqual([path, width]);
      }
    },
    240_000,
  );

  it('contents axe on indicators’ pages of every sort', async () => {
    const { page } = await visitor.window();
    const some = pages().filter((path, at) => path.startsWith('indicators/') && at % SAMPLE === 0);
    for (const path of some) {
      await page.goto(visitor.address(path));
      expect([path, await violations(page)]).toEqual([path, []]);
    }
  }, 240_000);

  it('searches and filters the indicators, keeps that in the address, and goes back', async () => {
    const { page } = await visitor.open('indicators/index.html');
    const names = (): Promise<string[]> => page.locator('#entries > li:visible > a').allTextContents();
    const all = (await names()).length;
    await page.getByLabel('Search by name').fill('within weeks VISITED');
    expect(await names()).toEqual([
      'Children looked after visited within four weeks',
      'Children looked after visited within six weeks',
    ]);
    expect(await page.locator('.filters .tally').textContent()).toBe(`2 of ${all} indicators`);
    await page.waitForURL(/#q=within\+weeks\+VISITED$/);
    await page.getByLabel('Search by name').fill('');
    await page.waitForURL(/index\.html$/);
    await page.getByLabel('Beside England').selectOption('worse');
    const worse = await names();
    expect(worse).toContain('Assessments completed within 45 working days');
    expect(worse).not.toContain('Children in need');
    expect(page.url()).toMatch(/#reads=worse$/);

    const sent = await visitor.open(`indicators/index.html${new URL(page.url()).hash}`);
    expect(await sent.page.getByLabel('Beside England').inputValue()).toBe('worse');
    expect(await sent.page.locator('#entries > li:visible > a').allTextContents()).toEqual(worse);

    await page.goBack();
    expect(await names()).toHaveLength(all);
  });

  it('filters the findings by weight, check and table', async () => {
    const { page } = await visitor.open('findings.html#severity=high');
    expect(await page.locator('#finding-list > li:visible').count()).toBe(8);
    await page.getByLabel('Check').selectOption('scale');
    expect(await page.locator('#finding-list > li:visible').count()).toBe(2);
    expect(page.url()).toMatch(/#severity=high&check=scale$/);
  });

  it('hides comparators in charts and tables alike', async () => {
    const { page } = await visitor.open('indicators/cin_rate.html');
    const seen = () =>
      page.evaluate(
        `[...document.querySelectorAll('[data-series="England"]')].filter((part) => part.getClientRects().length > 0).length`,
      );
    expect(await seen()).toBeGreaterThan(6);
    await page.getByRole('checkbox', { name: 'England' }).uncheck();
    expect(await seen()).toBe(0);
    expect(page.url()).toMatch(/#without=England$/);
    expect(await page.locator('.comparators [role=status]').textContent()).toMatch(/hidden or not/);
    const sent = await visitor.open(`indicators/cin_rate.html${new URL(page.url()).hash}`);
    expect(await sent.page.getByRole('checkbox', { name: 'England' }).isChecked()).toBe(false);
    await page.goBack();
    expect(await page.getByRole('checkbox', { name: 'England' }).isChecked()).toBe(true);
    expect(await seen()).toBeGreaterThan(6);
  });

  it('leads the keyboard through the points of a chart, and says them', async () => {
    const { page } = await visitor.open('indicators/cin_rate.html');
    await page.locator('.plot').first().focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('#tip').textContent()).toBe('Croydon · 31 March 2012 · 449.6');
    await page.keyboard.press('End');
    expect(await page.locator('#tip').textContent()).toBe('England · 31 March 2014 · 346.4');
    expect(await page.locator('.unseen[role=status]').textContent()).toBe(
      'England · 31 March 2014 · 346.4, 9 of 9',
    );
    await page.keyboard.press('Escape');
    expect(await page.locator('#tip').isVisible()).toBe(false);
    await page.locator('[data-tip="Croydon · 31 March 2013 · 412.2"]').hover();
    expect(await page.locator('#tip').textContent()).toBe('Croydon · 31 March 2013 · 412.2');
    await page.locator('#tip').hover();
    await page.waitForTimeout(600);
    expect(await page.locator('#tip').isVisible()).toBe(true);
    await page.mouse.move(1, 1);
    await page.locator('#tip').waitFor({ state: 'hidden' });
  });

  it('reaches all with the Tab key alone, first the way to the content', async () => {
    const { page } = await visitor.open('indicators/cin_rate.html');
    const stops: string[] = [];
    for (let at = 0; at < 60; at++) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(`document.activeElement.className || document.activeElement.tagName`);
      stops.push(String(stop));
      if (at === 0) expect(stop).toBe('skip');
    }
    for (const kind of ['plot', 'scroll', 'INPUT', 'SUMMARY', 'A']) expect(stops).toContain(kind);
    await page.reload();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('content');
  });

  it('gives a chart’s files away, where the site is served', async () => {
    const { page } = await visitor.window();
    await page.goto(`${await visitor.served()}/indicators/cin_rate.html`);
    for (const name of ['cin-rate-trend.svg', 'cin-rate-trend.csv']) {
      const waiting = page.waitForEvent('download');
      await page.locator(`a[href$="${name}"]`).click();
      const download = await waiting;
      expect(download.suggestedFilename()).toBe(name);
      expect(readFileSync((await download.path())!, 'utf8')).toBe(files.get(`charts/${name}`));
    }
  });

  it('shows charts, figures and findings without JavaScript, and no dead control', async () => {
    const { page } = await visitor.window({ javaScriptEnabled: false });
    for (const path of MAIN) {
      await page.goto(visitor.address(path));
      expect([path, await page.locator('h1').isVisible()]).toEqual([path, true]);
      expect([path, await page.locator('input:visible, select:visible, button:visible').count()]).toEqual([
        path,
        0,
      ]);
      expect([path, await page.locator('table, #entries li, #finding-list li').count()]).not.toEqual([
        path,
        0,
      ]);
    }
    await page.goto(visitor.address('indicators/cin_rate.html'));
    expect(await page.getByRole('cell', { name: '410.3' }).first().isVisible()).toBe(true);
    await page.getByText('Where each figure stands:').click();
    expect(await page.getByRole('cell', { name: 'D2' }).isVisible()).toBe(true);
  });

  it('turns dark with the reader’s system, charts and all', async () => {
    const colour = `[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('.plot text')).fill]`;
    const light = await visitor.open('index.html', { colorScheme: 'light' });
    expect(await light.page.evaluate(colour)).toEqual(['rgb(255, 255, 255)', 'rgb(26, 26, 26)']);
    expect(await light.page.locator('.on-dark:visible').count()).toBe(0);
    const dark = await visitor.open('index.html', { colorScheme: 'dark' });
    expect(await dark.page.evaluate(colour)).toEqual(['rgb(22, 25, 29)', 'rgb(242, 242, 242)']);
    expect(await dark.page.locator('.on-light:visible').count()).toBe(0);
  });

  it('moves nothing for readers who want no motion', async () => {
    const { page } = await visitor.open('months.html', { reducedMotion: 'reduce' });
    expect(await page.evaluate('getComputedStyle(document.documentElement).scrollBehavior')).toBe('auto');
    expect(files.get('assets/site.css')).not.toMatch(/transition|animation/);
  });

  it('prints as A4 in light colours, without navigation, controls or links to files', async () => {
    const { page } = await visitor.open('indicators/cin_rate.html', { colorScheme: 'dark' });
    const sheets = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(sheets).toMatch(/\/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(
      await page.locator('nav:visible, .comparators:visible, .files:visible, .skip:visible').count(),
    ).toBe(0);
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
    expect(await page.locator('.plot svg').first().isVisible()).toBe(true);
  });
});
