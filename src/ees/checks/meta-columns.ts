import { nearest } from '../../observations/nearest.js';
import type { ScreenCheck } from '../check.js';
import { STANDARD_COLUMNS } from '../standard.js';
import { NAMES_AS_FILTERS } from '../subject.js';
import { agree, listed, quoted } from '../wording.js';
import { metaTrouble } from './meta-form.js';

export const metaName: ScreenCheck = {
  check: 'meta_col_name',
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
            result: 'fail',
            message: `The meta file does not describe the ${agree(missing.length, 'column', 'columns')} ${quoted(missing)}.`,
            guidance: 'Give each a row: Filter or Indicator. EES shows no column that is not described.',
            places: missing.map((column) => ({ row: 1, column, value: column })),
          },
        ];
  },
};

export const metaMissing: ScreenCheck = {
  check: 'meta_describes_none_missing',
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
  passed: 'The meta file leaves the columns of time and place alone.',
  look: ({ metaRows }) =>
    metaTrouble(
      metaRows.filter(
        ({ cells }) =>
          STANDARD_COLUMNS.includes(cells.col_name ?? '') && !NAMES_AS_FILTERS.includes(cells.col_name!),
      ),
      'col_name',
      (rows, texts) => `${texts} is described in ${rows}.`,
      `EES knows the columns of time and place (${listed(STANDARD_COLUMNS)}): take their rows away.`,
    ),
};

export const metaGroups: ScreenCheck = {
  check: 'meta_groups',
  passed: 'Every column that groups a filter is in the data file and is not described itself.',
  look: ({ data: { columns }, metaRows }) => {
    const grouped = metaRows.filter(({ cells }) => (cells.filter_grouping_column ?? '') !== '');
    const described = new Set(metaRows.map(({ cells }) => cells.col_name));
    return [
      ...metaTrouble(
        grouped.filter(({ cells }) => !columns.includes(cells.filter_grouping_column!)),
        'filter_grouping_column',
        (rows, texts) =>
          `The data file has no column ${texts}, by which ${rows} ${agree(grouped.length, 'groups', 'group')} a filter.`,
        'filter_grouping_column is a heading of the data file.',
      ),
      ...metaTrouble(
        grouped.filter(({ cells }) => described.has(cells.filter_grouping_column)),
        'filter_grouping_column',
        (rows, texts) => `${texts} groups a filter in ${rows} and has a row of its own.`,
        'Take the row of the grouping column away.',
      ),
    ];
  },
};
