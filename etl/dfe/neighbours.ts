import type { Neighbour } from '../../src/observations/catalogue.js';
import { type Authorities, type Authority, plainName } from './authorities.js';
import type { Remarks } from './remarks.js';
import { cellText, plainHeading, type Sheet } from './sheet.js';

/** One neighbour of an authority, as a list gives it. */
export interface ListedNeighbour extends Neighbour {
  /** 1 for the nearest. */
  readonly position: number;
  /** The list's own word: `Very close`. */
  readonly closeness: string;
}

/** The columns of the store's lists, in order. */
export const NEIGHBOUR_COLUMNS = [
  'model_year',
  'area_code',
  'area_name',
  'neighbour_code',
  'neighbour_name',
  'position',
  'closeness',
  'source',
] as const satisfies readonly (keyof ListedNeighbour)[];

interface ListLayout {
  readonly headerRow: number;
  /** Columns that say whose list it is. */
  readonly own: readonly number[];
  /** Columns of neighbours: one in a long list, ten in a wide one, with the word beside each. */
  readonly lists: readonly {
    readonly column: number;
    readonly closeness: number | null;
    readonly position: number | null;
  }[];
}

const WIDE = /^(sn|neighbour|statistical neighbour)[ _]?(\d{1,2})$/;
const LONG =
  /^(statistical[ _])?neighbour([ _]?(la|code|number|name|new_la_code|old_la_code))?$|^sn([ _](code|number|name|la))?$|^neighbour.*(code|number|name)$/;
const OWN =
  /^(la|lad|utla|new_la|old_la|local authority|area)?[ _]?(code|num|number|no|name|area)$|^local authority$|^la$/;

/** Wide lists have ten; a few suffice to tell one. */
const ENOUGH = 3;

function headingsOf(sheet: Sheet, row: number): string[] {
  return Array.from({ length: sheet.width }, (_, column) => plainHeading(cellText(sheet, row, column)));
}

/** How a list of neighbours is laid out; `null` if the sheet is none. */
export function neighbourLayout(sheet: Sheet): ListLayout | null {
  for (let row = 0; row < Math.min(12, sheet.rows); row++) {
    const headings = headingsOf(sheet, row);
    const wide = headings.flatMap((heading, column) => {
      const position = WIDE.exec(heading)?.[2];
      if (position === undefined) return [];
      const beside = headings[column + 1] ?? '';
      const closeness = /^(sn)?[ _]?(\d{1,2})?p$|close|proximity/.test(beside) ? column + 1 : null;
      return [{ column, closeness, position: Number(position) }];
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
        lists: [{ column: long[0]!, closeness: closeness < 0 ? null : closeness, position: null }],
      };
  }
  return null;
}

/** The authority that a code or a name means today. */
function authorityOf(texts: readonly string[], authorities: Authorities, year: number): Authority | null {
  for (const text of texts) {
    const found = [...authorities.coded(text), ...authorities.named(text)].filter(
      ({ geographic_level }) => geographic_level === 'Local authority',
    );
    const current = found.find(
      ({ from, to }) => (from === '' || year >= Number(from)) && (to === '' || year <= Number(to)),
    );
    if (current ?? found.at(-1)) return current ?? found.at(-1)!;
  }
  return null;
}

/**
 * Read a list of statistical neighbours: wide (`SN1 … SN10`, with or without a word of closeness beside each)
 * or long (one neighbour a row), by code or by name.
 *
 * @param model_year the year of the model, which belongs to its name.
 */
export function readNeighbours(
  sheet: Sheet,
  { headerRow, own, lists }: ListLayout,
  authorities: Authorities,
  model_year: number,
  source: string,
  remarks: Remarks,
): ListedNeighbour[] {
  const listed: ListedNeighbour[] = [];
  const counts = new Map<string, number>();
  for (let row = headerRow + 1; row < sheet.rows; row++) {
    const texts = own.map((column) => cellText(sheet, row, column)).filter((text) => text !== '');
    const theirs = lists.filter(({ column }) => /[^-.\s]/.test(cellText(sheet, row, column)));
    if (texts.length === 0 || theirs.length === 0) continue;
    const area = authorityOf(texts, authorities, model_year);
    if (!area) {
      if (plainName(texts.join(' ')).length < 60)
        remarks.note(
          'unknown area',
          'medium',
          texts.join(', '),
          `"${texts.join(', ')}" is no authority we know; its list is left out.`,
          { row, column: own[0]! },
        );
      continue;
    }
    for (const { column, closeness, position } of theirs) {
      const text = cellText(sheet, row, column);
      const neighbour = authorityOf([text], authorities, model_year);
      const place = { row, column };
      if (!neighbour) {
        remarks.note(
          'unknown area',
          'medium',
          text,
          `"${text}", a neighbour of ${area.area_name}, is no authority we know; left out.`,
          place,
        );
        continue;
      }
      if (neighbour.area_code === area.area_code) {
        remarks.note(
          'own neighbour',
          'medium',
          text,
          `${area.area_name} stands in its own list; left out.`,
          place,
        );
        continue;
      }
      const at = position ?? (counts.get(area.area_code) ?? 0) + 1;
      counts.set(area.area_code, at);
      listed.push({
        model_year: String(model_year),
        area_code: area.area_code,
        area_name: area.area_name,
        neighbour_code: neighbour.area_code,
        neighbour_name: neighbour.area_name,
        position: at,
        closeness: closeness === null ? '' : cellText(sheet, row, closeness),
        source,
      });
    }
  }
  return listed;
}
