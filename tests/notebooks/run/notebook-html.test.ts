import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexPage } from '../../../src/notebooks/run/index-page.js';
import { MarkdownHtml } from '../../../src/notebooks/run/markdown-html.js';
import { notebookPage } from '../../../src/notebooks/run/notebook-html.js';
import { executablePath, Reader, reason, violations } from '../../charts/render/browser.js';
import { notebook } from './made-up.js';

const HOSTILE = '<img src=x onerror=alert(1)><script>alert(1)</script>';
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10" role="img" aria-labelledby="t d"><title id="t">A chart</title><desc id="d">Of made-up figures</desc><clipPath id="c"><rect width="9" height="9"/></clipPath><rect clip-path="url(#c)" width="9" height="9"/></svg>`;
const TABLE =
  '<div style="overflow-x:auto"><table><thead><tr><th scope="col" style="text-align:right">n</th></tr></thead><tbody><tr><td style="text-align:right" class="short">1</td></tr></tbody></table></div>';

const made = notebook(
  {
    markdown: `# Are **more** in need? ${HOSTILE}\n\n${HOSTILE}\n\n[bad](javascript:alert(1)) ![far](https://example.org/x.png)`,
  },
  { code: `const label = '${HOSTILE}';` },
  { markdown: '#### Deep at once\n\n# Second first\n\n## Same\n\n## Same\n\n```\n<b>\n```' },
  { code: 'show()' },
  { markdown: '| a | b |\n|---|--:|\n| x | 1 |' },
);
const shown = (data: object) => ({ output_type: 'display_data', data, metadata: {} });
made.cells[1]!.outputs = [{ output_type: 'stream', name: 'stdout', text: [HOSTILE] }];
made.cells[3]!.outputs = [
  shown({ 'image/svg+xml': [SVG], 'text/plain': ['not shown'] }),
  shown({ 'image/svg+xml': [SVG] }),
  shown({ 'text/html': [TABLE], 'text/plain': ['not shown'] }),
  shown({ 'text/html': ['<p style="background:url(https://example.org)">x</p>'] }),
];
const page = await notebookPage(made, '01-need');
const index = await indexPage([{ name: '01-need', heading: HOSTILE, opening: HOSTILE }], 'Notebooks');

describe('a notebook as a page', () => {
  it('shows markup in words as text, and no script', () => {
    expect(page).not.toMatch(/<script|<img/);
    expect(page.match(/&lt;script&gt;alert\(1\)/g)!.length).toBeGreaterThanOrEqual(4);
    expect(page).not.toMatch(/href="javascript|src="http|url\(http/);
  });

  it('has its headings in order, one of them first', () => {
    const levels = [...page.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    expect(levels).toEqual([1, 2, 2, 2, 2]);
  });

  it('has no id twice, and every link within it leads somewhere', () => {
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id!);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [...page.matchAll(/ href="#([^"]*)"|url\(#([^)]*)\)|aria-labelledby="(\S+) /g)].map(
      (found) => found.slice(1).find(Boolean)!,
    );
    expect(targets.filter((id) => !ids.includes(id))).toEqual([]);
    expect(targets.length).toBe(1 + 4 + 4);
  });

  it('has a heading called like a part of the page, and pictures of every type', async () => {
    const output = shown({ 'image/jpeg': '/9j/4A==\n', 'text/plain': 'A photograph' });
    const own = notebook({ markdown: '# A\n\n## Content\n\n## Piece 1 t' }, { code: 'x' });
    own.cells[1]!.outputs = [output];
    const html = await notebookPage(own, '02-own');
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id!);
    expect(ids).toEqual(['content', 'a', 'on-content', 'on-piece-1-t']);
    expect(html).toContain('<img src="data:image/jpeg;base64,/9j/4A==" alt="A photograph">');
  });

  it('takes no time over markup that never ends', async () => {
    const endless = notebook({ code: 'x' });
    endless.cells[0]!.outputs = [shown({ 'text/html': '<a b="'.repeat(50_000) })];
    const started = performance.now();
    await notebookPage(endless, '03-endless');
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('prefers pictures and tables to their text, and moves styles where its policy allows them', () => {
    expect(page).not.toContain('not shown');
    expect(page).not.toContain(' style="');
    expect(page).toContain('.own-2 { text-align:right }');
    expect(page).toContain('<td class="own-2 short">1</td>');
  });

  it('leads from notebooks to pages, and from their folder to the outputs', () => {
    const html = (markdown: string) => new MarkdownHtml().html(markdown);
    expect(html('[a](02-next.ipynb#part)')).toContain('href="02-next.html#part"');
    expect(html('[a](../outputs/issues.md)')).toContain('href="../issues.md"');
    expect(html('[a](../README.md)')).toContain('href="../../README.md"');
    expect(html('[a](https://www.gov.uk/)')).toContain('href="https://www.gov.uk/"');
    for (const bad of ['javascript:x', 'JavaScript:x', 'data:text/html,x', '//example.org', '/etc'])
      expect(html(`[words](${bad})`)).toBe('<p>words</p>\n');
    expect(html('[words](java&#10;script:x)')).not.toContain('href="java');
  });
});

describe.skipIf(!executablePath)(`pages of notebooks in a browser${reason}`, () => {
  let reader: Reader;
  beforeAll(async () => {
    reader = await Reader.start();
  });
  afterAll(() => reader?.stop());

  it.each([
    ['notebook', page],
    ['index', index],
  ])('opens from the disk on a phone, asks for nothing, and axe is content: %s', async (_, html) => {
    const {
      page: opened,
      requests,
      errors,
    } = await reader.open(html, {
      viewport: { width: 320, height: 640 },
      colorScheme: 'dark',
    });
    expect(await violations(opened)).toEqual([]);
    expect(await opened.evaluate('document.documentElement.scrollWidth')).toBe(320);
    expect([requests, errors]).toEqual([[], []]);
  });
});
