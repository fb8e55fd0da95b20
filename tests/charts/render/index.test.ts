import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { FORMATS, isFormat, render } from '../../../src/charts/render/index.js';
import { projectFolder } from '../../../src/project.js';
import { HOSTILE, sampleChart } from './sample-chart.js';

const chart = sampleChart();

describe('render', () => {
  it.each(FORMATS)('%s', async (format) => {
    const content = await render(chart, format);
    const begin = Buffer.from(content).toString('latin1', 0, 15);
    const begins: Record<typeof format, string> = {
      svg: '<svg ',
      png: '\x89PNG',
      'print.png': '\x89PNG',
      pdf: '%PDF-1.7',
      html: '<!doctype html>',
      'vl.json': '{\n  "$schema"',
      csv: 'area,period',
    };
    expect(begin).toContain(begins[format]);
  });

  it('knows its formats', () => {
    expect([isFormat('print.png'), isFormat('jpeg')]).toEqual([true, false]);
  });

  it('loads what draws only when it draws', () => {
    const source = readFileSync(join(projectFolder(), 'src/charts/render/index.ts'), 'utf8');
    const imports = source.split('\n').filter((line) => line.startsWith('import '));
    expect(
      imports.filter((line) => !line.startsWith('import type ') && !line.endsWith("'../chart.js';")),
    ).toEqual([]);
  });

  it('leaves the chart as it was', async () => {
    const chart = sampleChart();
    for (const format of FORMATS) await render(chart, format);
    expect(chart).toStrictEqual(sampleChart());
  });
});

describe('csv', () => {
  it('holds the rows that are drawn, under their short names', async () => {
    const rows = parse(String(await render(sampleChart({ england: HOSTILE }), 'csv')), { columns: true });
    expect(rows).toHaveLength(12);
    expect(rows[1]).toEqual({ area: 'Croydon & "partners"', period: '2014–15', rate: '81', published: '81' });
    expect(rows.at(-1)).toMatchObject({ area: HOSTILE });
  });

  it('leaves empty what there is not', async () => {
    const gap = { columns: chart.data.columns, rows: [{ area: 'Croydon', rate: null, published: '-' }] };
    expect(await render({ ...chart, data: gap }, 'csv')).toBe('area,period,rate,published\nCroydon,,,-\n');
  });
});

describe('vl.json', () => {
  it('is the specification, and nothing less', async () => {
    expect(JSON.parse(String(await render(chart, 'vl.json')))).toEqual(chart.spec);
  });

  it('gives each row of data a line of its own', async () => {
    expect(String(await render(chart, 'vl.json')).split('\n')).toContain(
      '      {"area":"England","period":"2014–15","rate":50,"published":"50"},',
    );
  });
});
