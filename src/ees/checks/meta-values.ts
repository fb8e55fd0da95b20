import { listed } from '../../text/list.js';
import type { ScreenCheck } from '../check.js';
import { INDICATOR_UNITS } from '../standard.js';
import { metaTrouble } from './meta-form.js';

const UNIT_HINTS: ReadonlyMap<string, string> = new Map([
  ['percent', '%'],
  ['percentage', '%'],
  ['pct', '%'],
  ['pounds', '£'],
  ['gbp', '£'],
  ['£k', '£'],
]);

export const metaUnit: ScreenCheck = {
  check: 'meta_unit',
  official: ['check_meta_ind_unit_validation'],
  passed: 'Every indicator_unit is one of the standard.',
  look: ({ metaRows }) => {
    const wrong = metaRows.filter(
      ({ cells }) => cells.col_type === 'Indicator' && !INDICATOR_UNITS.includes(cells.indicator_unit ?? ''),
    );
    const hints = [...new Set(wrong.map(({ cells }) => cells.indicator_unit!))].flatMap((unit) => {
      const meant = UNIT_HINTS.get(unit.trim().toLowerCase());
      return meant === undefined ? [] : [` Write ${meant} for ${unit}.`];
    });
    return metaTrouble(
      wrong,
      'indicator_unit',
      (rows, texts) => `indicator_unit is ${texts} in ${rows}.`,
      `It is blank for plain numbers, or ${listed(INDICATOR_UNITS.slice(1))}; other units belong in the label.${hints.join('')}`,
    );
  },
};

export const metaDecimals: ScreenCheck = {
  check: 'meta_decimals',
  official: ['check_meta_ind_dp_set', 'check_meta_ind_dp_values'],
  passed: 'Every indicator_dp is a whole number.',
  look: ({ metaRows }) => {
    const indicators = metaRows.filter(({ cells }) => cells.col_type === 'Indicator');
    return [
      ...metaTrouble(
        indicators.filter(({ cells }) => !/^\d*$/.test((cells.indicator_dp ?? '').trim())),
        'indicator_dp',
        (rows, texts) => `indicator_dp is ${texts} in ${rows}.`,
        'Write how many decimals EES is to show: 0, 1, 2.',
      ),
      ...metaTrouble(
        indicators.filter(
          ({ cells }) => (cells.indicator_dp ?? '').trim() === '' && cells.indicator_unit !== 'numberstring',
        ),
        'indicator_dp',
        (rows) => `indicator_dp is blank in ${rows}.`,
        'EES then shows two decimals; write 0 for counts.',
        'advisory',
      ),
    ];
  },
};
