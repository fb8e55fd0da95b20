// How long the first view of the explorer takes, beside a page without content, and how much a reader loads.
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const BROWSER = (process.env.PATH ?? '')
  .split(delimiter)
  .flatMap((folder) => NAMES.map((name) => join(folder, name)))
  .find((file) => existsSync(file));
const TIMES = 15;
const PAGES = ['index.html', 'indicators/index.html', 'indicators/cin_rate.html', 'compare.html'];

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(0)} KB`;

const site = process.argv[2] ?? fileURLToPath(new URL('../../outputs/site', import.meta.url));
if (!BROWSER || !existsSync(site)) {
  console.log(
    BROWSER ? 'No explorer to measure: npm start makes it.' : 'No browser to measure the explorer in.',
  );
  process.exit();
}
const scratch = mkdtempSync(join(tmpdir(), 'empty-page-'));
const empty = join(scratch, 'empty.html');
writeFileSync(empty, '<!doctype html><title>empty</title>');

/** Milliseconds until a page has loaded, each in a window of its own. */
async function first(browser, file) {
  const times = [];
  for (let at = 0; at < TIMES; at++) {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(file).href);
    // A page that compares is of use once its choices are there.
    await page.waitForFunction(() => !globalThis.document.querySelector('[data-compare][hidden]'));
    times.push(await page.evaluate(() => globalThis.performance.now()));
    await page.close();
  }
  return median(times);
}

const browser = await chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox'] });
try {
  const none = await first(browser, empty);
  console.log(
    `The explorer in a browser, the median of ${TIMES} first views; an empty page ${none.toFixed(0)} ms:`,
  );
  for (const path of PAGES.filter((path) => readdirSync(site, { recursive: true }).includes(path))) {
    const own = await first(browser, join(site, path));
    console.log(
      `  ${path}  ${own.toFixed(0)} ms, ${(own / none).toFixed(1)} times an empty page; ${kilobytes(statSync(join(site, path)).size)}`,
    );
  }
  const sizes = ['assets/site.js', 'assets/site.css', 'data/national.js'].flatMap((path) => {
    const size = statSync(join(site, path), { throwIfNoEntry: false })?.size;
    return size === undefined ? [] : [`${path} ${kilobytes(size)}`];
  });
  console.log(`  beside the pages: ${sizes.join(', ')}`);
} finally {
  await browser.close();
  rmSync(scratch, { recursive: true });
}
