import { looksLikeFigure } from '../../src/ees/read-figure.js';
import { isPlaceCode } from '../../src/ees/roles.js';
import type { Areas } from '../../src/model/areas.js';
import { levelOf } from '../../src/model/areas.js';
import { cellText, plainHeading, type SourceTable } from './sheet.js';
import { yearAlone } from './years.js';

/** Which part of some texts is so. */
export const share = (of: readonly string[], test: (text: string) => boolean): number =>
  of.length === 0 ? 0 : of.filter(test).length / of.length;

/** The different texts of a column below the header rows, a blank among them. */
export function allTexts(sheet: SourceTable, column: number, firstRow: number): string[] {
  const texts = new Set<string>();
  if (firstRow <= 1) for (const text of sheet.columns.columns[column]!.values) texts.add(text.trim());
  else for (let row = firstRow; row < sheet.rows; row++) texts.add(cellText(sheet, row, column));
  return [...texts];
}

/** The different texts of a column below the header rows. */
export const distinct = (sheet: SourceTable, column: number, firstRow: number): string[] =>
  allTexts(sheet, column, firstRow).filter((text) => text !== '');

/** Notes below a table stand in its first column, as names do. */
const isNote = (text: string): boolean => text.length > 45 || /=|^\(?\d+[.)\]]/.test(text);

/** Headings of columns that say the level of an area. */
const LEVEL_HEADING = /^(geog_?l(ev(el)?)?|geographic_level|level)$/;
const MOST = 0.8;

interface AreaColumns {
  readonly level: number | null;
  readonly codes: number[];
  readonly names: number[];
  /** Whether the names are of all councils, so that many rows are of none of our areas. */
  readonly among: boolean;
}

/** The least part of a column's names that may be areas, where the rest are districts. */
const SOME = 0.2;

/** The column that names most areas, others among them: averages of neighbours, or – in tables of all councils – districts. */
function namesAmongOthers(
  sheet: SourceTable,
  firstRow: number,
  areas: Areas,
): { readonly column: number; readonly known: number; readonly mostly: boolean } | null {
  let best: ReturnType<typeof namesAmongOthers> = null;
  for (let column = 0; column < Math.min(LEFT, sheet.width); column++) {
    const texts = distinct(sheet, column, firstRow).filter((text) => !isNote(text));
    const known = texts.filter(areas.knowsName).length;
    const mostly = known > 0 && known * 2 >= texts.length;
    if (!mostly && (known < ENOUGH_AREAS || known < texts.length * SOME)) continue;
    if (known > (best?.known ?? 0)) best = { column, known, mostly };
  }
  return best;
}

/** The heading of a column: the text nearest above its figures. */
function headingOf(sheet: SourceTable, column: number, firstRow: number): string {
  for (let row = firstRow - 1; row > 0; row--)
    if (cellText(sheet, row, column) !== '') return plainHeading(cellText(sheet, row, column));
  return plainHeading(cellText(sheet, 0, column));
}

/** Area columns stand at the left. */
const LEFT = 12;
/** Rows that must name areas before a table is taken to be about areas. */
const ENOUGH_AREAS = 3;

/** Which columns say the area, by what stands in them. */
export function areaColumns(sheet: SourceTable, firstRow: number, areas: Areas): AreaColumns {
  const found: { level: number | null; codes: number[]; names: number[] } = {
    level: null,
    codes: [],
    names: [],
  };
  for (let column = 0; column < Math.min(LEFT, sheet.width); column++) {
    const texts = distinct(sheet, column, firstRow);
    if (texts.length === 0) continue;
    const heading = headingOf(sheet, column, firstRow);
    const levels = share(texts, (text) => levelOf(text) !== null);
    if (LEVEL_HEADING.test(heading) && levels > 0) found.level = column;
    else if (texts.length <= 6 && levels >= MOST && !/name$|_n$/.test(heading)) found.level = column;
    else if (share(texts, (t) => /^[EW]\d{8}$/i.test(t)) >= MOST) found.codes.push(column);
    else if (isPlaceCode(heading) && texts.some(areas.knowsCode)) found.codes.push(column);
    else if (/^(la|lea|local authority)$/.test(heading) && share(texts, areas.knowsCode) >= MOST)
      found.codes.push(column);
    else if (texts.length >= ENOUGH_AREAS && share(texts, areas.knowsCode) >= MOST && !/order/.test(heading))
      found.codes.push(column);
    else if (
      share(
        texts.filter((text) => !isNote(text)),
        areas.knowsName,
      ) >= MOST ||
      namesCodes(sheet, column)
    )
      found.names.push(column);
  }
  if (found.codes.length + found.names.length > 0) return { ...found, among: false };
  const names = namesAmongOthers(sheet, firstRow, areas);
  return names === null
    ? { ...found, among: false }
    : { ...found, names: [names.column], among: !names.mostly };
}

/** Whether the heading before is this one and "Code": the column names what that one codes. */
const namesCodes = (sheet: SourceTable, column: number): boolean =>
  column > 0 &&
  plainHeading(cellText(sheet, 0, column - 1)) === `${plainHeading(cellText(sheet, 0, column))} code` &&
  /^[EW]\d{8}$/.test(cellText(sheet, 1, column - 1));

/** Rows in which the column of areas is looked for. */
const TOP = 60;

/** Whether a row holds figures behind its name: cells that are numbers, and neither years nor numbers of columns. */
function holdsFigures(sheet: SourceTable, row: number, column: number): boolean {
  if (cellText(sheet, row, column) === '' || isNote(cellText(sheet, row, column))) return false;
  const cells = Array.from({ length: sheet.width - column - 1 }, (_, at) =>
    cellText(sheet, row, column + 1 + at),
  ).filter((text) => text !== '');
  return (
    cells.some((text) => /\d/.test(text)) &&
    cells.every(looksLikeFigure) &&
    !cells.every((text) => yearAlone(text) !== null) &&
    !cells.every((text, at) => text === String(at + 1))
  );
}

/**
 * The first row of figures, if the table is about areas at all: the first that names an area, in the column that names
 * most – a heading may be Reading, or Bury –, or a row of figures above it whose area is not known.
 */
export function firstAreaRow(sheet: SourceTable, areas: Areas): number | null {
  const names = (row: number, column: number): boolean => {
    const text = cellText(sheet, row, column);
    return !isNote(text) && (areas.knowsName(text) || /^[EW]\d{8}$/.test(text));
  };
  let best: { first: number; column: number; found: number } | null = null;
  for (let column = 0; column < Math.min(6, sheet.width); column++) {
    const rows: number[] = [];
    for (let row = 0; row < Math.min(sheet.rows, TOP); row++) if (names(row, column)) rows.push(row);
    if (rows.length > (best?.found ?? 0)) best = { first: rows[0]!, column, found: rows.length };
  }
  if (!best) return null;
  let { first } = best;
  for (let row = first - 1; row > 0; row--) if (holdsFigures(sheet, row, best.column)) first = row;
  return first;
}
