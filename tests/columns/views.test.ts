import { desc, op } from 'arquero';
import { describe, expect, it } from 'vitest';
import { melt } from '../../src/columns/melt.js';
import { scanCsv } from '../../src/columns/scan-csv.js';
import { toArquero } from '../../src/columns/to-arquero.js';

const scan = (text: string) => scanCsv(new TextEncoder().encode(text)).columns;

const workforce = scan('la,sex,number,rate\nDerby,Total,10,1.5\nDerby,Male,4,c\nYork,Total,7,2.5\n');

describe('Arquero looks into the columns', () => {
  const view = toArquero(workforce.columns);

  it('row by row', () => {
    expect(view.object(1)).toEqual({ la: 'Derby', sex: 'Male', number: '4', rate: 'c' });
    expect(view.numRows()).toBe(3);
  });

  it('by its verbs', () => {
    expect(view.groupby('la').count().objects()).toEqual([
      { la: 'Derby', count: 2 },
      { la: 'York', count: 1 },
    ]);
    const totals = view.filter((d: { sex: string }) => d.sex === 'Total').orderby(desc('la'));
    expect(totals.select('la', 'rate').objects()).toEqual([
      { la: 'York', rate: '2.5' },
      { la: 'Derby', rate: '1.5' },
    ]);
    expect(view.derive({ n: (d: { number: string }) => op.parse_int(d.number, 10) }).array('n')).toEqual([
      10, 4, 7,
    ]);
  });

  it('under names that are all different', () => {
    const { columns } = scan('rate,,rate,rate_2,\n1,2,3,4,5\n');
    expect(toArquero(columns).objects()).toEqual([
      { rate: '1', column_2: '2', rate_3: '3', rate_2: '4', column_5: '5' },
    ]);
  });
});

describe('melt', () => {
  it('turns wide measures to long without copying', () => {
    expect(toArquero(melt(workforce, ['number', 'rate'])).objects()).toEqual([
      { la: 'Derby', sex: 'Total', indicator: 'number', printed: '10' },
      { la: 'Derby', sex: 'Total', indicator: 'rate', printed: '1.5' },
      { la: 'Derby', sex: 'Male', indicator: 'number', printed: '4' },
      { la: 'Derby', sex: 'Male', indicator: 'rate', printed: 'c' },
      { la: 'York', sex: 'Total', indicator: 'number', printed: '7' },
      { la: 'York', sex: 'Total', indicator: 'rate', printed: '2.5' },
    ]);
  });

  it('refuses a measure that is not there', () => {
    expect(() => melt(workforce, ['percent'])).toThrow(
      'no column is named "percent"; the columns are la, sex',
    );
  });
});
