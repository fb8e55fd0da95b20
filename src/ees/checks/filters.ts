import { agree, listed, quotedList } from '../../text/list.js';
import { count, grouped } from '../../text/number.js';
import { placesOf, type ScreenCheck, type Trouble, whereIn } from '../check.js';
import { LEVELS, LIMITS, levelColumns, TOTAL } from '../standard.js';

/** The columns of the names and codes of places. */
const PLACES: readonly string[] = LEVELS.flatMap(levelColumns);

/** The columns of the names of places. */
const PLACE_NAMES: readonly string[] = LEVELS.map(({ name }) => name);

export const filterBlank: ScreenCheck = {
  check: 'filter_blank',
  official: ['check_filter_blanks'],
  passed: 'No cell of a filter is blank.',
  look: ({ filters, groups, texts }) =>
    [...new Set([...filters, ...groups])].flatMap((filter): Trouble[] => {
      const blank = [...texts(filter)].filter(([text]) => text.trim() === '');
      const places = placesOf(filter, blank);
      return places.length === 0
        ? []
        : [
            {
              result: 'fail',
              message: `The filter ${filter} is blank ${whereIn(places)}.`,
              guidance: `Write ${TOTAL} where the row is of the whole.`,
              places,
            },
          ];
    }),
};

export const filterSpaces: ScreenCheck = {
  check: 'filter_spaces',
  official: ['check_filter_whitespace'],
  passed: 'No item of a filter, and no name or code of a place, starts or ends with a space.',
  // EES does not read a column of one item, so a space there does no harm.
  look: ({ filters, groups, texts }) =>
    [...new Set([...filters, ...groups, ...PLACES])].flatMap((filter): Trouble[] => {
      const spaced = [...texts(filter)].filter(([text]) => text !== text.trim() && text.trim() !== '');
      const places = placesOf(filter, spaced);
      return spaced.length === 0
        ? []
        : [
            {
              result: texts(filter).size === 1 ? 'advisory' : 'fail',
              message: `${count(spaced.length, 'item')} of ${PLACES.includes(filter) ? 'the column' : 'the filter'} ${filter} ${agree(spaced.length, 'starts or ends', 'start or end')} with a space: ${quotedList(spaced.map(([text]) => text))}, ${whereIn(places)}.`,
              guidance: 'Take the space away; with and without it are two items to EES.',
              places,
            },
          ];
    }),
};

const plain = (text: string): string => text.replace(/\s+/g, ' ').toLowerCase();

export const filterAlike: ScreenCheck = {
  check: 'filter_alike',
  official: [],
  passed: 'No two items of a filter differ by capitals or spaces alone.',
  look: ({ filters, texts }) =>
    filters.flatMap((filter): Trouble[] => {
      const spellings = new Map<string, [string, readonly number[]][]>();
      for (const entry of [...texts(filter)].filter(([text]) => text === text.trim()))
        spellings.set(plain(entry[0]), [...(spellings.get(plain(entry[0])) ?? []), entry]);
      return [...spellings.values()]
        .filter((several) => several.length > 1)
        .map((several) => ({
          result: 'advisory',
          message: `The filter ${filter} has one item in ${several.length} spellings: ${quotedList(several.map(([text]) => text))}.`,
          guidance: 'Write it one way.',
          places: placesOf(filter, [...several].sort(([, a], [, b]) => b.length - a.length).slice(1)),
        }));
    }),
};

export const filterTotal: ScreenCheck = {
  check: 'filter_total',
  official: ['check_filter_defaults'],
  passed: 'Every filter has rows of the whole.',
  look: ({ filters, metaRows, texts }) => {
    const defaults = new Map(metaRows.map(({ cells }) => [cells.col_name, cells.filter_default ?? '']));
    const without = filters.filter((filter) => {
      const items = texts(filter);
      const whole = defaults.get(filter) || TOTAL;
      return items.size > 1 && !items.has(whole) && filter !== 'date';
    });
    if (without.length === 0) return [];
    const like = without.flatMap((filter) =>
      [...texts(filter).keys()].filter((text) => /^(all|total)\b/i.test(text.trim())),
    );
    const hint = like.length === 0 ? '' : ` ${quotedList(like)} may be meant.`;
    const named = without.filter((filter) => defaults.get(filter));
    return [
      {
        result: 'advisory',
        message: `The ${agree(without.length, 'filter', 'filters')} ${listed(without)} ${agree(without.length, 'has', 'have')} no item ${TOTAL}${named.length === 0 ? '' : `, or not the one that filter_default names (${quotedList(named.map((filter) => defaults.get(filter)!))})`}.`,
        guidance: `Call the rows of the whole ${TOTAL}, or name their item in filter_default; a filter whose items do not add up needs none.${hint}`,
        places: without.map((column) => ({ row: null, column, value: null })),
      },
    ];
  },
};

export const filterSingle: ScreenCheck = {
  check: 'filter_single',
  official: ['precheck_filter_not_singular'],
  passed: 'Every filter that the meta file describes has two items or more.',
  look: ({ metaRows, texts }) =>
    metaRows.flatMap(({ row, cells }): Trouble[] => {
      const name = cells.col_name ?? '';
      const [item, ...others] = texts(name).keys();
      if (cells.col_type !== 'Filter' || name === '' || item === undefined || others.length > 0) return [];
      return [
        {
          result: 'fail',
          message: `The filter ${name} has one item only, "${item}", and is in row ${row} of the meta file.`,
          guidance: 'Take its row out of the meta file; the column may stay.',
          places: [{ row: null, column: name, value: item }],
        },
      ];
    }),
};

export const filterLimits: ScreenCheck = {
  check: 'filter_limits',
  official: ['check_filter_item_limit', 'check_api_char_filter_items'],
  passed: 'No filter has too many items, and no item or name of a place is too long.',
  look: ({ filters, groups, texts }) =>
    [...new Set([...filters, ...groups, ...PLACE_NAMES])].flatMap((filter): Trouble[] => {
      const items = texts(filter);
      const long = [...items].filter(([text]) => text.length > LIMITS.item);
      const troubles: Trouble[] = [];
      if (items.size > LIMITS.filterItems && !PLACE_NAMES.includes(filter))
        troubles.push({
          result: 'fail',
          message: `The filter ${filter} has ${count(items.size, 'item')}; EES takes ${grouped(LIMITS.filterItems)}.`,
          places: [{ row: null, column: filter, value: null }],
        });
      if (long.length > 0)
        troubles.push({
          result: 'advisory',
          message: `${count(long.length, 'item')} of ${PLACES.includes(filter) ? 'the column' : 'the filter'} ${filter} ${agree(long.length, 'is', 'are')} longer than ${LIMITS.item} characters: ${quotedList(long.map(([text]) => text))}.`,
          guidance: `The EES API takes items of ${LIMITS.item} characters.`,
          places: placesOf(filter, long),
        });
      return troubles;
    }),
};
