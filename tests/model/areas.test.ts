import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../../src/io/read-catalogue.js';
import { projectFolder } from '../../src/project.js';
import { catalogue } from '../small.js';

const { areas } = catalogue;

describe('the list of areas', () => {
  it.each([
    ['Camden', ['London', 'Inner London']],
    ['Kent', ['South East']],
    ['London', []],
    ['England', []],
  ])('%s lies in %j', (name, regions) =>
    expect(areas.regionsOf(areas.named(name)[0]!).map(({ area_name }) => area_name)).toEqual(regions),
  );

  it('has the authorities of each year', () => {
    expect([2009, 2014, 2020, 2026].map((year) => areas.authoritiesIn(year).length)).toEqual([
      154, 152, 151, 153,
    ]);
  });

  it.each([
    ['Statistical neighbours', '2014-03-31', ''],
    ['St Helens', '2014-03-31', 'E08000013'],
    ['Cumbria', '2023-03-31', 'E10000006'],
    ['North Yorkshire', '2023-04-01', 'E06000065'],
  ])('a published table may name %s on %s: %s', (name, day, code) =>
    expect(areas.dataset(name, day)?.area_code).toBe(code),
  );

  it('names predecessors and successors on both sides', () => {
    const read = (name: string): Uint8Array =>
      readFileSync(join(projectFolder(), 'data/reference', `${name}.csv`));
    const broken = (name: string): Uint8Array =>
      name === 'areas'
        ? Buffer.from(String(read(name)).replace(',E06000048,,boundary change', ',,,boundary change'))
        : read(name);
    expect(readCatalogue(read, 'data/reference').faults).toEqual([]);
    expect(readCatalogue(broken, 'data/reference').faults).toMatchObject([
      { column: 'successor', value: 'E06000057', message: 'has no row that gives E06000048 as predecessor.' },
    ]);
  });
});
