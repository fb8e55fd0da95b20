/** Text as a reader sees it: without tags, entities and line breaks. */
export const textOf = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** What lies between two texts, or an error that names the first: a page without it would pass for an empty one. */
export function between(html: string, from: string, to: string): string {
  const start = html.indexOf(from);
  if (start < 0) throw new Error(`The page holds no ${from}`);
  const end = html.indexOf(to, start + from.length);
  return html.slice(start + from.length, end < 0 ? undefined : end);
}

/** All that a pattern finds, each as text. */
export const texts = (html: string, pattern: RegExp): string[] =>
  [...html.matchAll(pattern)].map(([, inner]) => textOf(inner!));

const element = (name: string): RegExp => new RegExp(`<${name}(?: [^>]*)?>(.*?)</${name}>`, 'gs');

/** The items of a list or of several. */
export const itemsOf = (html: string): string[] => texts(html, element('li'));

/** The cells of a table, line by line without its head, by how its caption begins. */
export function tableOf(html: string, caption: string): string[][] {
  const body = between(between(html, `<caption>${caption}`, '</table>'), '<tbody>', '</tbody>');
  return [...body.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row]) =>
    texts(row!, /<t[hd][^>]*>(.*?)<\/t[hd]>/gs),
  );
}

/** What the head of the first table says. */
export const headOf = (html: string): string[] =>
  texts(between(html, '<thead>', '</thead>'), /<th[^>]*>(.*?)<\/th>/gs);

/** A list of terms with what stands beside each. */
export const termsOf = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<dt>(.*?)<\/dt><dd>(.*?)<\/dd>/gs)].map(([, term, text]) => [
      textOf(term!),
      textOf(text!),
    ]),
  );
