import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Exhibit, gallery } from '../../etl/publish/gallery.js';
import { FORMATS } from '../../src/rendering/index.js';
import { svg } from '../../src/rendering/svg.js';
import { executablePath, Reader, reason, violations } from './browser.js';
import { HOSTILE, sampleChart } from './sample-chart.js';

const charts = [
  sampleChart({ name: 'looked-after' }),
  sampleChart({ name: 'in-need', title: 'Children in need – as elsewhere' }),
  sampleChart({ name: 'hostile', title: HOSTILE, england: HOSTILE }),
];

const exhibits = (): Promise<Exhibit[]> =>
  Promise.all(
    charts.map(async (chart, at) => ({
      chart,
      svg: await svg(chart),
      files: FORMATS.map((format) => `${chart.name}.${format}`),
      group: at < 2 ? 'Trends & rates' : 'Disparity',
    })),
  );

let page: string;
beforeAll(async () => {
  page = await gallery(await exhibits(), 'Charts of <Croydon>');
});

describe('gallery', () => {
  it('has no script and no id twice', () => {
    expect(page).not.toContain('<script');
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('leads to every group and chart, and every link within it leads somewhere', () => {
    const targets = [...page.matchAll(/ href="#([^"]*)"/g)].map(([, id]) => id!);
    expect(targets).toEqual([
      'content',
      'group-trends-rates',
      'looked-after',
      'in-need',
      'group-disparity',
      'hostile',
    ]);
    expect(targets.filter((id) => !page.includes(` id="${id}"`))).toEqual([]);
  });

  it('offers the files beside it', () => {
    expect(page).toContain(
      'href="in-need.print.png" aria-label="PNG for print: Children in need – as elsewhere"',
    );
    expect([...page.matchAll(/ href="(?!#)([^"]*)"/g)]).toHaveLength(charts.length * FORMATS.length);
  });
});

describe.skipIf(!executablePath)(`gallery in a browser${reason}`, () => {
  let reader: Reader;
  beforeAll(async () => {
    reader = await Reader.start();
  });
  afterAll(() => reader?.stop());

  it.each(['light', 'dark'] as const)(
    'opens from the disk, asks for nothing, and axe is content: %s',
    async (colorScheme) => {
      const { page: opened, requests, errors } = await reader.open(page, { colorScheme });
      expect(await violations(opened)).toEqual([]);
      expect([requests, errors]).toEqual([[], []]);
    },
  );

  it('shows markup in names as text', async () => {
    const { page: opened } = await reader.open(page);
    expect(await opened.locator('h3').allTextContents()).toEqual(charts.map(({ title }) => title));
    expect(await opened.locator('h1').textContent()).toBe('Charts of <Croydon>');
    expect(await opened.locator('img').count()).toBe(0);
  });

  it('fits a phone', async () => {
    const { page: opened } = await reader.open(page, { viewport: { width: 320, height: 640 } });
    expect(await violations(opened)).toEqual([]);
    expect(await opened.evaluate('document.documentElement.scrollWidth')).toBe(320);
  });

  it('is to be used by keyboard: the first stop leads to the charts', async () => {
    const { page: opened } = await reader.open(page);
    await opened.keyboard.press('Tab');
    await opened.keyboard.press('Enter');
    expect(await opened.evaluate('document.activeElement.id')).toBe('content');
  });

  it('cuts no chart in print: two to a page', async () => {
    const { page: opened } = await reader.open(page);
    const sheets = (await opened.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(sheets.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(2);
  });
});
