import { posix } from 'node:path';
import { Marked, type Tokens } from 'marked';
import { escaped } from '../../charts/render/escaped.js';

/** A heading with the place on the page where it stands. */
export interface PageHeading {
  readonly level: number;
  readonly id: string;
  /** As HTML, without links. */
  readonly html: string;
}

const SAFE = /^(https?:|mailto:|#)/i;
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const PICTURE = /^data:image\/(png|jpeg|gif|webp);base64,[a-z0-9+/=]+$/i;

/** Where a link of `notebooks/` leads from a page in `outputs/notebooks/`; `undefined` if it may lead nowhere. */
function target(href: string): string | undefined {
  if (SAFE.test(href)) return href;
  if (SCHEME.test(href.replace(/[\s\p{Cc}]/gu, '')) || /^[/\\]/.test(href)) return undefined;
  const notebook = /^(\d\d-[\w-]+)\.ipynb(#.*)?$/.exec(href);
  if (notebook) return `${notebook[1]}.html${notebook[2] ?? ''}`;
  return posix.relative('outputs/notebooks', posix.join('notebooks', href));
}

/** Ids that the page has for itself, or gives to the outputs of cells. */
const TAKEN = /^(content|piece-\d+(-.*)?)$/;

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/<[^>]*>|&[^;]*;/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '') || 'section';

/**
 * Markdown as HTML that can do no harm: markup in it is shown as text, links lead only where links may, and headings
 * stand in order. One for a page, so that no id is used twice and only the first heading is of the first level.
 *
 * @example new MarkdownHtml().html('# Are more children in need?')
 */
export class MarkdownHtml {
  readonly headings: PageHeading[] = [];
  readonly #marked: Marked;

  constructor() {
    const page = this;
    this.#marked = new Marked({
      gfm: true,
      renderer: {
        html: ({ text }) => escaped(text),
        heading({ tokens, depth }) {
          const { level, id, html } = page.#heading(this.parser.parseInline(tokens), depth);
          return `<h${level} id="${id}">${html}</h${level}>\n`;
        },
        link({ href, title, tokens }) {
          const words = this.parser.parseInline(tokens);
          const to = target(href);
          if (to === undefined) return words;
          return `<a href="${escaped(to)}"${title ? ` title="${escaped(title)}"` : ''}>${words}</a>`;
        },
        image: ({ href, text }) =>
          PICTURE.test(href) ? `<img src="${href}" alt="${escaped(text)}">` : escaped(text),
        table(token: Tokens.Table) {
          const row = (cells: Tokens.TableCell[], tag: string): string =>
            `<tr>${cells.map(({ tokens, align }) => `<${tag}${align === 'right' ? ' class="number"' : ''}>${this.parser.parseInline(tokens)}</${tag.split(' ')[0]}>`).join('')}</tr>`;
          const body = token.rows.map((cells) => row(cells, 'td'));
          return `<div class="scroll" role="group" tabindex="0" aria-label="Table">\n<table>\n<thead>${row(token.header, 'th scope="col"')}</thead>\n<tbody>\n${body.join('\n')}\n</tbody>\n</table>\n</div>\n`;
        },
        code: ({ text }) =>
          `<pre class="scroll" role="group" tabindex="0" aria-label="Example"><code>${escaped(text)}</code></pre>\n`,
        checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
      },
    });
  }

  #heading(html: string, depth: number): PageHeading {
    const last = this.headings.at(-1)?.level ?? 0;
    const level = last === 0 ? 1 : Math.min(Math.max(depth, 2), last + 1);
    const said = slug(html);
    const name = TAKEN.test(said) ? `on-${said}` : said;
    const used = this.headings.filter(({ id }) => id === name || id.startsWith(`${name}--`)).length;
    const heading = { level, id: used === 0 ? name : `${name}--${used + 1}`, html };
    this.headings.push(heading);
    return heading;
  }

  html(markdown: string): string {
    return this.#marked.parse(markdown, { async: false });
  }
}
