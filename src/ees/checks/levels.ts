import { nearest } from '../../model/nearest.js';
import { agree, listed, quotedList } from '../../text/list.js';
import { placesOf, type ScreenCheck, type ScreenPlace, type Trouble, whereIn } from '../check.js';
import { rowNumber } from '../sheet.js';
import { HIDDEN_LEVELS, LEVELS, type Level, levelColumns, SMALLEST_LEVELS, WITHIN } from '../standard.js';
import type { Subject } from '../subject.js';

const NAMES = LEVELS.map(({ level }) => level);

const levelsIn = ({ texts }: Subject): Level[] =>
  LEVELS.filter(({ level }) => texts('geographic_level').has(level));

const SHORT_NAMES: ReadonlyMap<string, string> = new Map([
  ['la', 'Local authority'],
  ['lad', 'Local authority district'],
  ['england', 'National'],
  ['region', 'Regional'],
]);

function levelMeant(text: string): string {
  const same = NAMES.find((name) => name.toLowerCase() === text.trim().toLowerCase());
  const short = SHORT_NAMES.get(text.trim().toLowerCase());
  const meant = same ?? short ?? nearest(text, NAMES)[0];
  return meant === undefined ? '' : ` Write ${meant} for "${text}".`;
}

export const geographicLevel: ScreenCheck = {
  check: 'geographic_level',
  official: ['precheck_geog_level'],
  passed: 'Every geographic_level is one of the standard.',
  look: ({ texts }) => {
    const wrong = [...texts('geographic_level')].filter(([text]) => !NAMES.includes(text));
    const places = placesOf('geographic_level', wrong);
    return wrong.length === 0
      ? []
      : [
          {
            result: 'fail',
            message: `geographic_level has ${quotedList(wrong.map(([text]) => text))} ${whereIn(places)}, which the standard does not know.`,
            guidance: `It knows ${listed(NAMES.slice(0, 3))} and ${NAMES.length - 3} narrower ones.${wrong.map(([text]) => levelMeant(text)).join('')}`,
            places,
          },
        ];
  },
};

export const levelColumnsThere: ScreenCheck = {
  check: 'level_columns',
  official: ['precheck_geog_level_present'],
  passed: 'The columns of every level in the file are there.',
  look: (subject) =>
    levelsIn(subject).flatMap((level): Trouble[] => {
      const missing = levelColumns(level).filter((column) => !subject.data.columns.includes(column));
      return missing.length === 0 || !level.required
        ? []
        : [
            {
              result: 'fail',
              message: `The file has rows of the level ${level.level} and no ${agree(missing.length, 'column', 'columns')} ${quotedList(missing)}.`,
              guidance: `Rows of that level need ${listed(levelColumns(level))}.`,
              places: missing.map((column) => ({ row: 1, column, value: null })),
            },
          ];
    }),
};

/** Cells of some columns in the rows of one level that are filled, or that are not. */
function cellsOf(
  { data, filled: rows, cell }: Subject,
  isMeant: (level: string, index: number) => boolean,
  column: string,
  filled: boolean,
): ScreenPlace[] {
  if (!data.columns.includes(column)) return [];
  return rows.flatMap((index) => {
    const text = cell(index, column);
    return (text.trim() !== '') === filled && isMeant(cell(index, 'geographic_level'), index)
      ? [{ row: rowNumber(index), column, value: text }]
      : [];
  });
}

export const levelCellsFilled: ScreenCheck = {
  check: 'level_cells_filled',
  official: ['check_geog_level_completed'],
  passed: 'Every row names its country and its place.',
  look: (subject) => {
    const { cell } = subject;
    const always = ['time_identifier', 'geographic_level', 'country_code', 'country_name'].map(
      (column) => ['', column, cellsOf(subject, () => true, column, false)] as const,
    );
    // A former authority may have no nine-character code: then its old one tells it.
    const excused = (column: string, index: number): boolean =>
      column === 'new_la_code' && cell(index, 'old_la_code').trim() !== '';
    const own = levelsIn(subject)
      .filter(({ level, required }) => level !== 'National' && required)
      .flatMap((level) =>
        levelColumns(level).map(
          (column) =>
            [
              ` of the level ${level.level}`,
              column,
              cellsOf(
                subject,
                (name, index) => name === level.level && !excused(column, index),
                column,
                false,
              ),
            ] as const,
        ),
      );
    return [...always, ...own]
      .filter(([, , places]) => places.length > 0)
      .map(([rows, column, places]) => ({
        result: 'fail' as const,
        message: `${column} is blank ${whereIn(places)}${rows}.`,
        guidance: column.endsWith('_code')
          ? 'Where a code is not known write x, where there is none z.'
          : `Fill ${column} in.`,
        places,
      }));
  },
};

export const levelCellsBlank: ScreenCheck = {
  check: 'level_cells_blank',
  official: ['check_geog_overcompleted_cols'],
  passed: 'Columns of narrower levels are blank where a row is of a wider one.',
  look: (subject) =>
    LEVELS.filter(({ level }) => level !== 'National').flatMap((level) => {
      const allowed = new Set([level.level, ...(WITHIN[level.level] ?? SMALLEST_LEVELS)]);
      return levelColumns(level).flatMap((column): Trouble[] => {
        if (subject.filters.includes(column) || subject.groups.includes(column)) return [];
        const places = cellsOf(
          subject,
          (name) => LEVELS.some((known) => known.level === name) && !allowed.has(name),
          column,
          true,
        );
        const rows = [...new Set(places.map(({ row }) => subject.cell(row! - 2, 'geographic_level')))];
        return places.length === 0
          ? []
          : [
              {
                result: 'fail',
                message: `${column} holds ${quotedList(places.map(({ value }) => value ?? ''))} ${whereIn(places)}, of the level ${listed(rows)}.`,
                guidance: `Leave ${column} blank there, or give the row the level ${level.level}.`,
                places,
              },
            ];
      });
    }),
};

export const levelsShown: ScreenCheck = {
  check: 'levels_shown',
  official: ['check_geog_ignored_rows'],
  passed: 'EES shows the rows of every level in the file.',
  look: (subject) => {
    const there = levelsIn(subject).map(({ level }) => level);
    const hidden = HIDDEN_LEVELS.besideOthers.filter((level) => there.includes(level));
    const never = HIDDEN_LEVELS.always.filter((level) => there.includes(level));
    const mixed = there.includes('School') && there.includes('Provider');
    const only = never.length > 0 && never.length === there.length;
    if (hidden.length === 0 || (there.length === 1 && !only)) return [];
    const places = placesOf(
      'geographic_level',
      [...subject.texts('geographic_level')].filter(([text]) => (hidden as string[]).includes(text)),
    );
    return [
      {
        result: mixed || only ? 'fail' : 'advisory',
        message: `EES does not show the rows of the ${agree(hidden.length, 'level', 'levels')} ${listed(hidden)}${only ? '' : ' beside other levels'}, ${whereIn(places)}.`,
        guidance: only
          ? 'Publish the file beside the data, as an ancillary file.'
          : 'Give each of them a file of its own.',
        places,
      },
    ];
  },
};

/** Levels whose rows should name their region. */
const WITH_REGION = ['Local authority', 'Local authority district'];

export const authorityRegion: ScreenCheck = {
  check: 'authority_region',
  official: ['check_geog_region_for_la', 'check_geog_region_for_lad'],
  passed: 'Every local authority and district names its region.',
  look: (subject) =>
    WITH_REGION.filter((level) => subject.texts('geographic_level').has(level)).flatMap(
      (level): Trouble[] => {
        const columns = ['region_code', 'region_name'];
        const missing = columns.filter((column) => !subject.data.columns.includes(column));
        const places = columns.flatMap((column) => cellsOf(subject, (name) => name === level, column, false));
        if (missing.length === 0 && places.length === 0) return [];
        return [
          {
            result: 'advisory',
            message:
              missing.length > 0
                ? `Rows of the level ${level} name no region: the file has no ${agree(missing.length, 'column', 'columns')} ${quotedList(missing)}.`
                : `Rows of the level ${level} name no region ${whereIn(places)}.`,
            guidance: 'Give the region of each row.',
            places,
          },
        ];
      },
    ),
};
