import { agree, listed } from '../../text/list.js';
import { count } from '../../text/number.js';
import type { ScreenCheck, ScreenPlace } from '../check.js';
import { rowNumber } from '../sheet.js';
import { STANDARD_COLUMNS } from '../standard.js';

export const duplicateRows: ScreenCheck = {
  check: 'duplicate_rows',
  official: ['check_general_dupes'],
  passed: 'No time, place and filters stand twice.',
  look: ({ data, filled, filters, groups, indicators, cell }) => {
    const key = [...new Set(data.columns)].filter(
      (column) => STANDARD_COLUMNS.includes(column) || filters.includes(column) || groups.includes(column),
    );
    if (key.length === 0) return [];
    const first = new Map<string, number>();
    const places: ScreenPlace[] = [];
    const pairs: string[] = [];
    let differing = 0;
    for (const index of filled) {
      const id = key.map((column) => cell(index, column)).join('\u001f');
      const before = first.get(id);
      if (before === undefined) {
        first.set(id, index);
        continue;
      }
      if (indicators.some((column) => cell(before, column) !== cell(index, column))) differing += 1;
      pairs.push(`${rowNumber(index)} (as ${rowNumber(before)})`);
      places.push({ row: rowNumber(index), column: null, value: `as row ${rowNumber(before)}` });
    }
    if (places.length === 0) return [];
    const other =
      differing === 0
        ? ''
        : `, ${differing === places.length ? (differing === 1 ? 'with' : 'each with') : `${differing} of them with`} other figures`;
    return [
      {
        result: 'fail',
        message: `${count(places.length, 'row')} ${agree(places.length, 'repeats', 'repeat')} the time, place and filters of an earlier one${other}: ${agree(places.length, 'row', 'rows')} ${listed(pairs)}.`,
        guidance: 'Keep one of them, or tell them apart by a filter.',
        places,
      },
    ];
  },
};
