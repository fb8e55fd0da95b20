import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { findLab, jupyterEnvironment } from '../../../src/notebooks/run/jupyter.js';
import { projectFolder } from '../../../src/project.js';
import { executablePath } from '../../charts/render/browser.js';

const project = projectFolder();
const lab = findLab(project, process.env.PATH);
const missing = [lab ? '' : 'JupyterLab', executablePath ? '' : 'a browser'].filter((name) => name !== '');
const reason = missing.length === 0 ? '' : ` – skipped: ${missing.join(' and ')} is not on this machine`;

/** Where a picture of what was seen goes, for those who want to look. */
const PICTURE = process.env.CARE_INDICATORS_PICTURE;

let server: ChildProcess | undefined;
mkdirSync(join(project, '.jupyter'), { recursive: true });
// Within the project, so that the notebook finds it; a copy, as JupyterLab saves what it runs.
const own = mkdtempSync(join(project, '.jupyter', 'look-'));
cpSync(join(project, 'notebooks'), own, { recursive: true });
afterAll(async () => {
  server?.kill('SIGTERM');
  await new Promise((resolve) => server?.once('exit', resolve) ?? resolve(undefined));
  rmSync(own, { recursive: true, force: true });
});

/** Start JupyterLab on the notebooks as `lab` does, and wait for its address. */
function start(): Promise<string> {
  const config = join(own, 'config.py');
  writeFileSync(config, 'c.LabApp.expose_app_in_browser = True\nc.ServerApp.answer_yes = True\n');
  const words = ['--no-browser', '--ServerApp.token=look', '--allow-root', '--port=0', `--config=${config}`];
  const env = jupyterEnvironment(project, { ...process.env, HOME: join(own, 'home') });
  server = spawn(lab!, [`--ServerApp.root_dir=${own}`, ...words], { env });
  return new Promise((resolve, reject) => {
    let said = '';
    server!.stderr!.on('data', (chunk) => {
      said += String(chunk);
      const [, port] = /http:\/\/(?:127\.0\.0\.1|localhost):(\d+)\/lab/.exec(said) ?? [];
      if (port) resolve(`http://127.0.0.1:${port}`);
    });
    server!.on('exit', () => reject(new Error(said.slice(-2000))));
  });
}

it.skipIf(missing.length > 0)(
  `a notebook runs in JupyterLab: its table is readable, its chart is drawn${reason}`,
  async () => {
    const address = await start();
    const browser = await chromium.launch({
      executablePath: executablePath!,
      args: ['--no-sandbox', '--disable-gpu'],
    });
    try {
      const page = await browser.newPage({ viewport: { width: 1200, height: 1400 } });
      await page.goto(`${address}/lab/tree/01-children-in-need.ipynb?token=look&reset`);
      await page.waitForSelector('.jp-Notebook .jp-CodeCell');
      await page.waitForSelector('.jp-NotebookPanel-toolbar');
      // JupyterLab calls a kernel idle before it has reached it, and what is asked too early is lost: ask again.
      const table = page.locator('.jp-OutputArea-output table').first();
      for (let asked = 0; asked < 5 && (await table.count()) === 0; asked++) {
        await page.evaluate("void window.jupyterapp.commands.execute('notebook:run-all-cells')");
        await table.waitFor({ state: 'attached', timeout: 20_000 }).catch(() => undefined);
      }
      await page.waitForSelector('.vega-embed canvas, .vega-embed svg', {
        timeout: 60_000,
        state: 'attached',
      });
      // JupyterLab puts only those cells on the page that are in view, once it has come to rest.
      await page.waitForTimeout(2000);
      await page.locator('.vega-embed').first().scrollIntoViewIfNeeded();
      await page.waitForTimeout(2000);
      if (PICTURE) await page.screenshot({ path: PICTURE });
      const texts = await page.locator('.jp-OutputArea-output table').allInnerTexts();
      expect(texts.join('\n')).toContain('Croydon');
      const chart = await page.locator('.vega-embed').first().boundingBox();
      expect(chart!.width).toBeGreaterThan(400);
      expect(chart!.height).toBeGreaterThan(200);
      expect(
        await page.locator('.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.stderr"]').count(),
      ).toBe(0);
    } finally {
      await browser.close();
    }
  },
  180_000,
);
