import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import xlsx from 'xlsx';
import { importInto, refusalOf, scratchFolder } from './importing.js';

const scratch = scratchFolder();
let run = 0;

type Cell = string | number;

/** A spreadsheet of worksheets, written to a folder of its own. */
function book(name: string, sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>): string {
  run++;
  const folder = join(scratch, `${run}`);
  mkdirSync(folder);
  const made = xlsx.utils.book_new();
  for (const [sheet, rows] of Object.entries(sheets))
    xlsx.utils.book_append_sheet(made, xlsx.utils.aoa_to_sheet(rows.map((row) => [...row])), sheet);
  const type = name.endsWith('.ods') ? 'ods' : 'xlsx';
  const path = join(folder, name);
  writeFileSync(path, xlsx.write(made, { type: 'buffer', bookType: type }) as Buffer);
  return path;
}

const listOf = async (path: string, year?: number): Promise<string[]> => {
  const options = year === undefined ? {} : { year };
  const { store } = await importInto(`${path}-store`, [path], options);
  return store
    .neighbours()
    .map((n) =>
      `${n.model_year} ${n.area_name} ${n.position} ${n.neighbour_name} ${n.neighbour_code} ${n.closeness}`.trim(),
    );
};

const WIDE = [
  ['LA number', 'LA name', 'SN1', 'SN1P', 'SN2', 'SN2P', 'SN3', 'SN3P'],
  [306, 'Croydon', 330, 'Close', 821, 'Close', 315, 'Somewhat close'],
  [941, 'West Northamptonshire', 940, 'Very close', 821, 'Close', 909, 'Not close'],
];

const OF_CROYDON = [
  '2014 Croydon 1 Birmingham E08000025 Close',
  '2014 Croydon 2 Luton E06000032 Close',
  '2014 Croydon 3 Merton E09000024 Somewhat close',
];

describe.each(['xlsx', 'ods'])('a list of neighbours as %s', (ending) => {
  it('wide, with a word of closeness beside each', async () => {
    const path = book(`sn_2025.${ending}`, { List: WIDE });
    expect(await listOf(path)).toEqual([
      '2025 Croydon 1 Birmingham E08000025 Close',
      '2025 Croydon 2 Luton E06000032 Close',
      '2025 Croydon 3 Merton E09000024 Somewhat close',
      '2025 West Northamptonshire 1 North Northamptonshire E06000061 Very close',
      '2025 West Northamptonshire 2 Luton E06000032 Close',
      '2025 West Northamptonshire 3 Cumbria E10000006 Not close',
    ]);
  });

  it('below a title, beside worksheets of notes', async () => {
    const path = book(`neighbours_2014.${ending}`, {
      Cover: [['Statistical neighbours'], ['April 2014']],
      SN: [['Statistical neighbours of 2014'], [], ...WIDE.slice(0, 2)],
    });
    expect(await listOf(path)).toEqual(OF_CROYDON);
  });

  it('long, by name, the year said', async () => {
    const path = book(`list.${ending}`, {
      List: [
        ['Local authority', 'Statistical neighbour', 'Closeness'],
        ['Croydon', 'Birmingham', 'Close'],
        ['Croydon', 'Luton', 'Close'],
        ['Croydon', 'Merton', 'Somewhat close'],
      ],
    });
    expect(await listOf(path, 2014)).toEqual(OF_CROYDON);
  });
});

it.each([
  ['LA.number', 'SN.LA.number'],
  ['LA Code', 'Neighbour LA Code'],
  ['la_code', 'sn_code'],
  ['old_la_code', 'neighbour_old_la_code'],
])('long, by code, under the headings %s and %s', async (own, theirs) => {
  const path = book('sn_2014.xlsx', {
    List: [
      [own, theirs],
      [306, 330],
      [306, 821],
      [306, 315],
    ],
  });
  expect((await listOf(path)).map((line) => line.split(' E0')[0])).toEqual([
    '2014 Croydon 1 Birmingham',
    '2014 Croydon 2 Luton',
    '2014 Croydon 3 Merton',
  ]);
});

it('a list that does not say its year is refused with the way out', async () => {
  const path = book('list.xlsx', { List: WIDE });
  expect(await refusalOf(importInto(join(scratch, 'none'), [path]))).toContain(
    'list.xlsx: is a list of neighbours that does not say the year of its model; say it with --year.',
  );
});

it('lists of two models stand side by side', async () => {
  const [old, fresh] = [book('sn_2014.xlsx', { List: WIDE }), book('sn_2021.ods', { List: WIDE })];
  const { store } = await importInto(join(scratch, 'two'), [old, fresh]);
  expect(new Set(store.neighbours().map(({ model_year }) => model_year))).toEqual(new Set(['2014', '2021']));
});

it('what is no spreadsheet is refused', async () => {
  const path = join(scratch, 'sn_2014.xlsx');
  writeFileSync(path, Buffer.from('PK\u0003\u0004 and no more'));
  expect(await refusalOf(importInto(join(scratch, 'none'), [path]))).toMatch(
    /sn_2014\.xlsx: cannot be read as a spreadsheet \(.+\); fetch it again\./,
  );
});
