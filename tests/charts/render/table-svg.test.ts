import { describe, expect, it } from 'vitest';
import { render } from '../../../src/charts/render/index.js';
import { tableSvg } from '../../../src/charts/render/table-svg.js';
import { columnWidths, type Table } from '../../../src/charts/table.js';
import { InvalidInputError } from '../../../src/statistics/estimate.js';
import { sampleChart } from './sample-chart.js';

const table: Table = {
  columns: [{ heading: '' }, { heading: 'Value', align: 'end' }],
  rows: [
    { heading: '31 March 2014' },
    { cells: [[{ text: 'Children in need' }], [{ text: '410.3', weight: 'bold', tip: 'Croydon & others' }]] },
  ],
  key: [{ shape: 'up', colour: '#123456', text: 'higher' }],
};

/** The texts of a picture with where they begin or end, and on which height. */
const texts = (svg: string): string[] =>
  [...svg.matchAll(/<text x="([^"]*)" y="([^"]*)"[^>]*>([^<]*)</g)].map(
    ([, x, y, text]) => `${x},${y} ${text}`,
  );

describe('a table as a picture', () => {
  it('has the key, the headings, and the rows below each other', () => {
    expect(texts(tableSvg(table, 'light').svg)).toEqual([
      '20,14.4 higher',
      '162,44.4 Value',
      '0,72.9 31 March 2014',
      '0,99.9 Children in need',
      '162,99.9 410.3',
    ]);
  });

  it('breaks long text between words, and never makes a column narrower than its longest word', () => {
    const long = { text: 'Children looked after who were placed more than 20 miles from home' };
    const narrow: Table = { columns: [{ heading: '' }], rows: [{ cells: [[long]] }], width: 120 };
    expect(texts(tableSvg(narrow, 'light').svg).map((text) => text.split(' ').slice(1).join(' '))).toEqual([
      'Children looked',
      'after who were',
      'placed more',
      'than 20 miles',
      'from home',
    ]);
  });

  it('refuses more columns than fit', () => {
    const columns = Array.from({ length: 30 }, () => ({ heading: 'Neighbours' }));
    expect(() => columnWidths({ columns, rows: [] })).toThrow(InvalidInputError);
    expect(() => columnWidths({ columns, rows: [] })).toThrow(/has 30 columns, too many for the width/);
  });

  it('tells more of a cell where it is asked for', () => {
    expect(tableSvg(table, 'light').svg).not.toContain('others');
    expect(tableSvg(table, 'light', 'titles').svg).toContain('<title>Croydon &amp; others</title>');
    expect(tableSvg(table, 'light', 'attributes').svg).toContain('data-tip="Croydon &amp; others"');
  });

  it('has no Vega-Lite specification, and says which formats there are', async () => {
    const { spec: _spec, ...words } = sampleChart();
    await expect(render({ ...words, kind: 'scorecard', cells: table }, 'vl.json')).rejects.toThrow(
      'A scorecard is a table, so it has no Vega-Lite specification. Choose svg, png, pdf, html or csv.',
    );
  });
});
