import type { Area } from '../../src/model/area.js';
import { type Areas, plainName } from '../../src/model/areas.js';
import type { ListedNeighbour } from '../../src/store/neighbour-list.js';
import type { IssueList } from './issue-list.js';
import { cellText, plainHeading, type SourceTable } from './sheet.js';

type ListLayout = RowLists | 'a column for each authority';

interface RowLists {
  readonly headerRow: number;
  /** Columns that say whose list it is. */
  readonly own: readonly number[];
  /** Columns of neighbours: one in a long list, ten in a wide one, with the word beside each. */
  readonly lists: readonly {
    /** Where the neighbour's code and name stand. */
    readonly columns: readonly number[];
    readonly closeness: number | null;
    readonly position: number | null;
  }[];
}

const WIDE =
  /^(sn|nn|stat|neighbour|nearest neighbour|stat(istical)? neighbour|neighbouring (la|authority)) ?(no |number )?(\d{1,2})$/;
const LONG =
  /^(sn|(statistical )?neighbours?)( (old|new))?( (la|local authority))?( (code|number|num|no|name))?$/;
const OWN =
  /^((new|old) )?((la|lad|utla|local authority|area) )?(code|num|number|no|name|area)$|^(local authority|la)$/;
const CLOSENESS = /^(sn)? ?(\d{1,2})?p$|close|proximity/;

/** Wide lists have ten; a few suffice to tell one. */
const ENOUGH = 3;

function headingsOf(sheet: SourceTable, row: number): string[] {
  return Array.from({ length: sheet.width }, (_, column) =>
    plainHeading(cellText(sheet, row, column))
      .replace(/[^a-z0-9]+/g, ' ')
      .trim(),
  );
}

/** Part of the texts that must be names of areas, where nothing else tells a list. */
const MOST = 0.8;

/** Whether every column is an authority's list: its name as the heading, its neighbours below. */
function isListByColumn(sheet: SourceTable, { knowsName }: Areas): boolean {
  const headings = Array.from({ length: sheet.width }, (_, column) => cellText(sheet, 0, column));
  const cells = sheet.columns.columns.flatMap(({ values }) => values).filter((text) => text.trim() !== '');
  const known = (texts: readonly string[]): boolean =>
    texts.length >= ENOUGH && texts.filter((text) => knowsName(text)).length >= texts.length * MOST;
  return known(headings.filter((text) => text !== '')) && known(cells);
}

/** How a list of neighbours is laid out; `null` if the sheet is none. */
export function neighbourLayout(sheet: SourceTable, areas: Areas): ListLayout | null {
  if (isListByColumn(sheet, areas)) return 'a column for each authority';
  for (let row = 0; row < Math.min(12, sheet.rows); row++) {
    const headings = headingsOf(sheet, row);
    const wide = headings.flatMap((heading, column) => {
      const position = WIDE.exec(heading)?.at(-1);
      if (position === undefined) return [];
      const beside = headings[column + 1] ?? '';
      const closeness = CLOSENESS.test(beside) ? column + 1 : null;
      return [{ columns: [column], closeness, position: Number(position) }];
    });
    const own = headings.flatMap((heading, column) =>
      OWN.test(heading) && !LONG.test(heading) ? [column] : [],
    );
    if (own.length === 0) continue;
    if (wide.length >= ENOUGH) return { headerRow: row, own, lists: wide };
    const long = headings.flatMap((heading, column) => (LONG.test(heading) ? [column] : []));
    const closeness = headings.findIndex((heading) => /close|proximity/.test(heading));
    if (long.length > 0)
      return {
        headerRow: row,
        own,
        lists: [{ columns: long, closeness: closeness < 0 ? null : closeness, position: null }],
      };
  }
  return null;
}

/** What stays the same while a list is read. */
interface Reading {
  readonly sheet: SourceTable;
  readonly areas: Areas;
  readonly model_year: number;
  readonly source: string;
  readonly issues: IssueList;
}

const filled = (sheet: SourceTable, row: number, columns: readonly number[]): string[] =>
  columns.map((column) => cellText(sheet, row, column)).filter((text) => /[^-.\s]/.test(text));

/** Whose list a row is of. */
function ownerOf(row: number, own: readonly number[], of: Reading): Area | null {
  const texts = filled(of.sheet, row, own);
  const area = of.areas.authority(texts, of.model_year);
  const words = texts.join(', ');
  if (!area && plainName(words).length < 60) {
    const message = `"${words}" is not recognised as an authority; its list is skipped.${nearestNames(texts, of)}`;
    of.issues.note('unknown area', 'medium', words, message, { row, column: own[0]! });
  }
  return area;
}

function nearestNames(texts: readonly string[], { areas }: Reading): string {
  const alike = texts.flatMap((text) => areas.alike(text));
  return alike.length > 0 ? ` The nearest names are ${alike.join(', ')}.` : '';
}

/** The neighbour that cells of a row name; `null`, and why, if none. */
function neighbourOf(row: number, columns: readonly number[], area: Area, of: Reading): Area | null {
  const texts = filled(of.sheet, row, columns);
  const neighbour = of.areas.authority(texts, of.model_year);
  const [text = ''] = texts;
  const place = { row, column: columns[0]! };
  if (!neighbour) {
    const message = `"${text}", a neighbour of ${area.area_name}, is not recognised as an authority; row skipped.${nearestNames(texts, of)}`;
    of.issues.note('unknown area', 'medium', text, message, place);
    return null;
  }
  if (neighbour.area_code !== area.area_code) return neighbour;
  const message = `${area.area_name} is in its own list; skipped.`;
  of.issues.note('own neighbour', 'medium', text, message, place);
  return null;
}

/** Takes neighbours one by one into a list. */
class Listing {
  readonly listed: ListedNeighbour[] = [];
  readonly #counts = new Map<string, number>();
  readonly #of: Reading;

  constructor(of: Reading) {
    this.#of = of;
  }

  /** Take the neighbour that cells of a row name. */
  take(area: Area, row: number, columns: readonly number[], position: number | null, closeness = ''): void {
    const neighbour = neighbourOf(row, columns, area, this.#of);
    if (!neighbour) return;
    const at = position ?? (this.#counts.get(area.area_code) ?? 0) + 1;
    this.#counts.set(area.area_code, at);
    this.listed.push({
      model_year: String(this.#of.model_year),
      area_code: area.area_code,
      area_name: area.area_name,
      neighbour_code: neighbour.area_code,
      neighbour_name: neighbour.area_name,
      position: at,
      closeness,
      source: this.#of.source,
    });
  }
}

/**
 * Read a list of statistical neighbours: wide (`SN1 … SN10`, `stat_1`, with or without a word of closeness beside each),
 * long (one neighbour a row) or with a column for each authority; by code or by name.
 *
 * @param model_year the year of the model, which belongs to its name.
 */
export function readNeighbours(
  sheet: SourceTable,
  layout: ListLayout,
  areas: Areas,
  model_year: number,
  source: string,
  issues: IssueList,
): ListedNeighbour[] {
  const of: Reading = { sheet, areas, model_year, source, issues };
  const listing = new Listing(of);
  if (typeof layout === 'string') {
    for (let column = 0; column < sheet.width; column++) {
      const area = ownerOf(0, [column], of);
      for (let row = 1; area && row < sheet.rows; row++)
        if (filled(sheet, row, [column]).length > 0) listing.take(area, row, [column], row);
    }
    return listing.listed;
  }
  const { headerRow, own, lists } = layout;
  for (let row = headerRow + 1; row < sheet.rows; row++) {
    const theirs = lists.filter(({ columns }) => filled(sheet, row, columns).length > 0);
    if (theirs.length === 0 || filled(sheet, row, own).length === 0) continue;
    const area = ownerOf(row, own, of);
    if (!area) continue;
    for (const { columns, closeness, position } of theirs)
      listing.take(area, row, columns, position, closeness === null ? '' : cellText(sheet, row, closeness));
  }
  return listing.listed;
}
