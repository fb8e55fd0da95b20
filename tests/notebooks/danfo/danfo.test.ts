import { table } from 'arquero';
import { DataFrame, NDframe, readCSV, toCSV } from 'danfojs-node';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { fromDanfo, toDanfo } from '../../../src/notebooks/danfo/danfo.js';

const tensor = Object.getOwnPropertyDescriptor(NDframe.prototype, 'tensor')!;
/** A piece of work by danfojs as it is shipped, without our bar on float32. */
const asShipped = <T>(work: () => T): T => {
  const ours = Object.getOwnPropertyDescriptor(NDframe.prototype, 'tensor')!;
  Object.defineProperty(NDframe.prototype, 'tensor', tensor);
  const result = work();
  Object.defineProperty(NDframe.prototype, 'tensor', ours);
  return result;
};

const children = table({
  code: ['001', '010', '100'],
  area: ['E09000002', 'E09000003', null],
  name: ['Barking, "B"', 'Barnet', 'England'],
  population: [123456789, 59000, null],
  rate: [333.4, null, 0.1],
  dataset: [true, null, false],
});

describe('there and back', () => {
  it('gives every value back as it was', async () => {
    const back = fromDanfo(await toDanfo(children));
    expect(back.objects()).toEqual(children.objects());
    expect(back.columnNames()).toEqual(children.columnNames());
    expectTypeOf(toDanfo).returns.resolves.toEqualTypeOf<DataFrame>();
  });

  it('hands over only the rows that a filter leaves, in their order', async () => {
    const two = children.filter((d: { rate: number }) => d.rate > 0).orderby('rate');
    expect((await toDanfo(two)).loc({ columns: ['code', 'rate'] }).values).toEqual([
      ['100', 0.1],
      ['001', 333.4],
    ]);
  });

  it('gives dates as ISO text, and not a number as missing', async () => {
    const day = new Date('2014-03-31');
    const frame = await toDanfo(
      table({ day: [day, new Date('2014-03-31T12:30:00Z'), new Date('?')], n: [NaN, 1, undefined] }),
    );
    expect(fromDanfo(frame).objects()).toEqual([
      { day: '2014-03-31', n: null },
      { day: '2014-03-31T12:30:00.000Z', n: 1 },
      { day: null, n: null },
    ]);
  });

  it('takes a column, a result that is empty, and keeps row labels that are words', async () => {
    const frame = await toDanfo(table({ n: [1, 3], t: ['a', 'b'] }));
    expect(fromDanfo(frame.column('n').mul(2)).objects()).toEqual([{ n: 2 }, { n: 6 }]);
    expect(fromDanfo(frame.query(frame.column('n').gt(3))).columnNames()).toEqual(['n', 't']);
    expect(fromDanfo(frame.query(frame.column('n').gt(1))).objects()).toEqual([{ n: 3, t: 'b' }]);
    expect(fromDanfo(frame.describe()).object(1)).toEqual({ index: 'mean', n: 2 });
  });
});

describe('row labels', () => {
  const inspections = table({ year: [2009, 2012, 2017], grade: [2, 3, 3] });

  it('that are figures are kept where they are given a name', async () => {
    const frame = await toDanfo(inspections);
    const byYear = frame.setIndex({ column: 'year', drop: true });
    expect(fromDanfo(byYear, { index: 'year' }).objects()).toEqual(inspections.objects());
    const counts = fromDanfo(frame.column('grade').valueCounts(), { index: 'grade' });
    expect(counts.array('grade')).toEqual([2, 3]);
  });

  it('that may be row numbers are left behind otherwise, and no others', async () => {
    const frame = await toDanfo(inspections);
    const later = frame.query(frame.column('year').gt(2009)).sortValues('year', { ascending: false });
    expect(fromDanfo(later).columnNames()).toEqual(['year', 'grade']);
    const rates = await toDanfo(table({ rate: [0.5, -1], n: [1, 2] }));
    const labelled = rates.setIndex({ column: 'rate', drop: true });
    expect(fromDanfo(labelled).objects()).toEqual([
      { index: 0.5, n: 1 },
      { index: -1, n: 2 },
    ]);
  });

  it('take no name that a column has', async () => {
    const frame = await toDanfo(inspections);
    expect(() => fromDanfo(frame, { index: 'year' })).toThrow("fromDanfo(frame, { index: 'year_' })");
  });
});

describe('float32', () => {
  it('danfojs changes large counts and nearly every decimal', () => {
    const frame = new DataFrame([[123456789, 333.4]], { columns: ['population', 'rate'] });
    expect(asShipped(() => frame.add(1).values)).toEqual([[123456792, 334.3999938964844]]);
    expect(asShipped(() => frame.eq(123456790).values)).toEqual([[true, false]]);
  });

  it('is refused for a frame of ours and for what is made of it', async () => {
    const frame = (await toDanfo(children)).loc({ columns: ['population', 'rate'] });
    for (const work of [
      () => frame.add(1),
      () => frame.gt(5),
      () => frame.diff(1),
      () => frame.head(1).mul(2),
    ])
      expect(work).toThrow(
        "Work on one column, which is exact: frame.addColumn('more', frame['value'].add(1)).",
      );
  });

  it('does not touch the arithmetic of one column, which is exact', async () => {
    const frame = await toDanfo(children);
    const more = frame.addColumn('more', frame.population.add(1));
    expect(fromDanfo(more).array('more')).toEqual([123456790, 59001, null]);
    expect(frame.rate.sum()).toBe(333.5);
  });
});

describe('missing figures', () => {
  const rows = [
    ['a', 10],
    ['a', null],
    ['b', 3],
  ];

  it('danfojs takes null for 0, without a word', () => {
    const frame = new DataFrame(rows, { columns: ['area', 'value'] });
    expect(frame.value.add(1).values).toEqual([11, 1, 4]);
    expect(frame.value.lt(1).values).toEqual([false, true, false]);
    expect(frame.groupby(['area']).col(['value']).mean().values).toEqual([
      ['a', 5],
      ['b', 3],
    ]);
    expect(() => frame.describe()).toThrow('unexpected type of argument');
  });

  it('go over as NaN, which is never a figure, and come back as null', async () => {
    const frame = await toDanfo(table({ area: ['a', 'a', 'b'], value: [10, null, 3] }));
    expect(fromDanfo(frame.value.add(1)).array('value')).toEqual([11, null, 4]);
    expect(frame.value.lt(1).values).toEqual([false, false, false]);
    const means = frame.groupby(['area']).col(['value']).mean();
    expect(fromDanfo(means).array('value_mean')).toEqual([null, 3]);
    expect(fromDanfo(frame.describe()).slice(0, 2).objects()).toEqual([
      { index: 'count', value: 2 },
      { index: 'mean', value: null },
    ]);
  });

  it('NaN still spreads, is counted and stops a sort: dropped first, all is well', async () => {
    const frame = await toDanfo(table({ area: ['a', 'a', 'b', 'c'], value: [10, null, 3, 5] }));
    const counts = (of: DataFrame) => of.groupby(['area']).col(['value']).count().values;
    expect(counts(frame)[0]).toEqual(['a', 2]);
    expect(frame.sortValues('value').area.values).toEqual(['a', 'a', 'b', 'c']);
    const whole = frame.loc({ columns: ['area', 'value'] }).dropNa();
    expect(counts(whole)[0]).toEqual(['a', 1]);
    expect(whole.sortValues('value').area.values).toEqual(['b', 'c', 'a']);
  });

  it('a column without any figure goes over and back', async () => {
    const none = table({ area: ['a', 'b'], value: [null, null] });
    expect(fromDanfo(await toDanfo(none)).objects()).toEqual(none.objects());
  });
});

describe('codes', () => {
  it('danfojs takes codes for numbers, and adds them up', async () => {
    const frame = new DataFrame([['001'], ['010']], { columns: ['code'] });
    expect(frame.dtypes).toEqual(['int32']);
    expect(frame.code.sum()).toBe('0001010');
    const read = await readCSV(new URL('leading-zeros.csv', import.meta.url).pathname);
    expect(read.values).toEqual([[1]]);
  });

  it('stay text', async () => {
    const frame = await toDanfo(children);
    expect(frame.dtypes).toEqual(['string', 'string', 'string', 'float32', 'float32', 'boolean']);
    expect(() => frame.code.sum()).toThrow('String data type does not support sum');
    expect(fromDanfo(frame).array('code')).toEqual(['001', '010', '100']);
  });

  it('text after a hundred figures makes the column text', async () => {
    const value = [...Array.from({ length: 100 }, (_, at) => at), 'c'];
    expect(new DataFrame(value.map((v) => [v])).dtypes).toEqual(['int32']);
    expect((await toDanfo(table({ value }))).dtypes).toEqual(['string']);
  });
});

describe('what danfojs cannot hold', () => {
  it.each([
    ['no rows', table({ value: [] }), 'The table has no rows, and danfojs fails on an empty frame.'],
    ['no columns', table({}), 'The table has no columns, and danfojs fails on an empty frame.'],
    ['a list', table({ parts: [[1, 2]] }), 'Column "parts" holds a list or an object; danfojs knows numbers'],
    ['a bigint', table({ value: [5n] }), 'Column "value" holds a bigint; danfojs knows numbers'],
    [
      'a name of its own',
      table({ index: [1], size: [2] }),
      "table.rename({ index: 'index_', size: 'size_' })",
    ],
  ])('%s is refused with a way out', async (_, given, message) => {
    await expect(toDanfo(given)).rejects.toThrow(message);
  });

  it('a column called __proto__ is refused, and goes over by another name', async () => {
    const strange = table([
      ['__proto__', [1, 2]],
      ['n', [3, 4]],
    ]);
    await expect(toDanfo(strange)).rejects.toThrow("table.rename({ ['__proto__']: 'proto' })");
    const renamed = strange.rename({ ['__proto__']: 'proto' });
    expect(fromDanfo(await toDanfo(renamed)).columnNames()).toEqual(['proto', 'n']);
  });

  it('danfojs itself fails later and says less', () => {
    expect(() => new DataFrame({ value: [] })).toThrow('end must be greater than start');
    expect(() => new DataFrame([[1]], { columns: ['index'] }).head()).toThrow('index of length 0');
  });

  it('a column called like a method goes over and replaces the method', async () => {
    const frame = await toDanfo(table({ count: [1, 2] }));
    expect(fromDanfo(frame.query(frame.column('count').gt(1))).objects()).toEqual([{ count: 2 }]);
    expect(() => frame.count()).toThrow('not a function');
  });

  it('sample() says where to draw instead', async () => {
    await expect((await toDanfo(children)).sample(1)).rejects.toThrow('table.sample(5)');
  });
});

it('toCSV of danfojs does not quote; fromDanfo(frame).toCSV() does', async () => {
  const frame = (await toDanfo(children)).loc({ columns: ['name', 'code'] }).head(1);
  expect(toCSV(frame)).toBe('name,code\nBarking, "B",001\n');
  expect(() => frame.toCSV()).toThrow('deprecated');
  expect(fromDanfo(frame).toCSV()).toBe('name,code\n"Barking, ""B""",001\n');
});
