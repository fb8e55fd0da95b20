import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standing } from '../../../src/indicators/standing.js';
import { codeOf } from '../../indicators/national-figures.js';
import { executablePath, reason } from '../../rendering/browser.js';
import { HOSTILE } from '../../rendering/sample-chart.js';
import { builtSite } from './built-site.js';
import { national, packed } from './small-national.js';
import { Visitor } from './visitor.js';

const hostile = {
  ...packed,
  areas: packed.areas.map((area) =>
    area[1] === 'Kent' ? ([area[0], HOSTILE, area[2], area[3], HOSTILE] as const) : area,
  ),
  indicators: packed.indicators.map((one) =>
    one.id === 'cpp_reregistration' ? { ...one, name: HOSTILE } : one,
  ),
};

describe.skipIf(!executablePath)(`comparing authorities in a browser${reason}`, () => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await Visitor.start(await builtSite({ tables: ['cin-rate'], national: { packed: hostile } }));
  }, 60_000);
  afterAll(() => visitor?.stop());

  const choose = (page: Page, label: string, option: string) =>
    page.getByLabel(label, { exact: true }).selectOption({ label: option });
  const hackney = { area_code: codeOf('Hackney'), area_name: 'Hackney', regions: ['London'], changed: '' };

  it('shows any authority as standing gives it', async () => {
    const { page, errors } = await visitor.open('compare.html');
    await choose(page, 'Authority', 'Hackney');
    await choose(page, 'Indicator', 'Children in need, per 10,000');
    const row = standing(national, hackney).find(
      ({ indicator, period }) => indicator === 'cin_rate' && period === '31 March 2015',
    )!;
    expect(await page.locator('#compared h2').textContent()).toBe('Children in need, per 10,000: Hackney');
    expect(await page.locator('#compared p strong').first().textContent()).toBe(
      `On 31 March 2015, Hackney had ${row.value} per 10,000: rank ${row.rank} of ${row.ranked} (1 is the highest; neither way is better), in the second quartile.`,
    );
    await page.getByText('The figures of this chart').click();
    const cells = await page
      .locator('#compared table')
      .first()
      .locator('tbody tr')
      .first()
      .locator('th, td')
      .allTextContents();
    expect(cells.slice(0, 5)).toEqual(['31 March 2015', '402.6', '+10.7', '358.0', '2 of 2']);
    expect(errors).toEqual([]);
  });

  it('keeps authority, model, indicator and year in the address', async () => {
    const { page } = await visitor.open('compare.html');
    await choose(page, 'Indicator', 'Children in need, per 10,000');
    await choose(page, 'Statistical neighbours, by the model of', '2014');
    await choose(page, 'Year of the ranks', '31 March 2014');
    const said = await page.locator('#compared').innerText();
    expect(said).toContain('On 31 March 2014, Croydon had 410.3 per 10,000: rank 1 of 4');
    expect(said).toContain('Luton, Merton, Hackney');
    const sent = await visitor.open(`compare.html${new URL(page.url()).hash}`);
    expect(await sent.page.locator('#compared').innerText()).toBe(said);
    await page.goBack();
    expect(await page.locator('#compared').innerText()).toContain('On 31 March 2015, Croydon');
  });

  it('leads from the overview of an authority to an indicator, and back', async () => {
    const { page } = await visitor.open(`compare.html#area=${encodeURIComponent(codeOf('Hackney'))}`);
    await page.getByRole('link', { name: 'Children in need, per 10,000' }).click();
    expect(await page.locator('#compared h2').textContent()).toBe('Children in need, per 10,000: Hackney');
    await page.goBack();
    expect(await page.locator('#at-a-glance h2').textContent()).toMatch(/^Hackney:/);
  });

  it('leads the keyboard through every authority', async () => {
    const { page } = await visitor.open('compare.html#indicator=cin_rate');
    await page.locator('.plot').nth(1).focus();
    await page.keyboard.press('End');
    expect(await page.locator('#tip').textContent()).toBe('Croydon · 405.1 · rank 1 of 5 · quartile 1');
    const told: (string | null)[] = [];
    await page.keyboard.press('Home');
    for (let at = 0; at < 4; at++) {
      told.push(await page.locator('#tip').textContent());
      await page.keyboard.press('ArrowRight');
    }
    expect(told.map((text) => text?.split(' · ')[0])).toEqual(['Hackney', 'Luton', HOSTILE, 'Merton']);
  });

  it('says what figures rest on: counts, withheld neighbours, few children, and the file of each', async () => {
    const { page } = await visitor.open('compare.html#indicator=cpp_reregistration&model=2014');
    const text = await page.locator('#compared').innerText();
    expect(text).toContain(
      'the neighbours’ mean leaves out those whose count is suppressed; with each of them counted as 1 to 5 it would be 9.0 to 9.6.',
    );
    expect(text).toContain(
      'Source of Croydon’s figure: Department for Education, file-2014. Of other figures of the period also: file-2015.',
    );
    await page.getByText('All authorities by rank').first().click();
    expect(await page.getByRole('row', { name: /^Croydon/ }).innerText()).toMatch(/50 of 360/);
    const few = await visitor.open(
      `compare.html#${new URLSearchParams({ area: codeOf('Hackney'), indicator: 'cpp_reregistration' })}`,
    );
    expect(await few.page.locator('#compared').innerText()).toContain(
      'The percentages rest on 24, so that a single one moves them by points.',
    );
  });

  it('gives picture and figures away, under their title and with their source', async () => {
    const { page } = await visitor.open('compare.html#indicator=cin_rate');
    const taken = async (format: string, of = 'through'): Promise<Buffer> => {
      const waiting = page.waitForEvent('download');
      await page.locator(`[data-take=${format}][data-of=${of}]`).click();
      return readFileSync((await (await waiting).path())!);
    };
    expect(String(await taken('csv'))).toMatch(
      /^indicator,name,unit,.*,source\ncin_rate,Children in need,rate_per_10000,.*,file-2014\n/,
    );
    expect(String(await taken('csv', 'among'))).toMatch(
      /^code,name,value,.*,period,source\ncode of Croydon,Croydon,405.1,.*,31 March 2015,file-2014\n/,
    );
    const svg = String(await taken('svg'));
    expect(svg).toMatch(/^<svg [^>]*><rect width="100%" height="100%" fill="#ffffff"/);
    expect(svg).toContain('>Children in need: Croydon through the years, per 10,000<');
    expect(svg).toContain('>Source: Department for Education, file-2014.<');
    expect(svg).not.toMatch(/var\(|data-/);
    expect((await taken('png')).subarray(1, 4).toString()).toBe('PNG');
  });

  it('shows markup in names as text', async () => {
    const { page, errors } = await visitor.open('compare.html');
    await choose(page, 'Authority', HOSTILE);
    await choose(page, 'Indicator', `${HOSTILE}, %`);
    expect(await page.locator('#compared h2').textContent()).toBe(`${HOSTILE}, %: ${HOSTILE}`);
    expect(await page.locator('main img').count()).toBe(0);
    expect(errors).toEqual([]);
  });
});
