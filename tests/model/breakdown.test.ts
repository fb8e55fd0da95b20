import { expect, it } from 'vitest';
import { formatBreakdown, parseBreakdown } from '../../src/model/breakdown.js';

it('writes the pairs in the fixed order', () => {
  expect(formatBreakdown({ ethnicity: 'Asian', cohort: 'looked after (local)' })).toBe(
    'cohort=looked after (local); ethnicity=Asian',
  );
  expect(formatBreakdown({})).toBe('');
});

it('reads what it writes', () => {
  expect(parseBreakdown('service=Adoption; theme=Overall')).toEqual({
    service: 'Adoption',
    theme: 'Overall',
  });
});

it('puts the filters of DfE files behind our own keys, by the alphabet', () => {
  const text = 'ethnicity=Asian; cla_group=CLA on 31 March; role=Total';
  expect(formatBreakdown({ role: 'Total', ethnicity: 'Asian', cla_group: 'CLA on 31 March' })).toBe(text);
  expect(parseBreakdown(text)).toMatchObject({ role: 'Total' });
});

it.each(['sex', 'sex=', 'Colour=red', 'ethnicity=Asian; sex=male', 'sex=male;age=5'])(
  'refuses %s',
  (text) => {
    expect(parseBreakdown(text)).toBeNull();
  },
);
