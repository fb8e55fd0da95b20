import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { rankedIn } from '../../../etl/site/client/compare/ranks.js';
import { nationalFile } from '../../../etl/site/national-data.js';
import { authoritiesOf, unpacked } from '../../../etl/site/packed.js';
import { standing } from '../../../src/indicators/standing.js';
import { national, packed } from './small-national.js';

describe('figures of all authorities in few bytes', () => {
  it.each(authoritiesOf(packed))('$area_name stands as it does in the store, by every model', (area) => {
    const models = area.area_name === 'Croydon' ? ['2014', '2021', ''] : [''];
    for (const model of models)
      expect(standing(unpacked(packed, packed.indicators), area, model)).toEqual(
        standing(national, area, model).sort((a, b) => a.name.localeCompare(b.name)),
      );
  });

  it('ranks all authorities as standing ranks one', () => {
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
});
