import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { build } from '../../etl/published/build.js';
import { readInput } from '../../etl/published/read.js';
import { screen } from '../../src/ees/screen.js';
import { toEes } from '../../src/ees/to-ees.js';
import { projectFolder } from '../../src/project.js';

const { input, faults } = readInput(join(projectFolder(), 'data'));
const { figures: observations, catalogue } = build(input, faults);
const { indicators } = catalogue;
const ids = [...new Set(observations.map((o) => o.indicator))];

const failed = ({ files }: ReturnType<typeof toEes>) =>
  files.flatMap(({ data, meta }) => screen(data, meta).filter(({ result }) => result === 'fail'));

describe('the published figures as files of EES', () => {
  it.each(ids)('%s', (id) => {
    const own = observations.filter((o) => o.indicator === id);
    const result = toEes(own, { indicators });
    expect(failed(result)).toEqual([]);
    const figures = result.files.reduce((sum, { data }) => sum + data.rows.length, 0);
    const left = result.leftOut.reduce((sum, each) => sum + each.observations.length, 0);
    expect(figures + left).toBe(own.length);
  });

  it('all together', () => expect(failed(toEes(observations, { indicators, name: 'all' }))).toEqual([]));

  it('a figure of each kind of time can be looked up', () => {
    const rows = toEes(
      observations.filter((o) => o.indicator === 'cin_rate'),
      { indicators },
    ).files[0]!.data.rows;
    expect(rows.map((cells) => [cells[0], cells[7] || 'England', cells.at(-1)])).toContainEqual([
      '2014',
      'Croydon',
      '410.3',
    ]);
  });
});
