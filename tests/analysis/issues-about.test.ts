import { describe, expect, it } from 'vitest';
import { issuesAbout } from '../../src/analysis/issues-about.js';
import { dataset, observations } from './published.js';

const told = (of: Parameters<typeof issuesAbout>[1]) =>
  issuesAbout(dataset, of).map(({ check, table, cells }) => `${check} ${table} ${cells}`);

describe('the issues about', () => {
  it('a table are its own and those of others that name a cell of it', () => {
    expect(told(['lac-number-rate'])).toContain('scale lac-12months E2, lac-number-rate!E2');
    expect(told(['lac-12months'])).not.toContain('scale lac-number-rate E2, D2');
  });

  it('a table hold the names of the areas that it prints, found elsewhere in its publication', () => {
    const names = (table: string) => told([table]).filter((text) => text.startsWith('labels')).length;
    expect(names('care-leavers-he')).toBe(2);
    expect(names('ethnicity')).toBe(0);
    expect(names('workforce-june-2017')).toBe(0);
  });

  it('single figures are those that name their cells', () => {
    const days = observations.filter(({ indicator }) => indicator === 'inspection_end');
    expect(issuesAbout(dataset, days).map(({ check }) => check)).toContain('same-figure');
    const uasc = observations.filter((o) => o.table === 'lac-monthly' && o.published === '801');
    expect(told(uasc)).toEqual([]);
  });

  it('no table that there is', () => {
    expect(() => told(['cin-rat'])).toThrow('There is no table "cin-rat".');
  });
});
