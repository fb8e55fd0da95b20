import { nearest } from '../../model/nearest.js';
import { agree, listed, quotedList } from '../../text/list.js';
import { count } from '../../text/number.js';
import type { ScreenCheck } from '../check.js';
import { COMPULSORY_COLUMNS, STANDARD_COLUMNS } from '../standard.js';
import { NAMES_AS_FILTERS } from '../subject.js';
import { metaTrouble } from './meta-form.js';

export const metaName: ScreenCheck = {
  check: 'meta_col_name',
  official: ['precheck_meta_col_name', 'check_meta_col_name_dupe'],
  passed: 'Every row of the meta file names a column, each once.',
  look: ({ metaRows }) => {
    const names = metaRows.map(({ cells }) => cells.col_name ?? '');
    return [
      ...metaTrouble(
        metaRows.filter((_, at) => names[at]!.trim() === ''),
        'col_name',
        (rows) => `col_name is blank in ${rows}.`,
        'Write the heading of the column that the row describes.',
      ),
      ...metaTrouble(
        metaRows.filter(
          (_, at) => names[at]!.trim() !== '' && names.filter((name) => name === names[at]).length > 1,
        ),
        'col_name',
        (rows, texts) => `${texts} is described more than once, in ${rows}.`,
        'Keep one row for each column.',
      ),
    ];
  },
};

export const metaDescribed: ScreenCheck = {
  check: 'meta_describes_all',
  official: ['precheck_cross_data_to_meta'],
  passed: 'Every column besides those of time and place is described.',
  look: ({ data, meta, metaRows, groups, texts }) => {
    if (meta === null || meta.columns.length === 0) return [];
    const described = new Set(metaRows.map(({ cells }) => cells.col_name));
    const missing = [...new Set(data.columns)].filter(
      (column) =>
        column.trim() !== '' &&
        !STANDARD_COLUMNS.includes(column) &&
        !described.has(column) &&
        !groups.includes(column) &&
        texts(column).size > 1,
    );
    return missing.length === 0
      ? []
      : [
          {
            result: 'advisory',
            message: `The meta file does not describe the ${agree(missing.length, 'column', 'columns')} ${quotedList(missing)}.`,
            guidance: 'Give each a row: Filter or Indicator. EES shows no column that is not described.',
            places: missing.map((column) => ({ row: 1, column, value: column })),
          },
        ];
  },
};

export const metaMissing: ScreenCheck = {
  check: 'meta_describes_none_missing',
  official: ['precheck_cross_meta_to_data'],
  passed: 'Every column that the meta file names is in the data file.',
  look: ({ data: { columns }, metaRows }) => {
    const wrong = metaRows.filter(
      ({ cells }) => (cells.col_name ?? '').trim() !== '' && !columns.includes(cells.col_name!),
    );
    const hints = wrong.flatMap(({ cells }) => {
      const name = cells.col_name!;
      const [like] = [
        ...columns.filter((column) => column.trim().toLowerCase() === name.trim().toLowerCase()),
        ...nearest(name, columns),
      ];
      return like === undefined ? [] : [` "${like}" may be meant for "${name}".`];
    });
    return metaTrouble(
      wrong,
      'col_name',
      (rows, texts) =>
        `The data file has no column ${texts}, which ${rows} ${agree(wrong.length, 'describes', 'describe')}.`,
      `col_name is the heading, letter for letter.${hints.join('')}`,
    );
  },
};

export const metaStandardColumns: ScreenCheck = {
  check: 'meta_standard_columns',
  official: ['precheck_meta_ob_unit'],
  passed: 'The meta file leaves the columns of time and place alone.',
  look: ({ metaRows }) =>
    ['col_name', 'filter_grouping_column'].flatMap((column) =>
      metaTrouble(
        metaRows.filter(
          ({ cells }) =>
            STANDARD_COLUMNS.includes(cells[column] ?? '') && !NAMES_AS_FILTERS.includes(cells[column]!),
        ),
        column,
        (rows, texts) =>
          `${texts} is ${column === 'col_name' ? 'described' : 'a grouping column'} in ${rows}.`,
        `EES knows the columns of time and place (${listed(STANDARD_COLUMNS)}): the meta file leaves them out.`,
      ),
    ),
};

export const metaMoreRows: ScreenCheck = {
  check: 'meta_more_rows',
  official: ['precheck_col_to_rows'],
  passed: 'The meta file has no more rows than the data file has columns to describe.',
  look: ({ data, meta }) => {
    const rows = meta?.rows.length ?? 0;
    const columns = data.columns.length - COMPULSORY_COLUMNS.length;
    return rows <= columns || columns < 0
      ? []
      : [
          {
            result: 'fail',
            message: `The meta file has ${count(rows, 'row')}; the data file has ${count(columns, 'column')} besides the compulsory ones.`,
            guidance: 'Keep one row for each filter and indicator, and take blank rows away.',
          },
        ];
  },
};

/** Words for groups of people, which belong in a filter and not in the name of an indicator. */
const GROUP_WORDS =
  'male asian chinese indian pakistani bangladeshi black african caribbean white roma irish english british scottish welsh arab';

const NAMES_A_GROUP = new RegExp(GROUP_WORDS.replaceAll(' ', '|'), 'i');

export const metaGroupsInNames: ScreenCheck = {
  check: 'groups_in_names',
  official: ['check_col_ind_smushed'],
  passed: 'No indicator names a group of people, which would belong in a filter.',
  look: ({ metaRows }) =>
    metaTrouble(
      metaRows.filter(
        ({ cells }) => cells.col_type === 'Indicator' && NAMES_A_GROUP.test(cells.col_name ?? ''),
      ),
      'col_name',
      (rows, texts) =>
        `Indicators name a group of people (sex, ethnicity or nationality) in ${rows}: ${texts}.`,
      'Keep one indicator, and give the groups a filter of their own with one row for each group.',
    ),
};
