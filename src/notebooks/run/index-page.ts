import { page } from '../../charts/gallery/page.js';
import { escaped } from '../../charts/render/escaped.js';
import { NOTEBOOK_STYLE } from './notebook-style.js';

/** A notebook as the index lists it. */
export interface IndexEntry {
  /** Of its file, without ending. */
  readonly name: string;
  readonly heading: string;
  /** Its first paragraph. */
  readonly opening: string;
}

const item = ({ name, heading, opening }: IndexEntry): string =>
  `<li>\n<h2><a href="${escaped(name)}.html">${escaped(heading)}</a></h2>\n${opening ? `<p>${escaped(opening)}</p>\n` : ''}</li>`;

/** The page that lists notebooks with what they ask. */
export const indexPage = (entries: readonly IndexEntry[], title: string): Promise<string> =>
  page({
    title,
    before: '',
    main: `<h1>${escaped(title)}</h1>\n<ol class="notebooks">\n${entries.map(item).join('\n')}\n</ol>`,
    after:
      '<footer>\n<p>Made by <code>npm run notebooks</code>. To change one and run it: <code>npm run lab</code>.</p>\n</footer>',
    style: `${NOTEBOOK_STYLE}.notebooks { padding: 0; list-style: none; }
.notebooks h2 { margin: 1.5rem 0 0; font-size: 1.125rem; }
.notebooks p { margin: .25rem 0; }
`,
  });
