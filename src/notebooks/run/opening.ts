import { marked, type Token, type Tokens } from 'marked';
import { type Notebook, whole } from './notebook.js';

const tokensOf = ({ cells }: Notebook): Token[] =>
  cells
    .filter(({ cell_type }) => cell_type === 'markdown')
    .flatMap(({ source }) => marked.lexer(whole(source)));

/** The words of a text without its markup. */
function words(tokens: readonly Token[]): string {
  return tokens
    .map((token): string => {
      if ('tokens' in token && token.tokens) return words(token.tokens);
      if (token.type === 'html') return '';
      return token.type === 'br' ? ' ' : 'text' in token ? String(token.text) : '';
    })
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The words of the first heading of a notebook. */
export function notebookHeading(notebook: Notebook): string | undefined {
  const heading = tokensOf(notebook).find((token): token is Tokens.Heading => token.type === 'heading');
  return heading && words(heading.tokens);
}

/** The words of the first paragraph. */
export function openingOf(notebook: Notebook): string {
  const paragraph = tokensOf(notebook).find((token): token is Tokens.Paragraph => token.type === 'paragraph');
  return paragraph ? words(paragraph.tokens) : '';
}
