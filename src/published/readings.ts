import type { Catalogue } from '../model/catalogue.js';
import { symbolStatus } from './read-cell.js';
import type { CellNote, Facet, Reading } from './recipe.js';

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A figure as a word of its own: not a piece of a longer figure. */
const asWord = (published: string): RegExp =>
  new RegExp(`(?<![\\w£]|\\d[.,-])${escaped(published)}(?![\\w%]|[.,]\\d)`);

/** The figures that the recipe names in a cell, in their order; no digit may be left over but in a label. */
function named(
  text: string,
  wanted: readonly Reading[],
  isLabel: boolean,
): readonly Reading[] | { fault: string } {
  if (wanted.length === 0)
    return { fault: 'the recipe gives no figure for this cell; give the cell a status instead.' };
  let rest = text;
  let left = '';
  for (const { published } of wanted) {
    const found = asWord(published).exec(rest);
    if (!found) return { fault: `the recipe expects "${published}" in this cell.` };
    left += `${rest.slice(0, found.index)} `;
    rest = rest.slice(found.index + published.length);
  }
  left += rest;
  for (const { note } of wanted) if (note) left = left.replace(note, ' ');
  const figure = /£?-?\d[\d.,]*%?/.exec(left)?.[0];
  return isLabel || figure === undefined
    ? wanted
    : { fault: `the recipe does not say what "${figure}" is; name it among the readings, or in a note.` };
}

/** The two figures of a pair, `745 (84)`; a blank or a symbol stands for both. */
function paired(
  text: string,
  [first, second]: readonly [Facet, Facet],
  year: number,
  catalogue: Catalogue,
): readonly Reading[] | { fault: string } {
  const both = /^(\S+) \((\S+)\)$/.exec(text);
  if (both) {
    return [
      { published: both[1]!, facet: first },
      { published: both[2]!, facet: second },
    ];
  }
  if (text === '' || symbolStatus(text, year, catalogue)) {
    return [
      { published: text, facet: first },
      { published: text, facet: second },
    ];
  }
  return { fault: 'should hold two figures, the second in brackets: 745 (84); or a symbol for both.' };
}

/** The figures a cell holds: those the recipe names, the two of a pair, or the cell as it is. */
export function readingsOf(
  text: string,
  facet: Facet,
  said: CellNote | undefined,
  isLabel: boolean,
  year: number,
  catalogue: Catalogue,
): readonly Reading[] | { fault: string } {
  if (said?.readings) return named(text, said.readings, isLabel);
  if (said?.status)
    return /\d/.test(text)
      ? { fault: `the recipe gives it the status ${said.status}, but a figure is published.` }
      : [{ published: text }];
  return facet.pair ? paired(text, facet.pair, year, catalogue) : [{ published: text }];
}
