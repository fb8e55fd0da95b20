import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { LOOPBACK, server } from '../../src/site/server.js';
import { executablePath } from '../charts/render/browser.js';
import { type SiteFiles, written } from './built-site.js';

/** A page of the site as a reader opens it, with what it did besides. */
export interface Visited {
  readonly page: Page;
  /** Addresses asked for outside the site's folder. */
  readonly requests: string[];
  /** Errors of scripts, of missing files and of the content security policy. */
  readonly errors: string[];
}

/** A browser in front of a site that lies on the disk. */
export class Visitor {
  readonly #folder = mkdtempSync(join(tmpdir(), 'site-visited-'));
  readonly #browser: Browser;
  #serving: Server | undefined;

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  static async start(files: SiteFiles): Promise<Visitor> {
    const args = ['--no-sandbox', '--disable-gpu'];
    const visitor = new Visitor(await chromium.launch({ executablePath: executablePath!, args }));
    written(files, visitor.#folder);
    return visitor;
  }

  address = (path: string): string => {
    const [file, place] = path.split('#') as [string, string?];
    const { href } = pathToFileURL(join(this.#folder, file));
    return place === undefined ? href : `${href}#${place}`;
  };

  /** A window in which page after page is opened. */
  async window(options: BrowserContextOptions = {}): Promise<Visited> {
    const context = await this.#browser.newContext({ acceptDownloads: true, ...options });
    const page = await context.newPage();
    const [requests, errors]: [string[], string[]] = [[], []];
    const home = pathToFileURL(`${this.#folder}/`).href;
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(home) && !url.startsWith('data:')) requests.push(url);
    });
    page.on('requestfailed', (request) => errors.push(`not there: ${request.url()}`));
    page.on('console', (message) => errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('dialog', (dialog) => {
      errors.push(`dialog: ${dialog.message()}`);
      return dialog.dismiss();
    });
    return { page, requests, errors };
  }

  async open(path: string, options: BrowserContextOptions = {}): Promise<Visited> {
    const visited = await this.window(options);
    await visited.page.goto(this.address(path));
    return visited;
  }

  /** The address at which the site is served, as `care-indicators serve` does. */
  async served(): Promise<string> {
    this.#serving = server(this.#folder);
    await new Promise<void>((listening) => this.#serving!.listen(0, LOOPBACK, listening));
    return `http://localhost:${(this.#serving.address() as { port: number }).port}`;
  }

  async stop(): Promise<void> {
    this.#serving?.close();
    await this.#browser.close();
    rmSync(this.#folder, { recursive: true });
  }
}
