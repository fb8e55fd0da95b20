import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executablePath, reason, violations } from '../charts/render/browser.js';
import { builtSite, type SiteFiles } from './built-site.js';
import { nationalPages } from './small-national.js';
import { Visitor } from './visitor.js';

/** Pixels: a phone at 400 % zoom of a laptop, a tablet, a laptop. */
const WIDTHS = [320, 768, 1280];

/** Windows at work at a time. */
const WINDOWS = 2;

describe.skipIf(!executablePath)(`every page of the site at three widths${reason}`, () => {
  let files: SiteFiles;
  let visitor: Visitor;
  beforeAll(async () => {
    files = await builtSite({ national: nationalPages });
    visitor = await Visitor.start(files);
  }, 120_000);
  afterAll(() => visitor?.stop());

  it('passes axe, and is no wider than the window', async () => {
    const pages = [...files.keys()].filter((path) => path.endsWith('.html'));
    const faults: unknown[] = [];
    const look = async (own: readonly string[]): Promise<void> => {
      const { page } = await visitor.window();
      for (const path of own) {
        await page.goto(visitor.address(path));
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 900 });
          const found = await violations(page);
          const wide = Number(await page.evaluate('document.documentElement.scrollWidth'));
          if (found.length > 0 || wide > width) faults.push([path, width, wide, found]);
        }
      }
    };
    await Promise.all(
      Array.from({ length: WINDOWS }, (_, at) => look(pages.filter((__, of) => of % WINDOWS === at))),
    );
    expect(faults).toEqual([]);
    expect(pages.length).toBeGreaterThan(200);
  }, 900_000);
});
