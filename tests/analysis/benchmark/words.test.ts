import { describe, expect, it } from 'vitest';
import {
  benchmarkRows,
  byAge,
  isLaterMissing,
  newestRows,
} from '../../../src/analysis/benchmark/benchmark.js';
import {
  bestText,
  boundsText,
  caveatTexts,
  isTotal,
  labelText,
  signed,
} from '../../../src/analysis/benchmark/words.js';
import { catalogue } from '../../small.js';
import { croydon, type FileFigure, fileFigures, neighboursOf } from '../national-figures.js';

const rowsOf = (rows: readonly FileFigure[], names: readonly string[] = []) =>
  benchmarkRows({ figures: fileFigures(rows), catalogue, neighbours: neighboursOf('2014', names) }, croydon);

describe('words of how an authority stands', () => {
  it('sign a change, but not one that rounds to nothing', () => {
    expect(
      [5, -1.94, 0, -0.04, null].map((change) =>
        signed(change, change !== null && Number.isInteger(change) ? 0 : 1),
      ),
    ).toEqual(['+5', '−1.9', '0', '0.0', '–']);
  });

  it('name who a figure is of, and leave out the whole of the workforce', () => {
    const of = (breakdown: string) => labelText({ name: 'Care leavers', breakdown, unit: 'count' });
    expect(['', 'age=19-21', 'staff_group=social workers'].map(of)).toEqual([
      'Care leavers, number',
      'Care leavers (age: 19-21), number',
      'Care leavers, number',
    ]);
  });

  it('call the first rank the best only where a way is good and the figure is no count', () => {
    const best = (indicator: string, period = '31 March 2014') =>
      bestText(rowsOf([{ indicator, area: 'Croydon', period, is: '5' }])[0]!);
    expect(best('cin_rate')).toBe('1 is the highest; neither high nor low is better');
    expect(best('cpp_reregistration', '2013-14')).toBe('1 is the lowest, which is best');
    expect(best('vacant_fte')).toBe('1 is the lowest; a count depends on the size of the area');
    expect((['count', 'fte', 'percent'] as const).map((unit) => isTotal({ unit }))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('bound a mean by the counts withheld, and say when that does not hold', () => {
    const [row] = rowsOf(
      [
        { indicator: 'cla_number', area: 'Croydon', is: '790' },
        { indicator: 'cla_number', area: 'Luton', is: '400' },
        { indicator: 'cla_number', area: 'Merton', is: 'suppressed' },
      ],
      ['Luton', 'Merton'],
    );
    expect(boundsText(row!)).toMatch(
      /If each of these counts were 1 to 5, the mean would be 200\.5 to 202\.5\. .* the range is then not valid\.$/,
    );
    expect(boundsText({ ...row!, neighbours_lower: null })).toBe('');
  });

  it('tell a reservation of neighbouring periods once, and of others each', () => {
    const caveats = ['Of 10 children.', 'Of 12 children.', '', 'Of 9 children. Another.', 'Another.'];
    const rows = rowsOf(
      caveats.map((_, at) => ({ area: 'Croydon', is: '5', period: `31 March ${2011 + at}` })),
    ).map((row, at) => ({ ...row, caveat: caveats[at]! }));
    expect(caveatTexts(rows)).toEqual([
      '31 March 2011 to 31 March 2012, as of the last: Of 12 children.',
      '31 March 2014: Of 9 children.',
      '31 March 2014 to 31 March 2015: Another.',
    ]);
  });
});

describe('the newest figures', () => {
  const rows = rowsOf([
    { area: 'Croydon', is: '412.2', period: '31 March 2013' },
    { area: 'Croydon', is: 'suppressed', period: '31 March 2014' },
    { indicator: 'cla_number', area: 'Croydon', is: '790', period: '31 March 2024' },
  ]);

  it('know that a later one is withheld', () => {
    const newest = newestRows(rows);
    expect(newest.map((row) => [row.indicator, row.value, isLaterMissing(row, rows)])).toEqual([
      ['cin_rate', 412.2, true],
      ['cla_number', 790, false],
    ]);
  });

  it('are parted by whether they are of the last five years', () => {
    const { recent, older, since } = byAge(newestRows(rows));
    expect([recent.map(({ value }) => value), older.map(({ value }) => value), since]).toEqual([
      [790],
      [412.2],
      2020,
    ]);
  });
});
