import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Tests in a browser take minutes: .ci/run asks for them. */
const asked = Boolean(process.env.IN_A_BROWSER);

/** The browser of this machine, if it has one and tests in it are asked for. */
export const executablePath = (asked ? (process.env.PATH ?? '') : '')
  .split(delimiter)
  .flatMap((folder) => NAMES.map((name) => join(folder, name)))
  .find((file) => existsSync(file));

const missing = asked
  ? `none of ${NAMES.join(', ')} is on this machine`
  : 'set IN_A_BROWSER=1, as .ci/run does';

/** Added to the names of tests that are skipped. */
export const reason = executablePath ? '' : ` – skipped: ${missing}`;

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A page as a reader opens it, with what it did besides showing itself. */
export interface Opened {
  readonly page: Page;
  /** Addresses asked for, but for its own. */
  readonly requests: string[];
  /** Errors of scripts and of the content security policy. */
  readonly errors: string[];
}

/** A browser that opens pages from the disk. */
export class Reader {
  readonly #folder = mkdtempSync(join(tmpdir(), 'charts-'));
  readonly #browser: Browser;

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  static async start(): Promise<Reader> {
    const args = ['--no-sandbox', '--disable-gpu'];
    return new Reader(await chromium.launch({ executablePath: executablePath!, args }));
  }

  /** @param beside files in the folder of the page, by their names. */
  async open(
    html: string,
    options: BrowserContextOptions = {},
    beside: Readonly<Record<string, string>> = {},
  ): Promise<Opened> {
    for (const [name, content] of Object.entries(beside)) writeFileSync(join(this.#folder, name), content);
    const file = join(this.#folder, 'page.html');
    writeFileSync(file, html);
    const context = await this.#browser.newContext(options);
    const page = await context.newPage();
    const [requests, errors]: [string[], string[]] = [[], []];
    const own = pathToFileURL(file).href;
    page.on('request', (request) => {
      if (request.url() !== own) requests.push(request.url());
    });
    page.on('console', (message) => errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('dialog', (dialog) => {
      errors.push(`dialog: ${dialog.message()}`);
      return dialog.dismiss();
    });
    await page.goto(own);
    return { page, requests, errors };
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    rmSync(this.#folder, { recursive: true });
  }
}

/** What axe finds wrong with a page, every part of it unfolded. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(`for (const part of document.querySelectorAll('details')) part.open = true`);
  await page.evaluate(`${axe}; undefined`);
  const found = (await page.evaluate(`axe.run().then(({ violations }) => violations)`)) as {
    id: string;
    nodes: { html: string }[];
  }[];
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}
