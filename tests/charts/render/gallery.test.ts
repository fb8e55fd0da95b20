import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GalleryChart, gallery } from '../../../src/charts/gallery/gallery.js';
import { FORMATS, render } from '../../../src/charts/render/index.js';
import { executablePath, Reader, reason, violations } from './browser.js';
import { HOSTILE, sampleChart } from './sample-chart.js';

const charts = [
  sampleChart({ name: 'looked-after' }),
  sampleChart({ name: 'in-need', title: 'Children in need – as elsewhere' }),
  sampleChart({ name: 'hostile', title: HOSTILE, england: HOSTILE }),
];

const shown: GalleryChart[] = charts.map((chart, at) => ({
  chart,
  files: FORMATS.map((format) => `${chart.name}.${format}`),
  group: at < 2 ? 'Trends & rates' : 'Disparity',
}));

const page = await gallery(shown, 'Charts of <Croydon>');
const pictures = Object.fromEntries(
  await Promise.all(charts.map(async (chart) => [`${chart.name}.svg`, String(await render(chart, 'svg'))])),
);

describe('gallery', () => {
  it('has no id twice', () => {
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('leads to every group', () => {
    const targets = [...page.matchAll(/ href="#([^"]*)"/g)].map(([, id]) => id!);
    expect(targets).toEqual(['content', 'group-trends-rates', 'group-disparity']);
    expect(targets.filter((id) => !page.includes(` id="${id}"`))).toEqual([]);
  });

  it('shows the picture of each chart, loaded when it is scrolled to', () => {
    const images = [...page.matchAll(/<img src="([^"]*)"[^>]* loading="lazy">/g)].map(([, file]) => file);
    expect(images).toEqual(['looked-after.svg', 'in-need.svg', 'hostile.svg']);
  });

  it('offers the files beside it', () => {
    expect(page).toContain(
      'href="in-need.print.png" aria-label="PNG for print: Children in need – as elsewhere"',
    );
    expect([...page.matchAll(/ href="(?!#)([^"]*)"/g)]).toHaveLength(charts.length * (FORMATS.length + 2));
  });
});

describe.skipIf(!executablePath)(`gallery in a browser${reason}`, () => {
  let reader: Reader;
  beforeAll(async () => {
    reader = await Reader.start();
  });
  afterAll(() => reader?.stop());

  it.each(['light', 'dark'] as const)(
    'opens from the disk, asks for nothing but its pictures, and axe finds no fault: %s',
    async (colorScheme) => {
      const { page: opened, requests, errors } = await reader.open(page, { colorScheme }, pictures);
      expect(await violations(opened)).toEqual([]);
      expect(errors).toEqual([]);
      expect(requests.map((url) => url.split('/').at(-1)).sort()).toEqual(Object.keys(pictures).sort());
    },
  );

  it('draws every picture', async () => {
    const { page: opened } = await reader.open(page, {}, pictures);
    const widths = await opened.evaluate(
      'Promise.all([...document.images].map(async (image) => { image.loading = "eager"; await image.decode(); return image.naturalWidth; }))',
    );
    expect(widths).toHaveLength(charts.length);
    for (const width of widths as number[]) expect(width).toBeGreaterThan(600);
  });

  it('shows markup in names as text', async () => {
    const { page: opened } = await reader.open(page, {}, pictures);
    expect(await opened.locator('h3').allTextContents()).toEqual(charts.map(({ title }) => title));
    expect(await opened.locator('h1').textContent()).toBe('Charts of <Croydon>');
    expect(await opened.locator('img').count()).toBe(charts.length);
  });

  it('finds charts by the words of their titles and descriptions', async () => {
    const { page: opened } = await reader.open(page, {}, pictures);
    await opened.getByLabel('Search the charts').fill('elsewhere NEED');
    expect(await opened.locator('h3:visible').allTextContents()).toEqual([charts[1]!.title]);
    expect(await opened.locator('h2:visible').allTextContents()).toEqual(['Trends & rates']);
    expect(await opened.getByRole('status').textContent()).toBe('1 chart found');
    await opened.getByLabel('Search the charts').fill('');
    expect(await opened.locator('h3:visible').count()).toBe(charts.length);
  });

  it('shows all charts without JavaScript, and no search box', async () => {
    const { page: opened } = await reader.open(page, { javaScriptEnabled: false }, pictures);
    expect(await opened.locator('h3:visible').count()).toBe(charts.length);
    expect(await opened.locator('input:visible').count()).toBe(0);
  });

  it('fits a phone', async () => {
    const { page: opened } = await reader.open(page, { viewport: { width: 320, height: 640 } }, pictures);
    expect(await violations(opened)).toEqual([]);
    expect(await opened.evaluate('document.documentElement.scrollWidth')).toBe(320);
  });

  it('can be used by keyboard: the first stop skips to the charts, then the search box, then the first chart', async () => {
    const { page: opened } = await reader.open(page, {}, pictures);
    await opened.keyboard.press('Tab');
    await opened.keyboard.press('Enter');
    expect(await opened.evaluate('document.activeElement.id')).toBe('content');
    await opened.keyboard.press('Tab');
    expect(await opened.evaluate('document.activeElement.id')).toBe('search');
    await opened.keyboard.press('Tab');
    expect(await opened.evaluate('document.activeElement.textContent')).toBe(charts[0]!.title);
  });
});
