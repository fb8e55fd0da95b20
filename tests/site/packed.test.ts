import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readReference } from '../../etl/dfe/reference.js';
import { benchmarkRows } from '../../src/analysis/benchmark/benchmark.js';
import type { National } from '../../src/analysis/benchmark/national.js';
import { rankedIn } from '../../src/analysis/benchmark/ranks.js';
import { projectFolder } from '../../src/project.js';
import { nationalFile, pack } from '../../src/site/national-data.js';
import { authoritiesOf, unpacked } from '../../src/site/packed.js';
import { codeOf, fileFigures, neighboursOf } from '../analysis/national-figures.js';
import { national, packed } from './small-national.js';

describe('figures of all authorities in few bytes', () => {
  it.each(authoritiesOf(packed))('$area_name stands as it does in the store, by every model', (area) => {
    const models = area.area_name === 'Croydon' ? ['2014', '2021', ''] : [''];
    for (const model of models)
      expect(benchmarkRows(unpacked(packed, packed.indicators), area, model)).toEqual(
        benchmarkRows(national, area, model).sort((a, b) => a.name.localeCompare(b.name)),
      );
  });

  it('ranks all authorities as benchmarkRows ranks one', () => {
    const all = rankedIn(
      unpacked(
        packed,
        packed.indicators.filter(({ id }) => id === 'cin_rate'),
      ),
      '2014-03-31',
      true,
    );
    expect(all.map(({ name, rank, quartile }) => [name, rank, quartile])).toEqual([
      ['Croydon', 1, 1],
      ['Kent', 1, 1],
      ['Hackney', 3, 3],
      ['Merton', 4, 4],
    ]);
  });

  it('is a script that a page may load from the disk', () => {
    const [, text] = /^globalThis\.careIndicatorsNational = '([A-Za-z0-9+/=]+)';\n$/.exec(
      nationalFile({ packed }),
    )!;
    expect(JSON.parse(String(gunzipSync(Buffer.from(text!, 'base64'))))).toEqual(packed);
  });

  const reference = readReference(join(projectFolder(), 'data'));
  const packedOf = (more: Partial<National>) => pack({ ...national, ...more }, reference.catalogue);

  it('are of the newest release, with its own note and file', () => {
    const [older, newer] = ['file-2014', 'file-2020'].map((release, at) =>
      fileFigures([{ area: 'Croydon', is: at === 0 ? '410.3' : '409.4', release }]),
    );
    const figures = [...newer!.map((o) => ({ ...o, note: 'ours: revised' })), ...older!];
    const one = unpacked(packedOf({ figures }), packedOf({ figures }).indicators).figures;
    expect(one.map(({ value, note, source }) => [value, note, source])).toEqual([
      [409.4, 'ours: revised', 'file-2020'],
    ]);
  });

  it('are of the whole and of known groups only', () => {
    const figures = fileFigures([
      { area: 'Croydon', is: '410.3' },
      { area: 'Croydon', is: '99', breakdown: 'sex=male' },
    ]);
    expect(packedOf({ figures }).indicators.map(({ breakdown }) => breakdown)).toEqual(['']);
  });

  it('tell apart areas of one name by their codes', () => {
    const figures = fileFigures([
      { area: 'Dorset', is: '300' },
      { area: 'Dorset', is: '310' },
    ]).map((o, at) => ({ ...o, area_code: `E0000000${at}` }));
    expect(packedOf({ figures, neighbours: [] }).areas.map(([, name]) => name)).toEqual([
      'Dorset (E00000000)',
      'Dorset (E00000001)',
    ]);
  });

  it('keep listed neighbours without a figure, and the first of two lists of one model', () => {
    const figures = fileFigures([
      { area: 'Croydon', is: '410.3' },
      { area: 'Luton', is: '110' },
      { area: 'Kent', is: '200' },
    ]);
    const neighbours = [
      ...neighboursOf('2021', ['Luton', 'Rutland']),
      ...neighboursOf('2021', ['Kent']).map((one) => ({ ...one, source: 'another list' })),
    ];
    const packed_ = packedOf({ figures, neighbours });
    const own = authoritiesOf(packed_).find(({ area_name }) => area_name === 'Croydon')!;
    expect(benchmarkRows(unpacked(packed_, packed_.indicators), own)[0]).toMatchObject({
      neighbours_mean: 110,
      neighbours_n: 1,
      neighbours_listed: 2,
      caveat: 'The neighbours’ average is based on 1 of 2 listed neighbours (1 without a figure).',
    });
    expect(authoritiesOf(packed_).map(({ area_name }) => area_name)).not.toContain('Rutland');
  });

  it('bear the issues of the import, at their area and period', () => {
    const figures = fileFigures([
      { indicator: 'cpp_reregistration', area: 'Croydon', period: '2013-14', is: '83', of: [105, 137] },
      { indicator: 'cpp_reregistration', area: 'Luton', period: '2013-14', is: '50', of: [50, 100] },
    ]);
    const packed_ = packedOf({ figures });
    expect(packed_.indicators[0]!.issues).toEqual([
      {
        area_code: codeOf('Croydon'),
        period_end: '2014-03-31',
        sign: '!',
        message: 'Croydon: 83 % is published beside 105 of 137, which is 76.6 %.',
      },
    ]);
  });

  it('bear no issue about the same cell of another release', () => {
    const share = { indicator: 'cpp_reregistration', period: '2013-14', is: '83' } as const;
    const figures = [
      ...fileFigures([{ ...share, area: 'Luton', of: [83, 100], release: 'file-2020' }]),
      ...fileFigures([{ ...share, area: 'Croydon', of: [105, 137], release: 'file-2014' }]),
    ];
    const packed_ = packedOf({ figures });
    expect(packed_.indicators[0]!.issues.map(({ area_code }) => area_code)).toEqual([codeOf('Croydon')]);
  });
});
