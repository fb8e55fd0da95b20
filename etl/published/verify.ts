import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NUMBER_WORDS } from '../../src/model/figure.js';
import { cellName, type Grid } from '../../src/model/grid.js';
import { proseTable } from '../../src/published/prose.js';
import type { PublishedTable } from '../../src/published/publication.js';
import type { Recipe } from '../../src/published/recipe.js';
import type { PublicationFolder } from './read.js';

/** What was proved of one table, or of the running text of one document. */
export interface Proof {
  readonly table: string;
  /** Published cells of the grid, and how many of them stand at the cited lines, in order. */
  readonly cells: number;
  readonly found: number;
  readonly faults: readonly string[];
}

/** The text of cited lines as one string, with the line of every character. */
interface Excerpt {
  readonly text: string;
  readonly lineAt: readonly number[];
  /** Characters that a cell or a listed exception has taken. */
  readonly taken: boolean[];
}

/** The bars of a Markdown table, and the private-use mark of a PDF's bullet. */
const MARKUP = /[|\uf0b7]/g;

function excerpt(document: readonly string[], ranges: readonly (readonly [number, number])[]): Excerpt {
  let text = '';
  const lineAt: number[] = [];
  for (const [from, to] of ranges) {
    for (let line = from; line <= to; line++) {
      const words = (document[line - 1] ?? '')
        .replace(MARKUP, ' ')
        .split(/[\s\u00a0]+/)
        .filter((word) => word !== '');
      for (const word of words) {
        const piece = `${text === '' ? '' : ' '}${word}`;
        text += piece;
        for (let i = 0; i < piece.length; i++) lineAt.push(line);
      }
    }
  }
  return { text, lineAt, taken: Array.from(text, () => false) };
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The published text as a whole: not a piece of a longer word or number. */
const asPublished = (published: string): RegExp => {
  const before = /^[\w£-]/.test(published) ? '(?<![\\w£]|\\d[.,]|\\d-|(?<!\\w)[-−])' : '';
  const after = /[\d%]$/.test(published)
    ? '(?![\\w%]|[.,]\\d)'
    : /[a-z]$/i.test(published)
      ? '(?![a-z])'
      : '';
  return new RegExp(`${before}${escaped(published)}${after}`, 'g');
};

/** The published text, though a letter may stand against it, as before the mark of a footnote. */
const asDigits = (published: string): RegExp => new RegExp(`(?<!\\d)${escaped(published)}(?!\\d)`, 'g');

/** Take the first free place of `form` from `from` on; -1 if there is none. */
function take(where: Excerpt, form: RegExp, from: number, onLine?: number): number {
  form.lastIndex = from;
  for (let match = form.exec(where.text); match; match = form.exec(where.text)) {
    const end = match.index + match[0].length;
    const free = !where.taken.slice(match.index, end).includes(true);
    const there = onLine === undefined || where.lineAt[match.index] === onLine;
    if (free && there) {
      where.taken.fill(true, match.index, end);
      return end;
    }
    form.lastIndex = match.index + 1;
  }
  return -1;
}

const DIGITS = '(?<!\\w)[-−]?£?\\d[\\w.,/%-]*[\\w%]|(?<!\\w)[-−]?£?\\d%?|£?\\d[\\w.,/%-]*[\\w%]|£?\\d%?';
const WORDS = `(?i:\\b(?:${NUMBER_WORDS.join('|')})\\b)`;

/** What must not be left over: of a whole grid every word, of an extract or a list every figure. */
const ANY_FIGURE: Record<PublishedTable['form'], string> = {
  grid: '[^\\s·]+',
  extract: DIGITS,
  list: `${DIGITS}|${WORDS}`,
};

/** Inline flags such as `(?i:…)` are newer than the engines we support. */
function figurePattern(pattern: string): RegExp {
  const insensitive = pattern.includes('(?i:');
  return new RegExp(pattern.replaceAll('(?i:', '(?:'), insensitive ? 'gi' : 'g');
}

/** What of the lines no cell has taken; words that stand together are told together. */
function leftOver(where: Excerpt, { form, figures }: PublishedTable): string[] {
  const pieces: { line: number; end: number; text: string }[] = [];
  for (const { index, 0: text } of where.text.matchAll(figurePattern(figures ?? ANY_FIGURE[form]))) {
    if (where.taken.slice(index, index + text.length).includes(true)) continue;
    const line = where.lineAt[index]!;
    const last = pieces.at(-1);
    if (last && form === 'grid' && last.line === line && last.end + 1 === index) {
      last.text += ` ${text}`;
      last.end = index + text.length;
    } else pieces.push({ line, end: index + text.length, text });
  }
  return pieces.map(
    ({ line, text }) =>
      `line ${line}: "${text}" is not in the grid; transcribe it, or list it under not_figures with its reason.`,
  );
}

function proveCells(
  grid: Grid,
  stub: number,
  table: PublishedTable,
  where: Excerpt,
): { found: number; faults: string[] } {
  const faults: string[] = [];
  let found = 0;
  let position = 0;
  const cells = grid.cells.flatMap((cells, row) =>
    cells.map((text, column) => ({
      text,
      name: cellName({ row: row + 1, column: column + 1 }),
      label: column < stub,
    })),
  );
  const prove = ({ text, name }: (typeof cells)[number], from: number): number => {
    const end = take(where, asPublished(text), from);
    if (end < 0) faults.push(`${name}: "${text}" is not published at the cited lines, or not in this order.`);
    else found += 1;
    return end;
  };
  const published = cells.filter(({ text }) => text !== '');
  if (table.form === 'list') {
    for (const cell of published.filter(({ label }) => !label))
      position = Math.max(position, prove(cell, position));
    const longestFirst = published.filter(({ label }) => label).sort((a, b) => b.text.length - a.text.length);
    for (const cell of longestFirst) prove(cell, 0);
  } else {
    for (const cell of published) position = Math.max(position, prove(cell, position));
  }
  return { found, faults };
}

/** Prove one table: every published cell stands at its lines, in order, and no figure of them is left over. */
export function proveTable(
  grid: Grid,
  recipe: Recipe,
  table: PublishedTable,
  document: readonly string[],
): Proof {
  const where = excerpt(document, table.lines);
  const faults: string[] = [];
  const proved = proveCells(grid, recipe.stub, table, where);
  faults.push(...proved.faults);
  take(where, asPublished(table.title), 0);
  for (const { line, published } of table.not_figures)
    if (take(where, /^\d/.test(published) ? asDigits(published) : asPublished(published), 0, line) < 0)
      faults.push(`line ${line}: "${published}" is listed as no figure of the table, but is not there.`);
  faults.push(...leftOver(where, table));
  const cells = grid.cells.flat().filter((text) => text !== '').length;
  return { table: table.table, cells, found: proved.found, faults };
}

/**
 * Prove the figures of running text: each stands on its line, or starts there, and the rows follow the text;
 * rows that print the same may share a place, since one published figure can say two things.
 */
export function proveProse({ publication, prose }: PublicationFolder, document: readonly string[]): Proof {
  let last = { line: 0, place: 0, published: '' };
  const faults = prose.flatMap(({ line, published }, index) => {
    const where = excerpt(document, [[line, line + 2]]);
    const same = last.line === line && last.published === published;
    const from = last.line === line && !same ? last.place : 0;
    const end = same ? last.place : take(where, asPublished(published), from, line);
    if (end >= 0) last = { line, place: end, published };
    return end < 0
      ? [`row ${index + 2}: "${published}" does not stand on line ${line}, or not in this order.`]
      : [];
  });
  return {
    table: proseTable(publication.id),
    cells: prose.length,
    found: prose.length - faults.length,
    faults,
  };
}

/**
 * Prove the transcription of a publication against its document.
 *
 * @param folder where the documents lie, under the names that `publication.json` gives.
 * @returns a proof for each table and one for the running text; a document that is missing or another
 *   edition is one proof that failed.
 */
export function verifyPublication(read: PublicationFolder, folder: string): Proof[] {
  const { document, id, tables } = read.publication;
  const path = join(folder, document.file);
  const failed = (fault: string): Proof[] => [{ table: id, cells: 0, found: 0, faults: [fault] }];
  if (!existsSync(path)) return failed(`the document ${document.file} is not in the folder.`);
  const bytes = readFileSync(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== document.sha256)
    return failed(
      `${document.file} is not the edition that was transcribed: its SHA-256 is ${sha256}, not ${document.sha256}.`,
    );
  const lines = bytes.toString('utf8').split('\n');
  const proofs = tables.flatMap((table): Proof[] => {
    const grid = read.grids.find((grid) => grid.table === table.table);
    const recipe = read.recipes.find((recipe) => recipe.table === table.table);
    return grid && recipe ? [proveTable(grid, recipe, table, lines)] : [];
  });
  return read.prose.length > 0 ? [...proofs, proveProse(read, lines)] : proofs;
}
