import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Chart } from '../../../src/charts/chart.js';
import { html } from '../../../src/charts/render/html.js';
import { svg } from '../../../src/charts/render/svg.js';
import { THEMES } from '../../../src/charts/style.js';
import { executablePath, Reader, reason, violations } from './browser.js';
import { HOSTILE, sampleChart } from './sample-chart.js';

const page = async (chart: Chart): Promise<string> => html(chart, await svg(chart));

/** Where the chart has been drawn anew. */
const LIVE = '#picture > [role=img] svg';

describe('html', () => {
  it('lets nothing in it end its scripts', async () => {
    const hostile = '</script><!--<script>alert(1)</script>';
    const plain = (await page(sampleChart())).match(/<\/script|<!--/g);
    expect((await page(sampleChart({ england: hostile, title: hostile }))).match(/<\/script|<!--/g)).toEqual(
      plain,
    );
    expect(plain).toHaveLength(2);
  });

  it('gives the same bytes again', async () => {
    expect(await page(sampleChart())).toBe(await page(sampleChart()));
  });
});

describe.skipIf(!executablePath)(`html in a browser${reason}`, () => {
  let reader: Reader;
  beforeAll(async () => {
    reader = await Reader.start();
  });
  afterAll(() => reader?.stop());

  it.each(THEMES)('opens from the disk and asks for nothing else, %s', async (theme) => {
    const { page: opened, requests, errors } = await reader.open(await page(sampleChart({ theme })));
    await opened.locator(LIVE).waitFor();
    expect([requests, errors]).toEqual([[], []]);
    expect(await violations(opened)).toEqual([]);
  });

  it('shows the chart and its table', async () => {
    const { page: opened } = await reader.open(await page(sampleChart()));
    await opened.locator(LIVE).waitFor();
    expect(await opened.locator('h1').textContent()).toBe(sampleChart().title);
    expect(await opened.locator('caption').textContent()).toBe(sampleChart().subtitle);
    expect(await opened.locator('thead th').allTextContents()).toContain('Children per 10,000');
    expect(await opened.locator('tbody tr').count()).toBe(12);
    expect(await opened.locator(`${LIVE} text`).allTextContents()).toContain('Croydon & "partners"');
  });

  it('tells the figure under the pointer, through what rings it, until Escape', async () => {
    const { page: opened } = await reader.open(await page(sampleChart()));
    await opened.locator(`${LIVE} .mark-symbol path[fill="#12436d"]`).first().hover();
    const tip = opened.locator('#tip');
    await tip.waitFor({ state: 'visible' });
    expect(await tip.locator('div').allTextContents()).toEqual([
      'Area: Croydon & "partners"',
      'Year: 2013–14',
      'As published: 84.2',
    ]);
    await opened.keyboard.press('Escape');
    await tip.waitFor({ state: 'hidden' });
  });

  it('draws live just as it was drawn', async () => {
    const still = await reader.open(await page(sampleChart()), { javaScriptEnabled: false });
    const live = await reader.open(await page(sampleChart()));
    const [before, after] = [still.page.locator('#picture svg'), live.page.locator(LIVE)];
    expect(await after.boundingBox()).toEqual(await before.boundingBox());
    const places = `[...document.querySelectorAll('#picture text')].map((text) => text.getBoundingClientRect().x.toFixed(1) + text.textContent)`;
    expect(await live.page.evaluate(places)).toEqual(await still.page.evaluate(places));
  });

  it('shows markup in names as text, in the chart, its table and its tooltip', async () => {
    const { page: opened, errors } = await reader.open(
      await page(sampleChart({ england: HOSTILE, title: HOSTILE })),
    );
    expect(await opened.locator(`${LIVE} text`).allTextContents()).toContain(HOSTILE);
    expect(await opened.locator('tbody th').last().textContent()).toBe(HOSTILE);
    await opened.locator(`${LIVE} .mark-symbol path[fill="#801650"]`).last().hover();
    expect(await opened.locator('#tip').textContent()).toContain(`Area: ${HOSTILE}`);
    expect(await opened.locator('img').count()).toBe(0);
    expect(errors).toEqual([]);
  });

  it('is whole without scripts: picture, table and downloads', async () => {
    const { page: opened } = await reader.open(await page(sampleChart()), { javaScriptEnabled: false });
    expect(await opened.locator('#picture > svg').isVisible()).toBe(true);
    expect(await opened.locator('tbody tr').last().isVisible()).toBe(true);
  });

  it('gives its data and its picture as files', async () => {
    const chart = sampleChart();
    const { page: opened } = await reader.open(await page(chart));
    for (const [link, name] of [
      ['CSV', 'looked-after-rate.csv'],
      ['SVG', 'looked-after-rate.svg'],
    ] as const) {
      const download = opened.waitForEvent('download');
      await opened.getByRole('link', { name: link }).click();
      expect((await download).suggestedFilename()).toBe(name);
    }
  });

  it('fits a phone', async () => {
    const { page: opened } = await reader.open(await page(sampleChart()), {
      viewport: { width: 320, height: 640 },
    });
    await opened.locator(LIVE).waitFor();
    expect(await opened.evaluate('document.documentElement.scrollWidth')).toBe(320);
    expect(await opened.locator('h1').isVisible()).toBe(true);
    expect(await violations(opened)).toEqual([]);
  });
});
