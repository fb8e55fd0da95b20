import { escaped } from '../../charts/render/escaped.js';
import { withoutFont } from '../../charts/render/font-face.js';
import { type Output, whole } from './notebook.js';

/** Declarations that may leave their attribute for the page's style sheet. */
const PLAIN_STYLE = /^[\w\s:;.,%#()+-]*$/;

/** Where to look for what a page must name once only, and for what its policy forbids. */
const TAG = /<[a-z][^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>/gi;

/** What would leave the page, act in it or swallow the rest of it, shown as the text that it is. */
const BARRED = /<!--|<\/?(?:meta|base|link|script|iframe|object|embed|form|template|style)\b[^>]*>?/gi;

/** Pictures of dots, which a notebook holds as base64. */
const PICTURES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const;

/** Attributes that name ids of the same piece. */
const REFERENCES = /\s(aria-labelledby|aria-describedby|aria-controls|headers|for|list)="([^"]*)"/g;

/** The outputs of the cells of a page as HTML. */
export class OutputHtml {
  readonly #styles = new Map<string, string>();
  #pieces = 0;

  /** The style sheet of what has been set so far: inline styles, as a policy without them would drop them. */
  get style(): string {
    return [...this.#styles].map(([style, name]) => `.${name} { ${style} }\n`).join('');
  }

  #class(style: string): string {
    const known = this.#styles.get(style) ?? `own-${this.#styles.size + 1}`;
    this.#styles.set(style, known);
    return known;
  }

  #styled(tag: string): string {
    const [found, style] = /\sstyle="([^"]*)"/i.exec(tag) ?? [];
    if (found === undefined) return tag;
    const bare = tag.replace(found, '');
    if (!PLAIN_STYLE.test(style!) || /url\s*\(/i.test(style!)) return bare;
    const name = this.#class(style!.trim());
    return /\sclass="/.test(bare)
      ? bare.replace(/\sclass="/, `$&${name} `)
      : bare.replace(/^<[\w:-]+/, `$& class="${name}"`);
  }

  /** A piece of markup whose ids are its own, however often it stands on the page. */
  #own(markup: string): string {
    this.#pieces += 1;
    const prefix = `piece-${this.#pieces}-`;
    return markup.replace(TAG, (tag) =>
      this.#styled(tag)
        .replace(/\sid="([^"]*)"/g, ` id="${prefix}$1"`)
        .replace(/\s(?:xlink:)?href="#([^"]+)"/g, (found, id) => found.replace(`#${id}`, `#${prefix}${id}`))
        .replace(/url\(#([^)]*)\)/g, `url(#${prefix}$1)`)
        .replace(
          REFERENCES,
          (_, name, ids: string) =>
            ` ${name}="${ids
              .split(/\s+/)
              .map((id) => prefix + id)
              .join(' ')}"`,
        ),
    );
  }

  #bundle(data: Readonly<Record<string, unknown>>, label: string): string {
    const svg = data['image/svg+xml'];
    if (svg !== undefined)
      return `<figure class="light">\n${this.#own(withoutFont(whole(svg).replace(/^\s*(<\?xml[^>]*>|<!DOCTYPE[^>]*>|\s)+/i, '')))}</figure>`;
    const html = data['text/html'];
    if (html !== undefined) {
      const own = this.#own(whole(html).replace(BARRED, (tag) => escaped(tag)));
      return /<(table|pre)\b/i.test(own)
        ? `<div class="scroll" role="group" tabindex="0" aria-label="${escaped(label)}">${own}</div>`
        : `<div>${own}</div>`;
    }
    const type = PICTURES.find((one) => data[one] !== undefined);
    if (type !== undefined)
      return `<figure class="light"><img src="data:${type};base64,${escaped(whole(data[type]).replace(/\s/g, ''))}" alt="${escaped(whole(data['text/plain'] ?? label))}"></figure>`;
    return plain(whole(data['text/plain'] ?? data['text/markdown'] ?? ''), label);
  }

  /**
   * One output: pictures and tables as they are, everything else as text.
   *
   * @param label that names it to those who do not see it.
   */
  html(output: Output, label: string): string {
    switch (output.output_type) {
      case 'stream':
        return plain(whole(output.text), output.name === 'stderr' ? `${label}, warnings` : label);
      case 'error':
        return plain(`${output.ename}: ${output.evalue}`, `${label}, error`);
      default:
        return this.#bundle(output.data as Record<string, unknown>, label);
    }
  }
}

const plain = (text: string, label: string): string =>
  text.trim() === ''
    ? ''
    : `<pre class="scroll" role="group" tabindex="0" aria-label="${escaped(label)}">${escaped(text.replace(/\n$/, ''))}</pre>`;
