import { agree, inRows, listed, quotedList } from '../../text/list.js';
import { count } from '../../text/number.js';
import type { ScreenCheck, Trouble } from '../check.js';
import { COLUMN_TYPES, LIMITS, META_COLUMNS, OPTIONAL_META_COLUMNS } from '../standard.js';
import type { MetaRow, Subject } from '../subject.js';

/** Rows of the meta file that have something wrong, with the cells of one column as places. */
export function metaTrouble(
  wrong: readonly MetaRow[],
  column: string,
  message: (rows: string, texts: string) => string,
  guidance: string,
  result: Trouble['result'] = 'fail',
): Trouble[] {
  if (wrong.length === 0) return [];
  const text = ({ cells }: MetaRow): string => cells[column] ?? '';
  return [
    {
      result,
      message: message(
        `${inRows(wrong.map(({ row }) => row))} of the meta file`,
        quotedList(wrong.map(text)),
      ),
      guidance,
      places: wrong.map((row) => ({ row: row.row, column: `meta ${column}`, value: text(row) })),
    },
  ];
}

const ofType = ({ metaRows }: Subject, type: string): MetaRow[] =>
  metaRows.filter(({ cells }) => cells.col_type === type);

function rolesSaid(filters: readonly string[], indicators: readonly string[]): string {
  const said = [
    filters.length === 0 ? '' : `the ${agree(filters.length, 'filter', 'filters')} ${listed(filters, 12)}`,
    indicators.length === 0
      ? ''
      : `the ${agree(indicators.length, 'indicator', 'indicators')} ${listed(indicators, 12)}`,
  ].filter((part) => part !== '');
  return said.length === 0
    ? 'no column is told as a filter or indicator'
    : `by their cells there are ${said.join(' and ')}`;
}

export const metaFile: ScreenCheck = {
  check: 'meta_file',
  official: ['check_filenames_match'],
  passed: 'A meta file of the same name describes the columns.',
  look: ({ data, meta, filters, indicators }) => {
    const wanted = data.file.replace(/\.csv$/i, '.meta.csv');
    if (meta === null)
      return [
        {
          result: 'advisory',
          message: `There is no ${wanted}; ${rolesSaid(filters, indicators)}.`,
          guidance: 'EES takes a data file with its meta file only.',
        },
      ];
    return meta.file === wanted
      ? []
      : [
          {
            result: 'fail',
            message: `The meta file is called ${meta.file}.`,
            guidance: `Call it ${wanted}.`,
          },
        ];
  },
};

export const metaColumns: ScreenCheck = {
  check: 'meta_columns',
  official: ['precheck_col_req_meta', 'precheck_col_invalid_meta'],
  passed: 'The meta file has its columns and no others.',
  look: ({ meta }) => {
    if (meta === null || meta.columns.length === 0) return [];
    const missing = META_COLUMNS.filter((column) => !meta.columns.includes(column));
    const strange = meta.columns.filter(
      (column) =>
        !(META_COLUMNS as readonly string[]).includes(column) && !OPTIONAL_META_COLUMNS.includes(column),
    );
    const guidance = `Its columns are ${listed(META_COLUMNS, META_COLUMNS.length)}.`;
    const say = (columns: readonly string[], verb: string): Trouble[] =>
      columns.length === 0
        ? []
        : [
            {
              result: 'fail',
              message: `The meta file ${verb} ${agree(columns.length, 'the column', 'the columns')} ${quotedList(columns)}.`,
              guidance,
              places: columns.map((column) => ({ row: 1, column: `meta ${column}`, value: null })),
            },
          ];
    return [...say(missing, 'lacks'), ...say(strange, 'has besides')];
  },
};

export const metaType: ScreenCheck = {
  check: 'meta_col_type',
  official: ['precheck_meta_col_type'],
  passed: 'Every col_type is Filter or Indicator.',
  look: ({ metaRows }) =>
    metaTrouble(
      metaRows.filter(({ cells }) => !COLUMN_TYPES.includes(cells.col_type ?? '')),
      'col_type',
      (rows, texts) => `col_type is ${texts} in ${rows}.`,
      'Write Filter or Indicator.',
    ),
};

export const metaLabel: ScreenCheck = {
  check: 'meta_label',
  official: ['check_meta_label', 'check_meta_dupe_label', 'check_api_char_col_label'],
  passed: 'Every column has a label of its own.',
  look: ({ metaRows }) => {
    const label = ({ cells }: MetaRow): string => (cells.label ?? '').trim();
    const repeated = metaRows.filter(
      (row) => label(row) !== '' && metaRows.some((other) => other !== row && label(other) === label(row)),
    );
    return [
      ...metaTrouble(
        metaRows.filter((row) => label(row) === ''),
        'label',
        (rows) => `There is no label in ${rows}.`,
        'Say what readers are to see: Number of children in need.',
      ),
      ...metaTrouble(
        repeated,
        'label',
        (rows, texts) => `The same label ${texts} stands in ${rows}.`,
        'Give each column a label of its own.',
      ),
      ...metaTrouble(
        metaRows.filter((row) => label(row).length > LIMITS.label),
        'label',
        (rows) => `The label in ${rows} is longer than ${LIMITS.label} characters.`,
        'Shorten it; the rest belongs in the notes.',
        'advisory',
      ),
    ];
  },
};

export const metaFilterCells: ScreenCheck = {
  check: 'meta_filter_cells',
  official: [
    'check_meta_filter_hint',
    'check_meta_fil_grp',
    'check_meta_indicator_grouping',
    'check_meta_ind_unit',
    'check_meta_indicator_dp',
  ],
  passed:
    'Indicators have no hint, grouping column or default of filters; filters have no group of indicators.',
  look: (subject) => [
    ...['filter_hint', 'filter_grouping_column', 'filter_default'].flatMap((column) =>
      metaTrouble(
        ofType(subject, 'Indicator').filter(({ cells }) => (cells[column] ?? '') !== ''),
        column,
        (rows, texts) => `${column} is ${texts} for an indicator, in ${rows}.`,
        `${column} is for filters; leave it blank.`,
      ),
    ),
    ...['indicator_grouping', 'indicator_unit', 'indicator_dp'].flatMap((column) =>
      metaTrouble(
        ofType(subject, 'Filter').filter(({ cells }) => (cells[column] ?? '') !== ''),
        column,
        (rows, texts) => `${column} is ${texts} for a filter, in ${rows}.`,
        `${column} is for indicators; leave it blank.`,
      ),
    ),
  ],
};

export const metaSpaces: ScreenCheck = {
  check: 'meta_spaces',
  official: ['check_meta_col_name_spaces'],
  passed: 'No cell of the meta file starts or ends with a space.',
  look: ({ metaRows, meta }) =>
    (meta?.columns ?? []).flatMap((column) =>
      metaTrouble(
        metaRows.filter(({ cells }) => (cells[column] ?? '') !== (cells[column] ?? '').trim()),
        column,
        (rows, texts) => `${column} starts or ends with a space in ${rows}: ${texts}.`,
        'Take the space away.',
        column === 'col_name' ? 'fail' : 'advisory',
      ),
    ),
};

export const metaRowsThere: ScreenCheck = {
  check: 'meta_indicators',
  official: [],
  passed: 'The meta file describes at least one indicator.',
  look: (subject) =>
    subject.meta === null || ofType(subject, 'Indicator').length > 0
      ? []
      : [
          {
            result: 'fail',
            message: `The meta file has ${count(subject.metaRows.length, 'row')} and describes no indicator.`,
            guidance: 'A file has at least one indicator.',
          },
        ],
};
