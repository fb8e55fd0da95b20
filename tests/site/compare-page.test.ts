import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { benchmarkRows } from '../../src/analysis/benchmark/benchmark.js';
import { codeOf } from '../analysis/national-figures.js';
import { executablePath, reason } from '../charts/render/browser.js';
import { HOSTILE } from '../charts/render/sample-chart.js';
import { builtSite } from './built-site.js';
import { national, nationalPages, packed } from './small-national.js';
import { Visitor } from './visitor.js';

const hostile = {
  ...packed,
  areas: packed.areas.map(([code, name, level, regions, changed]) => {
    if (name === 'Kent') return [code, HOSTILE, level, regions, HOSTILE] as const;
    return [code, name, level, name === 'Hackney' ? ['London'] : regions, changed] as const;
  }),
  indicators: packed.indicators.map((one) =>
    one.id === 'cpp_reregistration' ? { ...one, name: HOSTILE } : one,
  ),
};

describe.skipIf(!executablePath)(`comparing authorities in a browser${reason}`, () => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await Visitor.start(
      await builtSite({ tables: ['cin-rate'], national: { ...nationalPages, packed: hostile } }),
    );
  }, 60_000);
  afterAll(() => visitor?.stop());

  const choose = (page: Page, label: string, option: string) =>
    page.getByLabel(label, { exact: true }).selectOption({ label: option });
  /** The cells of a table, line by line. */
  const rows = (page: Page, at: number, within = '#compared'): Promise<string[][]> =>
    page
      .locator(`${within} table`)
      .nth(at)
      .locator('tbody tr')
      .evaluateAll((lines) => lines.map((line) => [...line.children].map((cell) => cell.textContent ?? '')));
  const hackney = { area_code: codeOf('Hackney'), area_name: 'Hackney', regions: ['London'], changed: '' };

  it('shows any authority as benchmarkRows gives it', async () => {
    const { page, errors } = await visitor.open('compare.html');
    await choose(page, 'Authority', 'Hackney');
    await choose(page, 'Indicator', 'Children in need, per 10,000');
    const row = benchmarkRows(national, hackney).find(
      ({ indicator, period }) => indicator === 'cin_rate' && period === '31 March 2015',
    )!;
    expect(await page.locator('#compared h2').textContent()).toBe('Children in need, per 10,000: Hackney');
    expect(await page.locator('#compared p strong').first().textContent()).toBe(
      `On 31 March 2015, Hackney had ${row.value} per 10,000: rank ${row.rank} of ${row.ranked} (1 is the highest; neither high nor low is better), in the second quartile.`,
    );
    await page.getByText('The figures of this chart').click();
    expect(await rows(page, 0)).toEqual([
      ['31 March 2015', '402.6', '+10.7', '358.0', '2 of 2', '358.0', '367.9', '337.3', '2 of 5', '2'],
      ['31 March 2014', '391.9', '+11.5', '354.8', '2 of 2', '354.8', '369.4', '346.4', '3 of 4', '3'],
      ['31 March 2013', '380.4', '–', '356.9', '2 of 2', '356.9', '371.2', '332.2', '2 of 5', '2'],
    ]);
    await page.getByText('All authorities by rank').first().click();
    expect(await rows(page, 1)).toEqual([
      ['Croydon', '405.1', '1', '1', 'yes'],
      ['Hackney', '402.6', '2', '2', ''],
      ['Luton', '361.3', '3', '3', ''],
      [HOSTILE, '340.1', '4', '4', ''],
      ['Merton', '310.8', '5', '4', 'yes'],
    ]);
    expect(errors).toEqual([]);
  });

  it('says the same in the sentence, the points, the description and the notes', async () => {
    const { page } = await visitor.open(
      `compare.html#area=${encodeURIComponent(codeOf('Hackney'))}&indicator=cin_rate`,
    );
    const text = await page.locator('#compared').textContent();
    expect(text).toContain(
      'Its neighbours’ mean was 358.0 (2 of 2 listed neighbours have a figure); England’s figure was 337.3; that of London was 367.9.',
    );
    expect(text).toContain(
      'Lines by period. Hackney: 380.4 (31 March 2013) to 402.6 (31 March 2015); Neighbours’ mean: 356.9 (31 March 2013) to 358.0 (31 March 2015); England: 332.2 (31 March 2013) to 337.3 (31 March 2015); London: 371.2 (31 March 2013) to 367.9 (31 March 2015).',
    );
    expect(text).toContain(
      'Points by rank, from Croydon with 405.1 to Merton with 310.8. Hackney is rank 2 with 402.6. Its neighbours have ranks from 1 to 5.',
    );
    expect(text).toContain('The vertical axis of the lines does not start at 0.');
    const tips = (at: number) =>
      page
        .locator('.plot')
        .nth(at)
        .locator('[data-tip]')
        .evaluateAll((marks) => marks.map((mark) => `${mark.dataset.series ?? ''}: ${mark.dataset.tip}`));
    expect(await tips(0)).toEqual(
      expect.arrayContaining([
        'Hackney: Hackney · 31 March 2015 · 402.6',
        'Neighbours’ mean: Neighbours’ mean · 31 March 2014 · 354.8',
        'England: England · 31 March 2015 · 337.3',
        'London: London · 31 March 2015 · 367.9',
      ]),
    );
    expect(await tips(1)).toEqual(
      expect.arrayContaining([
        'Statistical neighbours: Croydon · 405.1 · rank 1 of 5 · quartile 1',
        ': Luton · 361.3 · rank 3 of 5 · quartile 3',
      ]),
    );
  });

  it('warns of counts, of what cannot be right, of later figures withheld, and joins no line over a gap', async () => {
    const count = await visitor.open('compare.html#indicator=cla_number');
    const text = await count.page.locator('#compared').textContent();
    expect(text).toContain(
      'had 790: rank 1 of 2 (1 is the highest; a count depends on the size of the area)',
    );
    expect(text).not.toContain('68,840');
    expect(text).toContain('A count and its rank depend on the size of the area.');
    expect(text).toContain('31 March 2015: suppressed.');
    expect(text).toContain('Lines are broken where a period is missing');
    const line = await count.page.locator('path[data-series=Croydon]').first().getAttribute('d');
    expect(line).toMatch(/^M[\d.,]+M[\d.,]+$/);
    const flagged = await visitor.open('compare.html#indicator=uasc_share');
    expect(await flagged.page.locator('#compared').textContent()).toContain(
      'Contradicted: 31 March 2014: Croydon: 51.6 % is published beside 364 of 760, which is 47.9 %.',
    );
    expect((await rows(flagged.page, 0))[0]).toContain('51.6 !');
    expect((await rows(flagged.page, 1))[0]!.slice(0, 2)).toEqual(['Croydon', '51.6 !']);
    const glance = await visitor.open('compare.html');
    const all = await rows(glance.page, 0, '#at-a-glance');
    expect(all.find(([label]) => label === 'Children looked after, number')).toEqual([
      'Children looked after, number',
      '31 March 2014',
      '790 †',
      '–',
      '–',
      '0 of 2',
      '–',
      '1 of 2',
      '–',
      'highest',
    ]);
    expect(all.find(([label]) => label === 'Children in need, per 10,000')).toEqual([
      'Children in need, per 10,000',
      '31 March 2015',
      '405.1',
      '−5.2',
      '350.7',
      '2 of 2',
      '337.3',
      '1 of 5',
      '1',
      'highest',
    ]);
    expect(all.find(([label]) => label === `${HOSTILE}, %`)!.at(-1)).toBe('lowest, best');
    expect(await glance.page.locator('#at-a-glance').textContent()).toMatch(
      /Counts and their ranks depend on the size of the area.*† A later figure is suppressed or not available\./,
    );
  });

  it('says what of an address is not held, and takes an indicator by its id alone', async () => {
    const told = async (choices: Record<string, string>) =>
      (await visitor.open(`compare.html#${new URLSearchParams(choices)}`)).page
        .locator('#told')
        .textContent();
    expect(await told({ area: 'E1', model: '2014' })).toBe(
      'The web address asks for the authority “E1”, which has no figures; showing Croydon.',
    );
    expect(await told({ model: '1999' })).toBe(
      'There is no list of 1999 for Croydon; this is by the model of 2021.',
    );
    expect(await told({ indicator: 'x' })).toBe(
      'The web address asks for the indicator “x”, which is not in the data.',
    );
    expect(await told({ indicator: 'cin_rate', year: '1999-03-31' })).toBe(
      'There is no figure of 1999-03-31; the newest is shown.',
    );
    expect(await told({ indicator: 'cin_rate', year: '2014-03-31' })).toBe('');
  });

  it('keeps the view when the keyboard skips to the content, and leads the focus to what a link shows', async () => {
    const { page } = await visitor.open('compare.html#indicator=cin_rate&model=2014');
    const view = new URL(page.url()).hash;
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('content');
    expect(new URL(page.url()).hash).toBe(view);
    await choose(page, 'Indicator', 'all indicators');
    await page.getByRole('link', { name: 'Children in need (age: 17-18), per 10,000' }).focus();
    await page.keyboard.press('Enter');
    const shown = 'Children in need (age: 17-18), per 10,000: Croydon';
    await page.locator('#compared h2', { hasText: shown }).waitFor();
    expect(await page.evaluate('document.activeElement.textContent')).toBe(shown);
    expect(await page.title()).toMatch(
      /^Children in need \(age: 17-18\), per 10,000: Croydon – Compare authorities – /,
    );
    await page.goBack();
    await page.locator('#at-a-glance h2').waitFor();
    expect(await page.evaluate('document.activeElement.textContent')).toMatch(/^Croydon: latest figure/);
    expect(await page.title()).toMatch(/^Compare authorities – /);
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
    expect(await page.locator('#tip').textContent()).toBe('Merton · 310.8 · rank 5 of 5 · quartile 4');
    const told: (string | null)[] = [];
    await page.keyboard.press('Home');
    for (let at = 0; at < 5; at++) {
      told.push(await page.locator('#tip').textContent());
      await page.keyboard.press('ArrowRight');
    }
    expect(told.map((text) => text?.split(' · ')[0])).toEqual([
      'Croydon',
      'Hackney',
      'Luton',
      HOSTILE,
      'Merton',
    ]);
  });

  it('says what figures rest on: counts, withheld neighbours, few children, and the file of each', async () => {
    const { page } = await visitor.open('compare.html#indicator=cpp_reregistration&model=2014');
    const text = await page.locator('#compared').innerText();
    expect(text).toContain('The neighbours’ average is based on 2 of 3 listed neighbours (1 suppressed).');
    expect(text).not.toContain('were each of them 1 to 5');
    expect(text).toContain(
      'Source of Croydon’s figure: Department for Education, file-2014. Of other figures of the period also: file-2015.',
    );
    const rates = await visitor.open('compare.html#indicator=cin_rate&model=2014&year=2014-03-31');
    expect(await rates.page.locator('#compared').innerText()).toContain(
      'If each of these counts were 1 to 5, the mean would be 230.4 to 230.7.',
    );
    await page.getByText('All authorities by rank').first().click();
    expect(await page.getByRole('row', { name: /^Croydon/ }).innerText()).toMatch(/50 of 360/);
    const few = await visitor.open(
      `compare.html#${new URLSearchParams({ area: codeOf('Hackney'), indicator: 'cpp_reregistration' })}`,
    );
    expect(await few.page.locator('#compared').innerText()).toContain(
      'Based on 24: one child changes the percentage by several points.',
    );
    const waiting = few.page.waitForEvent('download');
    await few.page.locator('[data-take=csv][data-of=through]').click();
    expect(readFileSync((await (await waiting).path())!, 'utf8')).toContain(
      ',Based on 24: one child changes the percentage by several points.,',
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
      /^indicator,name_of_indicator,unit,breakdown,period,code,name,value,.*\ncin_rate,Children in need,rate_per_10000,,31 March 2015,code of Croydon,Croydon,405.1,1,1,,,file-2014,,yes\n/,
    );
    const svg = String(await taken('svg'));
    expect(svg).toMatch(
      /<\/desc><style>@font-face [\s\S]*<\/style><rect width="100%" height="100%" fill="#ffffff"/,
    );
    expect(svg).toContain('>Children in need: Croydon over time, per 10,000<');
    expect(svg).toContain('>Source: Department for Education, file-2014.<');
    expect(svg).not.toMatch(/var\(|data-/);
    expect(String(await taken('svg', 'among'))).toContain(
      '>Children in need: Croydon among 5 authorities, 31 March 2015, per 10,000<',
    );
    expect(svg).toMatch(
      /role="img"><title>Children in need: Croydon over time, per 10,000<\/title><desc>Lines by period\./,
    );
    expect(svg).toContain('>The vertical axis does not start at 0.<');
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
