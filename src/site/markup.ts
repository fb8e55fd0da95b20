import { escaped } from '../charts/render/escaped.js';

/** HTML that is fit to stand in a page. */
export class Markup {
  readonly html: string;

  constructor(html: string) {
    this.html = html;
  }

  toString(): string {
    return this.html;
  }
}

/** What may stand in a template: text is escaped, markup stays, nothing leaves nothing. */
export type Part = Markup | string | number | null | undefined | false | readonly Part[];

function htmlOf(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof Markup) return part.html;
  return typeof part === 'object' ? part.map(htmlOf).join('') : escaped(String(part));
}

/**
 * HTML with parts in it, each of which is escaped unless it is markup itself: a name that holds a tag shows as text.
 * A part within a tag stands in quotation marks, or the template is refused.
 *
 * @throws SyntaxError if a part follows an equals sign at once.
 * @example markup`<p title="${name}">${name} & ${markup`<b>${2}</b>`}</p>`
 */
export function markup(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const html = texts.map((text, at) => {
    if (at < parts.length && text.endsWith('='))
      throw new SyntaxError(`An attribute stands without quotation marks: …${text.slice(-30)}`);
    return `${text}${at < parts.length ? htmlOf(parts[at]) : ''}`;
  });
  return new Markup(html.join(''));
}

/** Markup that our own renderers made, such as the SVG of a chart. */
export const trusted = (html: string): Markup => new Markup(html);
