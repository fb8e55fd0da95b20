import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Built } from '../../../etl/build.js';
import { built } from '../../indicators/published.js';
import { executablePath, reason } from '../../rendering/browser.js';
import { HOSTILE } from '../../rendering/sample-chart.js';
import { builtSite, type SiteFiles } from './built-site.js';
import { Visitor } from './visitor.js';

/** The five documents with markup in every text that comes from outside. */
function hostile({ catalogue, findings, publications, observations, ...all }: Built): Built {
  const indicators = new Map(
    [...catalogue.indicators].map(([id, one]) => [
      id,
      id === 'cin_rate' ? { ...one, name: HOSTILE, numerator: HOSTILE, denominator: HOSTILE } : one,
    ]),
  );
  return {
    ...all,
    catalogue: { ...catalogue, indicators },
    findings: findings.map((one) => ({ ...one, message: HOSTILE, printed: HOSTILE })),
    publications: publications.map((one) => ({ ...one, title: HOSTILE, publisher: HOSTILE })),
    observations: observations.map((o) =>
      o.indicator === 'cin_rate' ? { ...o, note: HOSTILE, printed: HOSTILE } : o,
    ),
  };
}

let files: SiteFiles;
beforeAll(async () => {
  files = await builtSite({ built: hostile(built), tables: ['cin-rate'] });
}, 60_000);

it('no text from outside becomes markup', () => {
  for (const [path, html] of files)
    if (path.endsWith('.html')) expect([path, html.match(/<img src=x/)]).toEqual([path, null]);
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
      'index.html',
      'indicators/index.html',
      'findings.html',
      'sources.html',
    ]) {
      await page.goto(visitor.address(path));
      expect([path, await page.locator('main img:not([src^="findings/"])').count()]).toEqual([path, 0]);
      expect([path, await page.locator('main').textContent()]).toEqual([
        path,
        expect.stringContaining(HOSTILE),
      ]);
    }
    await page.goto(visitor.address('indicators/cin_rate.html'));
    expect(await page.locator('h1').textContent()).toBe(HOSTILE);
    await page.locator('.plot').first().focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('#tip').textContent()).toContain(HOSTILE);
    expect([requests, errors]).toEqual([[], []]);
  });
});
