import { agree, listed, quotedList } from '../../text/list.js';
import { placesOf, type ScreenCheck, type Trouble, whereIn } from '../check.js';
import { rowNumber } from '../sheet.js';
import { LEVELS, levelColumns, STANDARD_COLUMNS } from '../standard.js';
import { NAMES_AS_FILTERS, type Subject } from '../subject.js';

const PLACES = 'country sch prov inst estab reg la local rsc pfa pcon lep mca oa ward mat'.split(' ');
const IDENTIFIERS = 'name code urn ukprn number upin id'.split(' ');
const ALONE =
  'laestab estab sch school schools prov provider providers inst institution institutions region la lad rsc pcon lep mca oa ward mat'.split(
    ' ',
  );

const PLACE_LIKE = new RegExp(
  `^((${PLACES.join('|')}).*(${IDENTIFIERS.join('|')})|${[...ALONE, ...IDENTIFIERS].join('|')})$`,
  'i',
);

/** Names of schools or providers where they are the one filter of a file, which EES allows. */
function allowedNames({ metaRows }: Subject): readonly string[] {
  const filters = metaRows.filter(({ cells }) => cells.col_type === 'Filter');
  const names = filters.flatMap(({ cells }) => [cells.col_name ?? '', cells.filter_grouping_column ?? '']);
  return filters.length === 1 ? NAMES_AS_FILTERS.filter((name) => names.includes(name)) : [];
}

export const metaPlaceColumns: ScreenCheck = {
  check: 'meta_place_columns',
  official: ['check_meta_geog_catch'],
  passed: 'No filter looks like a column of places.',
  look: (subject) => {
    const allowed = allowedNames(subject);
    const filters = subject.metaRows.filter(({ cells }) => cells.col_type === 'Filter');
    const named = [
      ...filters.map(({ cells }) => cells.col_name ?? ''),
      ...subject.metaRows.map(({ cells }) => cells.filter_grouping_column ?? ''),
    ];
    const wrong = [...new Set(named)].filter(
      (name) =>
        PLACE_LIKE.test(name) &&
        !allowed.includes(name) &&
        (!STANDARD_COLUMNS.includes(name) || NAMES_AS_FILTERS.includes(name)),
    );
    return wrong.length === 0
      ? []
      : [
          {
            result: 'fail',
            message: `The ${agree(wrong.length, 'filter', 'filters')} ${quotedList(wrong)} ${agree(wrong.length, 'looks like a column', 'look like columns')} of places.`,
            guidance:
              'Places belong in the columns of their geographic level, which the meta file does not describe. If it is a filter, give it another name.',
            places: wrong.map((column) => ({ row: null, column, value: column })),
          },
        ];
  },
};

const WHOLE = /^(total|all)$/i;

export const placeTotal: ScreenCheck = {
  check: 'place_total',
  official: ['check_filter_ob_total'],
  passed: 'No column of time or place holds Total or All.',
  look: (subject) => {
    const allowed = allowedNames(subject);
    const columns = [...new Set(subject.data.columns)].filter(
      (column) => (STANDARD_COLUMNS.includes(column) || PLACE_LIKE.test(column)) && !allowed.includes(column),
    );
    return columns.flatMap((column): Trouble[] => {
      const wrong = [...subject.texts(column)].filter(([text]) => WHOLE.test(text));
      const places = placesOf(column, wrong);
      return wrong.length === 0
        ? []
        : [
            {
              result: 'fail',
              message: `${column} holds ${quotedList(wrong.map(([text]) => text))} ${whereIn(places)}.`,
              guidance: `Leave ${column} blank where a row is not of one place.`,
              places,
            },
          ];
    });
  },
};

export const levelColumnsTogether: ScreenCheck = {
  check: 'level_columns_together',
  official: ['check_geog_region_col_present', 'check_geog_la_col_present'],
  passed: 'The columns of regions and of local authorities are all there, or none of them is.',
  look: ({ data: { columns }, texts }) =>
    LEVELS.filter(
      ({ level }) =>
        (level === 'Regional' || level === 'Local authority') && !texts('geographic_level').has(level),
    ).flatMap((level): Trouble[] => {
      const wanted = levelColumns(level);
      const missing = wanted.filter((column) => !columns.includes(column));
      return missing.length === 0 || missing.length === wanted.length
        ? []
        : [
            {
              result: 'fail',
              message: `The file has ${quotedList(wanted.filter((column) => columns.includes(column)))} and no ${agree(missing.length, 'column', 'columns')} ${quotedList(missing)}.`,
              guidance: `${listed(wanted)} go together.`,
              places: missing.map((column) => ({ row: 1, column, value: null })),
            },
          ];
    }),
};

const NOT_AVAILABLE = { code: 'x', name: 'Not available' } as const;

/** Levels whose codes and names no official list holds, so that only the file itself can be checked. */
const UNLISTED = LEVELS.filter(({ level }) =>
  ['Opportunity area', 'MAT', 'Sponsor', 'School', 'Provider', 'Police force area'].includes(level),
);

export const placeNotAvailable: ScreenCheck = {
  check: 'place_not_available',
  official: ['check_geog_na', 'check_geog_na_code'],
  passed: `Places that are not known have the code ${NOT_AVAILABLE.code} and the name ${NOT_AVAILABLE.name}.`,
  look: ({ data: { columns }, filled, cell, texts }) =>
    UNLISTED.filter(
      ({ level, code, name }) =>
        texts('geographic_level').has(level) && columns.includes(code) && columns.includes(name),
    ).flatMap(({ level, code, name }): Trouble[] => {
      const wrong = filled.filter((index) => {
        const [isX, isUnknown] = [
          cell(index, code) === NOT_AVAILABLE.code,
          cell(index, name) === NOT_AVAILABLE.name,
        ];
        return (isX && !isUnknown) || (isUnknown && !isX && cell(index, 'geographic_level') === level);
      });
      const places = wrong.map((index) => ({
        row: rowNumber(index),
        column: name,
        value: cell(index, name),
      }));
      const pairs = wrong.map((index) => `${cell(index, code) || 'no code'} ${cell(index, name)}`.trim());
      return wrong.length === 0
        ? []
        : [
            {
              result: 'fail',
              message: `${code} and ${name} are ${quotedList(pairs)} ${whereIn(places)}.`,
              guidance: `Write ${NOT_AVAILABLE.name} for the name where the code is ${NOT_AVAILABLE.code}, and the code ${NOT_AVAILABLE.code} where the name is ${NOT_AVAILABLE.name}.`,
              places,
            },
          ];
    }),
};

/** Levels of which DfE wants one code for each name, and one name for each code, in the whole file. */
const ONE_TO_ONE = LEVELS.filter(({ level }) => ['Opportunity area', 'MAT', 'Sponsor'].includes(level));

export const placeRepeats: ScreenCheck = {
  check: 'place_repeats',
  official: ['check_geog_other_dupes', 'check_geog_other_code_dupes'],
  passed: 'Every opportunity area, trust and sponsor has one code and one name.',
  look: ({ filled, cell }) =>
    ONE_TO_ONE.flatMap(({ level, code, name }) =>
      [
        [code, name],
        [name, code],
      ].flatMap(([one, other]): Trouble[] => {
        const partners = new Map<string, Set<string>>();
        for (const index of filled) {
          if (cell(index, 'geographic_level') !== level || cell(index, code) === '') continue;
          const known = partners.get(cell(index, one!)) ?? new Set();
          partners.set(cell(index, one!), known.add(cell(index, other!)));
        }
        const several = [...partners].filter(([, found]) => found.size > 1);
        return several.length === 0
          ? []
          : [
              {
                result: 'fail',
                message: `At the level ${level}, one ${one} has several ${other}: ${listed(several.map(([text, found]) => `"${text}" has ${quotedList(found)}`))}.`,
                guidance: 'One place has one code and one name.',
                places: several.map(([text]) => ({ row: null, column: one!, value: text })),
              },
            ];
      }),
    ),
};
