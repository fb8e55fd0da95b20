import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv';
import { afterAll, describe, expect, it } from 'vitest';
import { build } from '../../etl/published/build.js';
import { readInput } from '../../etl/published/read.js';
import { publishedTables } from '../../etl/steps/outputs.js';
import { projectFolder } from '../../src/project.js';
import { publicationSchema } from '../../src/published/publication.js';

const project = projectFolder();
const data = mkdtempSync(join(tmpdir(), 'care-indicators-'));
afterAll(() => rmSync(data, { recursive: true }));

describe('a new publication is a folder with a CSV file and a publication.json', () => {
  cpSync(join(project, 'data/reference'), join(data, 'reference'), { recursive: true });
  cpSync(join(project, 'tests/etl/newcomer'), join(data, 'published'), { recursive: true });
  const { input, faults } = readInput(data);
  const built = build(input, faults);

  it('consists of two files', () => {
    expect(readdirSync(join(data, 'published/anytown-2024-report'))).toEqual([
      'placements-2024.csv',
      'publication.json',
    ]);
  });

  it('gives each figure its indicator, area and date, also of an authority that no other table names', () => {
    const shown = built.figures.map((o) => [o.area_code, o.area_name, o.period_end, o.value, o.status]);
    expect(shown).toEqual([
      ['E09000012', 'Hackney', '2023-03-31', 60.5, 'ok'],
      ['E09000012', 'Hackney', '2024-03-31', 58.1, 'ok'],
      ['', 'Statistical neighbours', '2023-03-31', null, 'suppressed'],
      ['', 'Statistical neighbours', '2024-03-31', 61, 'ok'],
      ['E92000001', 'England', '2023-03-31', 57.9, 'ok'],
      ['E92000001', 'England', '2024-03-31', 57.1, 'ok'],
    ]);
    expect(new Set(built.figures.map(({ indicator }) => indicator))).toEqual(new Set(['cla_rate']));
  });

  it('gives a typed table', () => {
    const [table] = publishedTables(built);
    expect([...table!.columns]).toEqual([
      ['area', ['Hackney', 'Our neighbours', 'England']],
      ['2022-23', [60.5, null, 57.9]],
      ['2023-24', [58.1, 61, 57.1]],
    ]);
  });

  it('is the example that data/README.md shows', () => {
    const readme = readFileSync(join(project, 'data/README.md'), 'utf8');
    for (const { grids, publication } of input.publications) {
      const folder = join(project, 'tests/etl/newcomer', publication.id);
      const files = ['publication.json', ...grids.map(({ table }) => `${table}.csv`)];
      for (const file of files) expect(readme).toContain(readFileSync(join(folder, file), 'utf8').trim());
    }
  });
});

describe('the schema for editors', () => {
  const file = join(project, 'data/published/publication.schema.json');

  it('is what the program checks by (UPDATE_EXPECTED=1 npx vitest run tests/etl/newcomer.test.ts writes it)', async () => {
    if (process.env.UPDATE_EXPECTED) (await import('node:fs')).writeFileSync(file, publicationSchema());
    expect(readFileSync(file, 'utf8')).toBe(publicationSchema());
  });

  const dataset = join(project, 'data/published');
  const folders = readdirSync(dataset, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const ajv = new Ajv.default({ strict: false, formats: { date: true } });
  const valid = ajv.compile(JSON.parse(publicationSchema()));

  it.each(folders.map(({ name }) => name))('accepts %s, which refers to it', (name) => {
    const json = JSON.parse(readFileSync(join(dataset, name, 'publication.json'), 'utf8'));
    expect(valid(json) || valid.errors).toBe(true);
    expect(json.$schema).toBe('../publication.schema.json');
  });

  it('marks a misspelt key', () => {
    const json = JSON.parse(
      readFileSync(join(project, 'tests/etl/newcomer/anytown-2024-report/publication.json'), 'utf8'),
    );
    expect(valid(json)).toBe(true);
    json.tables[0].recipe.colums = json.tables[0].recipe.columns;
    expect(valid(json)).toBe(false);
  });
});
