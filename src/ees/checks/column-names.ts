import { nearest } from '../../model/nearest.js';
import { agree, listed, quotedList } from '../../text/list.js';
import { count } from '../../text/number.js';
import type { ScreenCheck, Trouble } from '../check.js';
import { COMPULSORY_COLUMNS, LIMITS, STANDARD_COLUMNS } from '../standard.js';
import { isEes } from '../subject.js';

const headings = (columns: readonly string[], wrong: (column: string) => boolean) =>
  columns.filter(wrong).map((column) => ({ row: 1, column, value: column }));

/** A heading that is nearly the one that is wanted: other capitals, blanks around it, a letter missing. */
const meant = (wanted: string, columns: readonly string[]): string | undefined =>
  columns.find((column) => column.trim().toLowerCase().replace(/\s+/g, '_') === wanted) ??
  nearest(
    wanted,
    columns.filter((column) => !STANDARD_COLUMNS.includes(column)),
  )[0];

export const compulsoryColumns: ScreenCheck = {
  check: 'compulsory_columns',
  official: ['precheck_col_req_data'],
  passed: `The compulsory columns are there: ${listed(COMPULSORY_COLUMNS)}.`,
  look: ({ data }) => {
    const { columns } = data;
    const missing = COMPULSORY_COLUMNS.filter((column) => !columns.includes(column));
    if (missing.length === 0 || columns.length === 0) return [];
    const hints = missing.flatMap((column) => {
      const like = meant(column, columns);
      return like === undefined ? [] : [`"${like}" may be meant for ${column}.`];
    });
    return [
      {
        result: 'fail',
        message: `The compulsory ${agree(missing.length, 'column', 'columns')} ${quotedList(missing)} ${agree(missing.length, 'is', 'are')} missing.`,
        guidance: [
          `Every file has ${listed(COMPULSORY_COLUMNS)}.`,
          ...hints,
          ...(isEes(data)
            ? []
            : ['This seems to be no file of EES: its filters and figures were not looked at.']),
        ].join(' '),
        places: missing.map((column) => ({ row: 1, column, value: null })),
      },
    ];
  },
};

export const columnNamesRepeat: ScreenCheck = {
  check: 'column_names_repeat',
  official: [],
  passed: 'Every heading stands once.',
  look: ({ data: { columns } }) => {
    const places = headings(
      columns,
      (column) => column !== '' && columns.indexOf(column) !== columns.lastIndexOf(column),
    );
    const names = [...new Set(places.map(({ value }) => value))];
    return names.length === 0
      ? []
      : [
          {
            result: 'fail',
            message: `The ${agree(names.length, 'heading', 'headings')} ${quotedList(names)} ${agree(names.length, 'stands', 'stand')} more than once.`,
            guidance: 'Give each column a name of its own.',
            places,
          },
        ];
  },
};

export const columnNamesSpaces: ScreenCheck = {
  check: 'column_names_spaces',
  official: ['check_col_names_spaces'],
  passed: 'Every column has a heading, and none holds a space.',
  look: ({ data: { columns } }) => {
    const troubles: Trouble[] = [];
    const spaced = headings(columns, (column) => /\s/.test(column) && column.trim() !== '');
    const empty = [...columns.entries()].filter(([, column]) => column.trim() === '').map(([at]) => at + 1);
    if (spaced.length > 0)
      troubles.push({
        result: 'fail',
        message: `${count(spaced.length, 'heading')} ${agree(spaced.length, 'holds', 'hold')} a space: ${quotedList(spaced.map(({ value }) => value))}.`,
        guidance: `Write ${spaced[0]!.value.trim().replace(/\s+/g, '_').toLowerCase()}.`,
        places: spaced,
      });
    if (empty.length > 0)
      troubles.push({
        result: 'fail',
        message: `${agree(empty.length, 'Column', 'Columns')} ${listed(empty)} ${agree(empty.length, 'has', 'have')} no heading.`,
        guidance: 'Name the column, or take it away if it is empty.',
        places: empty.map((at) => ({ row: 1, column: String(at), value: '' })),
      });
    return troubles;
  },
};

export const columnNamesStyle: ScreenCheck = {
  check: 'column_names_style',
  official: ['check_col_snake_case', 'check_col_var_start'],
  passed: 'Every heading is in snake_case and starts with a letter.',
  look: ({ data: { columns } }) => {
    const named = columns.filter((column) => column.trim() !== '' && !/\s/.test(column));
    const digit = headings(named, (column) => /^[\d_]/.test(column));
    const special = headings(named, (column) => /[^A-Za-z0-9_]/.test(column));
    const capital = headings(named, (column) => /[A-Z]/.test(column) && !/[^A-Za-z0-9_]/.test(column));
    const say = (places: typeof digit, what: string, guidance: string): Trouble[] =>
      places.length === 0
        ? []
        : [
            {
              result: 'advisory',
              message: `${count(places.length, 'heading')} ${what}: ${quotedList(places.map(({ value }) => value))}.`,
              guidance,
              places,
            },
          ];
    return [
      ...say(
        digit,
        agree(digit.length, 'does not start with a letter', 'do not start with a letter'),
        'Start with a letter: days_1_to_10 instead of 1-10_days.',
      ),
      ...say(
        special,
        agree(special.length, 'holds a special character', 'hold special characters'),
        'Keep to letters, digits and underscores: percent instead of %.',
      ),
      ...say(
        capital,
        agree(capital.length, 'has capital letters', 'have capital letters'),
        'Snake case is advised: small letters, words parted by underscores.',
      ),
    ];
  },
};

export const columnNamesLength: ScreenCheck = {
  check: 'column_names_length',
  official: ['check_api_char_col_name'],
  passed: `No heading is longer than ${LIMITS.columnName} characters.`,
  look: ({ data: { columns } }) => {
    const places = headings(columns, (column) => column.length > LIMITS.columnName);
    return places.length === 0
      ? []
      : [
          {
            result: 'advisory',
            message: `${count(places.length, 'heading')} ${agree(places.length, 'is', 'are')} longer than ${LIMITS.columnName} characters: ${quotedList(places.map(({ value }) => value))}.`,
            guidance: `The EES API takes names of ${LIMITS.columnName} characters.`,
            places,
          },
        ];
  },
};
