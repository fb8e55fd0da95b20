import { type Areas, type FoundArea, levelOf } from '../../src/model/areas.js';
import { cellName } from '../../src/model/grid.js';
import type { FigureColumn } from './figure-column.js';
import type { IssueList } from './issue-list.js';
import type { Layout } from './layout.js';
import type { TableMeasures } from './measures.js';
import type { RowPlace } from './row-places.js';
import { cellText, type SourceTable } from './sheet.js';
import { yearsIn } from './years.js';

/** A name that is longer is a note below the table. */
const LONGEST_NAME = 60;

const OTHER_COUNTRY = /^[WSN]\d{8}$/i;
const OTHER_AREA = /^E(?!0[689]|1[023]|92)\d{8}$/i;

const isCode = (text: string): boolean => /^[A-Z]\d{8}$/i.test(text);

/** The words of a row's own area. */
export const nameAt = (sheet: SourceTable, row: number, { names, codes }: Layout): string =>
  [...names, ...codes.slice(0, names.length > 0 ? 0 : undefined)]
    .map((column) => cellText(sheet, row, column))
    .findLast((text) => text !== '') ?? '';

/** Say why a row that holds figures gives none. */
export function leftOutIssue(
  sheet: SourceTable,
  row: number,
  place: RowPlace,
  layout: Layout,
  areas: Areas,
  issues: IssueList,
): void {
  const { level, codes, names, time } = layout;
  if (place.time.year === null && 'period' in time) {
    const text = cellText(sheet, row, time.period);
    const what = text === '' ? 'a row without a period' : `"${text}" is no period`;
    issues.note('unknown period', 'medium', text, `${what} (write it like 2025 or 202425); row skipped.`, {
      row,
      column: time.period,
    });
    return;
  }
  const word = level === null ? '' : cellText(sheet, row, level);
  if (level !== null && word !== '' && levelOf(word) === null) {
    const message = `rows of level "${word}" are skipped; National, Regional and Local authority rows are imported.`;
    issues.note('other level', 'low', word, message, { row, column: level });
    return;
  }
  const code = codes.map((column) => cellText(sheet, row, column)).findLast(isCode) ?? '';
  const name = nameAt(sheet, row, layout);
  const at = { row, column: names.at(-1) ?? codes.at(-1) ?? 0 };
  if (OTHER_COUNTRY.test(code)) {
    const message = `${name} (${code}) is not in England; rows of other countries are skipped.`;
    issues.note('other country', 'low', '', message, at);
  } else if (OTHER_AREA.test(code)) {
    const message = `${name} (${code}) is neither an authority with children’s services nor a region; row skipped.`;
    issues.note('other area', 'low', '', message, at);
  } else if (name === '') issues.note('no area', 'low', '', 'rows with figures but no area are skipped.', at);
  else if (layout.among && areas.alike(name).length === 0) {
    const message = `Rows of districts and other bodies, such as "${name}", are skipped.`;
    issues.note('other area', 'medium', '', message, at);
  } else if (name.length <= LONGEST_NAME) {
    const alike = areas.alike(name);
    const hint = alike.length > 0 ? ` The nearest names are ${alike.join(', ')}.` : '';
    const message = `"${name}" is not recognised as an authority, region or country; row skipped.${hint}`;
    issues.note('unknown area', 'medium', name, message, at);
  }
}

/** Say what is odd about how rows name their area, and which authorities have changed. */
export function placeIssues(sheet: SourceTable, place: RowPlace, layout: Layout, issues: IssueList): void {
  if (!place.found) return;
  const { found, firstRow: row, rows } = place;
  timeIssues(sheet, place, layout, issues);
  const at = { row, column: layout.codes.at(-1) ?? layout.names.at(-1) ?? 0 };
  const { area_name } = found.area;
  const texts = layout.codes.map((column) => cellText(sheet, row, column)).filter((text) => text !== '');
  const code = texts.findLast(isCode) ?? texts.at(-1) ?? '';
  if (found.odd === 'code and name differ') {
    const message = `${area_name} has the code ${code}, which belongs to another area; matched by name.`;
    issues.note('code and name differ', 'medium', `${code} ${area_name}`, message, at, rows);
  }
  if (found.odd === 'unknown name') {
    const name = nameAt(sheet, row, layout);
    const message = `"${name}" is not a known name; matched by its code ${code} as ${area_name}.`;
    issues.note('unknown name', 'low', name, message, at, rows);
  }
  if (found.odd === 'not in our list') {
    const message = `${area_name} (${code}) is not in areas.csv; taken as the file says.`;
    issues.note('new area', 'low', area_name, message, at, rows);
  }
  changeIssues(found, issues, at, rows);
}

/** Say which figures have no period, or days by convention only. */
function timeIssues(
  sheet: SourceTable,
  { time, firstRow: row, rows }: RowPlace,
  layout: Layout,
  issues: IssueList,
): void {
  if (time.odd === undefined || !('period' in layout.time)) return;
  const period = cellText(sheet, row, layout.time.period);
  const { identifier: column } = layout.time;
  const identifier = column === null ? '' : cellText(sheet, row, column);
  const at = { row, column: column ?? layout.time.period };
  if (time.odd === 'term') {
    const message = `Terms have no fixed days; "${identifier}" is dated by convention: autumn from September, spring from January, summer from April.`;
    issues.note('term', 'low', identifier, message, at, rows);
  } else if (time.odd === 'contradiction') {
    const message = `time_period "${period}" and time_identifier "${identifier}" contradict each other; these figures have no period.`;
    issues.note('no period', 'medium', `${period} ${identifier}`, message, at, rows);
  } else {
    const message = `time_identifier "${identifier}" with time_period "${period}" is not a period of DfE’s standard; these figures have no period.`;
    issues.note('no period', 'medium', identifier, message, at, rows);
  }
}

/** What a change means for those who compare across it. */
function consequence(change: string): string {
  if (/without a change of boundary/.test(change)) return '';
  return /^boundary change/.test(change)
    ? ' Figures before and after it are of areas that differ a little.'
    : ' Its figures are not joined with those of what came before or after.';
}

/** Say that an authority is not the same over time, once for each code. */
function changeIssues(
  { area: known }: FoundArea,
  issues: IssueList,
  at: { row: number; column: number },
  rows: number,
): void {
  if (known.change === '' || (known.from === null && known.to === null)) return;
  const span = known.to === null ? `from ${known.from}` : `until ${known.to}`;
  const message = `${known.area_name} has had the code ${known.area_code} ${span}: ${known.change}.${consequence(known.change)}`;
  issues.note('changed authority', 'low', known.area_code, message, at, rows);
}

/** Say which headings name another year than the file, and which percentages look like proportions. */
export function columnIssues(
  layout: Layout,
  measures: TableMeasures,
  columns: readonly FigureColumn[],
  latest: number,
  issues: IssueList,
): void {
  columns.forEach((figures, index) => {
    const { heading, column, year } = layout.measures[index]!;
    const before = layout.measures.findIndex((other) => other.heading === heading && other.year === year);
    if (before < index) {
      const [first] = cellName({ row: 1, column: layout.measures[before]!.column + 1 }).split(/\d/);
      const message = `the heading "${heading}" stands over column ${first} too; their figures are kept apart by number, or by what the file says of them.`;
      issues.note('repeated heading', 'medium', heading, message, { row: 0, column });
    }
    if (measures.usualUnit(column) === 'unknown' && figures.ownUnit === null) {
      const message = `The unit of the column "${heading}" is not known; its figures have no unit.`;
      issues.note('unknown unit', 'low', heading, message, { row: layout.firstRow - 1, column });
    }
    if (measures.usualUnit(column) === 'percent' && figures.seemsProportion) {
      const message = `no figure of the column "${heading}" is above 1: these seem to be proportions, where percentages from 0 to 100 would be right. Read as published.`;
      issues.note('proportions', 'medium', heading, message, { row: 0, column });
    }
    if (layout.form !== 'underlying') return;
    const [own] = /3103\d\d|^[a-z_]+20\d\d$/i.test(heading) ? yearsIn(heading) : [];
    if (own === undefined || own === latest || /mid|pop|year11/i.test(heading)) return;
    const message = `the heading ${heading} names ${own} in a file of ${latest}; its figures are read as of ${latest}.`;
    issues.note('year of a heading', 'medium', heading, message, { row: 0, column });
  });
}
