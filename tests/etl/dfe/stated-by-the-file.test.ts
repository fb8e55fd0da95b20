import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import XLSX from 'xlsx';
import { cellName } from '../../../src/model/grid.js';
import { everyFigure, importInto, refusalOf, scratchFolder } from './importing.js';

const scratch = scratchFolder();
const GEOGRAPHY =
  'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name';
const PLACES = [
  ['306', 'E09000008', 'Croydon'],
  ['204', 'E09000012', 'Hackney'],
  ['302', 'E09000003', 'Barnet'],
  ['303', 'E09000004', 'Bexley'],
  ['304', 'E09000005', 'Brent'],
].map(
  ([old, code, name]) =>
    `2024,Reporting year,Local authority,E92000001,England,E12000007,London,${old},${code},${name}`,
);

let files = 0;
function fileOf(name: string, content: string | Buffer): string {
  const folder = join(scratch, `${++files}`);
  mkdirSync(folder);
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

/** An EES file of one authority a row, with these columns of figures. */
const ees = (headings: string, rows: readonly string[]): string =>
  [`${GEOGRAPHY},${headings}`, ...rows.map((row, index) => `${PLACES[index]},${row}`), ''].join('\n');

async function figuresOf(path: string) {
  const imported = await importInto(`${path}-store`, [path]);
  const figures = await everyFigure(imported.store);
  return {
    imported,
    figures,
    read: Object.fromEntries(
      figures.map((o) => [
        cellName(o),
        `${o.value ?? o.status} ${o.unit}${o.note.startsWith('marked') ? ` (${o.note})` : ''}`,
      ]),
    ),
  };
}

describe('units', () => {
  it.each([
    ['pt_… beside t_…', 't_pupils,pt_pupils_pa', ['100,50'], { K2: '100 count', L2: '50 percent' }],
    [
      'a rate beside a percent',
      'number,rate,percent',
      ['702840,585.8,z'],
      { K2: '702840 count', L2: '585.8 unknown', M2: 'not_applicable percent' },
    ],
    [
      'bands of days',
      'Duration_0-10_days,Duration_21+_days,Duration_median',
      ['90,48,14'],
      { K2: '90 count', L2: '48 count', M2: '14 days' },
    ],
    ['durations', 'number', ['0:9', '2:5', '1:11'], { K2: '9 months', K3: '29 months', K4: '23 months' }],
    [
      'a duration among counts',
      'number',
      ['0:9', '12', 'c'],
      { K2: '9 months', K3: '12 count', K4: 'suppressed count' },
    ],
    ['a percentage among counts', 'number', ['61%', '12'], { K2: '61 percent', K3: '12 count' }],
    ['nothing stated', 'net_spend,visits_on_time', ['100,61'], { K2: '100 unknown', L2: '61 unknown' }],
  ])('%s', async (_, headings, rows, expected) => {
    expect((await figuresOf(fileOf('figures.csv', ees(headings, rows)))).read).toEqual(expected);
  });

  it('come from the second heading above a column', async () => {
    const text =
      'Table 2,,,\nYear ending 31 March 2015,,,\n,,Numbers,Percentages\n,,Care orders,Care orders\n,Croydon,90,11\n,Hackney,70,9\n';
    const { read } = await figuresOf(fileOf('laa2_2015.csv', text));
    expect(read).toMatchObject({ C5: '90 count', D5: '11 percent' });
  });

  it('come from the .meta.csv of a file', async () => {
    const path = fileOf('kept.csv', ees('on_time', ['61']));
    writeFileSync(
      path.replace('.csv', '.meta.csv'),
      'col_name,col_type,label,indicator_unit\non_time,Indicator,On time,%\n',
    );
    expect((await figuresOf(path)).read).toEqual({ K2: '61 percent' });
  });
});

describe('symbols', () => {
  it.each([
    ['[c]', 'suppressed count'],
    ['[C]', 'suppressed count'],
    ['[x]', 'not_available count'],
    ['[z]', 'not_applicable count'],
    ['[low]', 'low count'],
    ['"1,234 [r]"', '1234 count (marked [r]: revised)'],
    ['"1,234 r"', '1234 count (marked [r]: revised)'],
    ['1234p', '1234 count (marked [p]: provisional)'],
    ['"12 [p, r]"', '12 count (marked [p]: provisional; marked [r]: revised)'],
    ['12.3*', '12.3 count (marked *: see the notes of the file)'],
    ['1e+05', '100000 count'],
    ['1E5', '100000 count'],
    ['2.5E-05', '0.000025 count'],
  ])('%s', async (cell, expected) => {
    const { read } = await figuresOf(fileOf('figures.csv', ees('number', [cell, '10', '20'])));
    expect(read.K2).toBe(expected.replace('0.000025', String(0.000025)));
  });
});

describe('rows', () => {
  it('are counted with the blank lines between and above them', async () => {
    const text = '\nLA Number,Area,Number convicted 2010\n,England,790\n\n306,Croydon,4O\n204,Hackney,20\n';
    const { read, imported } = await figuresOf(fileOf('oc2_2010.csv', text));
    expect(read).toMatchObject({ C3: '790 count', C6: '20 count' });
    expect(imported.staged[0]!.issues.find(({ published }) => published === '4O')!.cells).toBe('C5');
  });

  it('with a cell too many are refused, all at once', async () => {
    const path = fileOf('referrals.csv', ees('number,percentage', ['1,500,12.5', '300,10.5', '2,100,9']));
    expect(await refusalOf(importInto(`${path}-store`, [path]))).toContain(
      'row 2: has 13 cells where the headings have 12. Is a thousands comma not in quotation marks? Write 1500 or "1,500". Also at fault: row 4 (13 cells).',
    );
  });

  it('with a cell too few are refused', async () => {
    const path = fileOf('referrals.csv', ees('number,percentage', ['500', '300,10.5', '100,9']));
    expect(await refusalOf(importInto(`${path}-store`, [path]))).toContain('row 2: has 11 cells');
  });

  it.each([
    ['empty cells at the end', ees('number', ['500,,', '300', '100'])],
    ['a note below the table', `${ees('number', ['500', '300'])}Source: DfE\n`],
  ])('may have %s', async (_, text) => {
    expect((await figuresOf(fileOf('referrals.csv', text))).read).toMatchObject({ K2: '500 count' });
  });
});

describe('spreadsheets', () => {
  it('give stored values, whatever their format shows, and leave out hidden worksheets', async () => {
    const table = XLSX.utils.aoa_to_sheet([
      ['Local authority', 'Spend 2024 (£)', 'Kept', 'Mean 2024'],
      ['Croydon', 64_321_000, 0.6123, 12.3456],
      ['Hackney', 60_111_999, 0.5, 11],
    ]);
    for (const row of [2, 3]) {
      table[`B${row}`].z = '#,##0,';
      table[`C${row}`].z = '0%';
      table[`D${row}`].z = '0.0';
    }
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, table, 'Spend 2024');
    XLSX.utils.book_append_sheet(book, table, 'Old 2023');
    book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 2 }] };
    const bytes = XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
    const { imported, figures } = await figuresOf(fileOf('spend_2024.xlsx', bytes));
    const croydon = figures.filter(({ row }) => row === 2);
    expect(croydon.map(({ value, published, decimals, unit }) => [value, published, decimals, unit])).toEqual(
      [
        [64_321_000, '64,321', 0, 'pounds'],
        [61.23, '61%', 0, 'percent'],
        [12.3456, '12.3', 1, 'unknown'],
      ],
    );
    expect(imported.aside).toEqual([
      expect.objectContaining({
        file: 'spend_2024.xlsx#Old 2023',
        why: expect.stringContaining('very hidden'),
      }),
    ]);
  });
});
