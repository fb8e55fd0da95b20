import { page } from '../../charts/gallery/page.js';
import { escaped } from '../../charts/render/escaped.js';
import { MarkdownHtml, type PageHeading } from './markdown-html.js';
import { type Notebook, type NotebookCell, whole } from './notebook.js';
import { NOTEBOOK_STYLE } from './notebook-style.js';
import { notebookHeading } from './opening.js';
import { OutputHtml } from './output-html.js';

/** From so many parts on a page says what it holds. */
const PARTS = 3;

/** Links do not stand in links. */
const withoutLinks = (html: string): string => html.replace(/<\/?a\b[^>]*>/g, '');

/** What a page holds, said before its first part. */
function withContents(main: string, headings: readonly PageHeading[]): string {
  const parts = headings.filter(({ level }) => level === 2);
  if (parts.length < PARTS) return main;
  const items = parts.map(({ id, html }) => `<li><a href="#${id}">${withoutLinks(html)}</a></li>`);
  const nav = `<nav aria-label="Contents">\n<ul>\n${items.join('\n')}\n</ul>\n</nav>\n`;
  return main.replace(`<h2 id="${parts[0]!.id}">`, (heading) => nav + heading);
}

function codeHtml({ source, outputs = [] }: NotebookCell, step: number, set: OutputHtml): string {
  const code = whole(source);
  const given = outputs.map((output, at) =>
    set.html(output, outputs.length > 1 ? `Output ${step}.${at + 1}` : `Output ${step}`),
  );
  const shown = given.filter((html) => html !== '').map((html) => `<div class="output">${html}</div>`);
  return `<div class="cell">
<details>
<summary>Code ${step}</summary>
<pre class="scroll" role="group" tabindex="0" aria-label="Code ${step}"><code>${escaped(code)}</code></pre>
</details>
${shown.join('\n')}
</div>`;
}

/**
 * An executed notebook as a page to read, to print and to send: it needs nothing but itself and runs no script. The code
 * is folded away beside what it gave.
 *
 * @param name of its file, without ending.
 */
export function notebookPage(notebook: Notebook, name: string): Promise<string> {
  const [markdown, outputs] = [new MarkdownHtml(), new OutputHtml()];
  const title = notebookHeading(notebook) ?? name;
  let step = 0;
  const cells = notebook.cells.map((cell) => {
    if (cell.cell_type === 'markdown') return markdown.html(whole(cell.source));
    if (cell.cell_type === 'raw' || whole(cell.source).trim() === '') return '';
    step += 1;
    return codeHtml(cell, step, outputs);
  });
  const first = markdown.headings.length > 0 ? '' : `<h1>${escaped(title)}</h1>\n`;
  const file = escaped(name);
  return page({
    title,
    before: `<nav aria-label="Notebooks">\n<a href="index.html">All notebooks</a>\n</nav>`,
    main: first + withContents(cells.filter((html) => html !== '').join('\n'), markdown.headings),
    after: `<footer>\n<p>Made by <code>npm run notebooks</code> from <code>notebooks/${file}.ipynb</code>; with its outputs: <a href="${file}.ipynb">${file}.ipynb</a>.</p>\n</footer>`,
    style: `${NOTEBOOK_STYLE}${outputs.style}`,
  });
}
