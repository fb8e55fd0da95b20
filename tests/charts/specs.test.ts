import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { CHART_KINDS, chart } from '../../src/charts/index.js';
import { compiled } from '../../src/charts/render/compiled.js';
import { SIZES } from '../../src/charts/style.js';
import { suggested, suggestedAcross } from '../../src/charts/suggest.js';
import { load } from '../../src/index.js';
import { isProse } from '../../src/published/prose.js';

const schema = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('vega-lite/vega-lite-schema.json'), 'utf8'),
);
const ajv = new Ajv({ strict: false, allErrors: false });
// The schema names one format that JSON Schema has none of.
ajv.addFormat('color-hex', () => true);
addFormats.default(ajv);
const isVegaLite = ajv.compile(schema);

const dataset = load();
const tables = [...new Set(dataset.figures.filter((o) => !isProse(o)).map(({ table }) => table))];
const requests = [...suggestedAcross(dataset), ...tables.flatMap((table) => suggested(dataset, table))];
const charts = requests.map(({ kind, options }) => chart(kind, dataset, options));

const views = charts.filter((drawn) => drawn.spec !== undefined);

describe.each(views.map((drawn) => [drawn.name, drawn] as const))('%s', (_, drawn) => {
  it('is valid Vega-Lite, and compiles without a warning', () => {
    expect(isVegaLite(drawn.spec), ajv.errorsText(isVegaLite.errors)).toBe(true);
    expect(() => compiled(drawn)).not.toThrow();
  });

  it('sets no word smaller than the house style does', () => {
    const sizes = [...JSON.stringify(drawn.spec).matchAll(/ontSize":(\d+)/g)].map(([, size]) => Number(size));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(SIZES.text);
  });

  it('carries its description in the specification', () => {
    expect(drawn.spec!.description).toBe(drawn.alt);
  });
});

describe.each(charts.map((drawn) => [drawn.name, drawn] as const))('%s', (_, drawn) => {
  it('tells by words what it shows', () => {
    expect(drawn.title.length).toBeGreaterThan(20);
    expect(drawn.alt).toContain(drawn.title);
    expect(drawn.alt).toContain(drawn.notes.join(' '));
    expect(drawn.source).toMatch(/^Source: .+\.$/);
    expect(JSON.stringify(drawn)).not.toMatch(/undefined|NaN|\[object/);
  });

  it('has its figures in a table, each column with a heading for people', () => {
    expect(drawn.data.rows.length).toBeGreaterThan(0);
    for (const { name, title } of drawn.data.columns) expect(title).not.toBe(name);
  });
});

it('a misspelt property does not pass', () => {
  const { spec } = views[0]!;
  expect(isVegaLite({ ...spec, tittle: 'x' })).toBe(false);
});

it('no two charts have one name', () => {
  expect(new Set(charts.map(({ name }) => name)).size).toBe(charts.length);
});

it('the published tables and the documents together take every kind but those of many areas or two periods', () => {
  const drawn = new Set(requests.map(({ kind }) => kind as string));
  expect(CHART_KINDS.map(({ name }) => name).filter((name) => !drawn.has(name))).toEqual(['slope', 'funnel']);
});

it('every table has a chart, but one of names and one of a single judgement', () => {
  expect(tables.filter((table) => suggested(dataset, table).length === 0)).toEqual([
    'stat-neighbours',
    'ofsted2017-lscb-judgement',
  ]);
});

it('what a check finds grave is drawn as published, marked, and told in a note', () => {
  const drawn = chart('trend', dataset, { table: 'lac-number-rate', indicator: 'cla_number' });
  expect(drawn.data.rows.at(-1)).toMatchObject({
    series: 'England',
    value: 68.84,
    published: '68.84',
    issue: '!!',
  });
  expect(drawn.notes[0]).toMatch(/^!! {2}.*published in thousands\.$/);
});

describe('an option that is not understood is answered with those that are', () => {
  it.each([
    [{ kind: 'pie', options: { table: 'cin-rate' } }, /no kind of chart "pie"; there are trend, process,/],
    [
      { kind: 'trend', options: { table: 'cin-rat' } },
      /no table or indicator "cin-rat".*Did you mean cin-rate/,
    ],
    [{ kind: 'trend', options: {} }, /Say which table or which indicator/],
    [{ kind: 'trend', options: { indicator: 'cin' } }, /no indicator "cin".*cin_rate/],
    [
      { kind: 'trend', options: { table: 'cin-rate', area: 'Sutton' } },
      /not about "Sutton", but about Croydon/,
    ],
    [
      { kind: 'trend', options: { table: 'cin-rate', theme: 'blue' } },
      /no theme "blue"; there are light or dark/,
    ],
    [
      { kind: 'trend', options: { table: 'cin-rate', colour: 'red' } },
      /no option "colour"; it has table, indicator/,
    ],
    [{ kind: 'trend', options: { table: 'mash-contacts' } }, /one indicator; name it: contacts_received,/],
    [
      { kind: 'trend', options: { table: 'assessments-45d' } },
      /two periods or more, and these are of one\. Choose bars/,
    ],
    [{ kind: 'process', options: { table: 'cin-rate' } }, /none of these are by month\. Choose a trend/],
    [
      { kind: 'dumbbell', options: { table: 'gender' } },
      /Name the cohort.*child protection plan, looked after/,
    ],
    [{ kind: 'index', options: { table: 'cin-rate' } }, /"ethnicity" and "gender" have them/],
    [{ kind: 'stacked', options: { table: 'cin-rate' } }, /"workforce-june-2017" has them/],
    [{ kind: 'slope', options: { table: 'assessments-45d' } }, /two periods.*Choose a trend/],
    [
      { kind: 'year-to-date', options: { table: 'cp-visits', indicator: 'cpp_number' } },
      /Choose a process chart/,
    ],
  ])('%j', ({ kind, options }, message) => {
    expect(() => chart(kind as 'trend', dataset, options as object)).toThrow(message);
  });
});
