import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executablePath, reason, violations } from '../charts/render/browser.js';
import { builtSite, publishedRows, type SiteFiles } from './built-site.js';
import { placeOf, placesOf, type Row, referenceRows } from './expected.js';
import { texts } from './reading.js';
import { nationalPages } from './small-national.js';
import { type Visited, Visitor } from './visitor.js';

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
  'issues.html',
  'sources.html',
  'methods.html',
];

/** Of the indicators' pages, which are made alike, axe looks at one in so many. */
const SAMPLE = 8;

describe.skipIf(!executablePath)(`the site in a browser${reason}`, () => {
  let files: SiteFiles;
  let rows: (path: string) => Row[];
  let visitor: Visitor;
  beforeAll(async () => {
    files = await builtSite({ national: nationalPages });
    rows = await publishedRows();
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
    await page.getByLabel('Beside England').selectOption('different');
    const different = await names();
    expect(different).toContain('Assessments completed within 45 working days');
    expect(different.length).toBeLessThan(all);
    expect(page.url()).toMatch(/#reads=different$/);

    const sent = await visitor.open(`indicators/index.html${new URL(page.url()).hash}`);
    expect(await sent.page.getByLabel('Beside England').inputValue()).toBe('different');
    expect(await sent.page.locator('#entries > li:visible > a').allTextContents()).toEqual(different);

    await page.goBack();
    expect(await names()).toHaveLength(all);
  });

  describe('the list of indicators', () => {
    /** The indicators that the page shows, by the pages they lead to. */
    const shown = async ({ page }: Visited): Promise<string[]> =>
      page
        .locator('#entries > li:visible > a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href')!.replace('.html', '')).sort());

    /** Those of which something holds by the published files. */
    const having = (holds: (id: string, own: Row[]) => boolean): string[] => {
      const ids = texts(files.get('indicators/index.html')!, /<li [^>]*><a href="(.*?)\.html">/g);
      const observations = rows('observations.csv');
      return ids
        .filter((id) =>
          holds(
            id,
            observations.filter(({ indicator }) => indicator === id),
          ),
        )
        .sort();
    };

    it('can be left with those whose figures are in issue, or with the others', async () => {
      const places = new Set(
        rows('issues.csv')
          .filter(({ severity }) => severity !== 'low')
          .flatMap(placesOf),
      );
      const isFlagged = (_: string, own: Row[]): boolean => own.some((o) => places.has(placeOf(o)));
      const list = await visitor.open('indicators/index.html');
      const issue = list.page.getByLabel('Figures with issues');
      await issue.selectOption({ label: 'with errors in the figures' });
      expect(await shown(list)).toEqual(having(isFlagged));
      await issue.selectOption({ label: 'without' });
      expect(await shown(list)).toEqual(having((id, own) => !isFlagged(id, own)));
    });

    it('can be left with those published in tables, or in running text only', async () => {
      const inTables = (_: string, own: Row[]): boolean =>
        own.some(({ table }) => !table!.startsWith('prose-'));
      const list = await visitor.open('indicators/index.html');
      const place = list.page.getByLabel('Published in');
      await place.selectOption({ label: 'running text only' });
      expect(await shown(list)).toEqual(having((id, own) => !inTables(id, own)));
      await place.selectOption({ label: 'tables' });
      expect(await shown(list)).toEqual(having(inTables));
    });

    it.each([
      ['what is counted', 'numerator', 'assessed in the twelve months'],
      ['what it is counted out of', 'denominator', 'under 18 in the area'],
    ] as const)('is searched by %s', async (_, column, asked) => {
      const list = await visitor.open('indicators/index.html');
      await list.page.getByLabel('Search by name').fill(asked);
      const meant = referenceRows('indicators').filter((row) => row[column]!.includes(asked));
      expect(await shown(list)).toEqual(having((id) => meant.some((row) => row.id === id)));
      expect(meant.length).toBeGreaterThan(0);
    });

    it('holds what fits all that is asked at once', async () => {
      const list = await visitor.open('indicators/index.html');
      await list.page.getByLabel('Search by name').fill('looked');
      await list.page.getByLabel('Beside England').selectOption('different');
      const both = await shown(list);
      expect(both).toContain('cla_adopted_pct');
      await list.page.getByLabel('Search by name').fill('');
      const different = await shown(list);
      await list.page.getByLabel('Beside England').selectOption('');
      await list.page.getByLabel('Search by name').fill('looked');
      const checked = await shown(list);
      expect(both).toEqual(different.filter((id) => checked.includes(id)));
      expect([both.length < different.length, both.length < checked.length]).toEqual([true, true]);
    });
  });

  describe('the issues', () => {
    /** What the issues say that the page shows. */
    const shown = ({ page }: Visited): Promise<string[]> =>
      page.locator('#issue-list > li:visible > p:nth-child(2)').allTextContents();

    const saying = (holds: (issue: Row) => boolean): string[] =>
      rows('issues.csv')
        .filter(holds)
        .map(({ message }) => message!)
        .sort();

    it.each([
      ['Weight', 'severity', 'medium'],
      ['Check', 'check', 'scale'],
      ['Table', 'table', 'workforce-june-2017'],
    ] as const)('are filtered by %s', async (label, column, value) => {
      const list = await visitor.open('issues.html');
      await list.page.getByLabel(label, { exact: true }).selectOption(value);
      expect((await shown(list)).sort()).toEqual(saying((issue) => issue[column] === value));
      expect(list.page.url()).toMatch(new RegExp(`#${column}=${value}$`));
    });

    it('are filtered by all that is chosen, and the address keeps it', async () => {
      const list = await visitor.open('issues.html#severity=high');
      expect((await shown(list)).sort()).toEqual(saying(({ severity }) => severity === 'high'));
      await list.page.getByLabel('Check').selectOption('scale');
      expect((await shown(list)).sort()).toEqual(
        saying(({ severity, check }) => severity === 'high' && check === 'scale'),
      );
      expect(list.page.url()).toMatch(/#severity=high&check=scale$/);
    });

    it('are searched by what they say', async () => {
      const list = await visitor.open('issues.html');
      await list.page.getByLabel('Search in the issues').fill('it is published in thousands');
      expect(await shown(list)).toEqual(saying(({ message }) => message!.includes('published in thousands')));
    });
  });

  it('hides comparators in charts and tables alike, and says so, for those too who are sent the address', async () => {
    /** What a reader sees of a table, line by line. */
    const linesOf = (page: Page, caption: string): Promise<string[]> =>
      page.getByRole('table', { name: caption }).getByRole('row').allInnerTexts();
    const areasOf = async (page: Page, caption: string): Promise<string[]> => {
      const [, ...lines] = await linesOf(page, caption);
      return lines.map((line) => line.split('\t')[0]!);
    };
    const drawn = (page: Page, what: string): Promise<number> =>
      page.locator(`.plot :is(${what}):visible`).count();
    const note = (page: Page): Promise<string | null> =>
      page.locator('.comparators [role=status]').textContent();
    const three = (area: string): string[] => [area, area, area];

    const seen = async (page: Page) => {
      await page.evaluate(`document.querySelectorAll('details').forEach((one) => { one.open = true; })`);
      return {
        figures: await linesOf(page, 'Children in need, per 10,000'),
        drawn: await areasOf(page, 'Figures drawn: '),
        places: await areasOf(page, 'Children in need: sources of each figure'),
        points: await drawn(page, '[data-tip^="England"]'),
        labels: await drawn(page, 'text:text-matches("^England")'),
      };
    };
    const all = {
      figures: [
        'Period\tCroydon\tStatistical neighbours\tEngland',
        '31 March 2012\t449.6\t357.1\t325.7',
        '31 March 2013\t412.2\t379.8\t332.2',
        '31 March 2014\t410.3\t394.2\t346.4',
      ],
      drawn: [...three('Croydon'), ...three('Statistical neighbours'), ...three('England')],
      places: [...three('Croydon'), ...three('Statistical neighbours'), ...three('England')],
      points: 3,
      labels: 1,
    };
    const without = {
      figures: all.figures.map((line) => line.slice(0, line.lastIndexOf('\t'))),
      drawn: all.drawn.slice(0, 6),
      places: all.places.slice(0, 6),
      points: 0,
      labels: 0,
    };
    const { page } = await visitor.open('indicators/cin_rate.html');
    expect(await seen(page)).toEqual(all);
    expect(await note(page)).toBe('');
    await page.getByRole('checkbox', { name: 'England' }).uncheck();
    expect(await seen(page)).toEqual(without);
    expect(await note(page)).toMatch(/including hidden lines/);
    expect(page.url()).toMatch(/#without=England$/);

    const sent = await visitor.open(`indicators/cin_rate.html${new URL(page.url()).hash}`);
    expect(await sent.page.getByRole('checkbox', { name: 'England' }).isChecked()).toBe(false);
    expect(await seen(sent.page)).toEqual(without);
    expect(await note(sent.page)).toMatch(/including hidden lines/);

    await page.goBack();
    expect(await page.getByRole('checkbox', { name: 'England' }).isChecked()).toBe(true);
    expect(await seen(page)).toEqual(all);
  });

  it('says what an address asks of a list that is no choice there', async () => {
    const { page } = await visitor.open('issues.html#severity=grave');
    expect(await page.locator('.filters .tally').textContent()).toMatch(
      /^(\d+) of \1 issues; the web address asks for “grave”, which is not one of the choices$/,
    );
    await page.getByLabel('Weight').selectOption('high');
    expect(await page.locator('.filters .tally').textContent()).toMatch(/^\d+ of \d+ issues$/);
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

  it('shows charts, figures and issues without JavaScript, and no dead control', async () => {
    const { page } = await visitor.window({ javaScriptEnabled: false });
    for (const path of MAIN) {
      await page.goto(visitor.address(path));
      expect([path, await page.locator('h1').isVisible()]).toEqual([path, true]);
      expect([path, await page.locator('input:visible, select:visible, button:visible').count()]).toEqual([
        path,
        0,
      ]);
      expect([path, await page.locator('table, #entries li, #issue-list li').count()]).not.toEqual([path, 0]);
    }
    await page.goto(visitor.address('indicators/cin_rate.html'));
    expect(await page.getByRole('cell', { name: '410.3' }).first().isVisible()).toBe(true);
    await page.getByText('Sources: document, section').click();
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

  it('prints of a picture for light and for dark pages the light one, whole tables, and nothing folded up', async () => {
    const { page } = await visitor.open('index.html', { colorScheme: 'dark' });
    const visible = (what: string): Promise<number> => page.locator(what).locator('visible=true').count();
    expect([await visible('.on-light svg'), await visible('.on-dark svg')]).toEqual([0, 1]);
    expect(await visible('summary')).toBeGreaterThan(0);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect([await visible('.on-light svg'), await visible('.on-dark svg')]).toEqual([1, 0]);
    expect(await visible('summary')).toBe(0);
    await page.goto(visitor.address('indicators/cin_rate.html'));
    expect(await visible('.scroll table')).toBe(1);
    expect(
      await page.evaluate(
        `[...new Set([...document.querySelectorAll('.scroll, .plot')].map((frame) => getComputedStyle(frame).overflow))]`,
      ),
    ).toEqual(['visible']);
  });
});
