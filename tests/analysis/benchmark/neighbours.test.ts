import { describe, expect, it } from 'vitest';
import { neighbourAverage, restsOn } from '../../../src/analysis/benchmark/neighbours.js';
import type { Unit } from '../../../src/model/observation.js';
import { type FileFigure, fileFigures, neighboursOf } from '../national-figures.js';

/** The average over neighbours of which the last is listed and has no figure, if more are named than given. */
function averageOf(
  unit: Unit,
  rows: readonly Omit<FileFigure, 'indicator'>[],
  listed = rows.map((r) => r.area),
) {
  const figures = fileFigures(rows).map((o) => ({ ...o, unit }));
  return neighbourAverage(neighboursOf('2014', listed), new Map(figures.map((o) => [o.area_code, o])), unit)!;
}

describe('an average over listed neighbours', () => {
  it('says how many of the list had a figure', () => {
    const average = averageOf(
      'days',
      [
        { area: 'Luton', is: '10' },
        { area: 'Merton', is: '20' },
        { area: 'Kent', is: '60' },
      ],
      ['Luton', 'Merton', 'Ealing', 'Kent'],
    );
    expect(average).toMatchObject({ mean: 30, median: 20, n: 3, listed: 4, lower: null });
    expect(restsOn(average)).toBe('3 of 4 listed neighbours (1 without a figure)');
  });

  it('is bounded by what suppressed counts may be', () => {
    const rows = (of?: readonly [null, number]) => [
      { area: 'Luton', is: '50' },
      { area: 'Merton', is: 'suppressed' as const, ...(of ? { of } : {}) },
    ];
    expect(averageOf('count', rows())).toMatchObject({ lower: 25.5, upper: 27.5 });
    expect(averageOf('rate_per_10000', rows([null, 1000]))).toMatchObject({ lower: 30, upper: 50 });
    expect(averageOf('rate_per_10000', rows())).toMatchObject({ lower: null, upper: null });
  });

  it('is pooled only where numerators and denominators are there', () => {
    const both: Omit<FileFigure, 'indicator'>[] = [
      { area: 'Luton', is: '50', of: [5, 10] },
      { area: 'Merton', is: '10', of: [9, 90] },
    ];
    expect(averageOf('percent', both)).toMatchObject({ mean: 30, pooled: expect.closeTo(14, 10) });
    expect(averageOf('percent', [...both, { area: 'Kent', is: '30' }]).pooled).toBeNull();
  });

  it('of nobody there is none', () => expect(neighbourAverage([], new Map(), 'count')).toBeNull());
});
