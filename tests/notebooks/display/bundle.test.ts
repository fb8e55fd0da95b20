import { table } from 'arquero';
import { describe, expect, it } from 'vitest';
import { chart, compare, load, show } from '../../../src/index.js';
import { bundle } from '../../../src/notebooks/display/bundle.js';

const dataset = load();
const html = async (...words: Parameters<typeof bundle>): Promise<string> =>
  String((await bundle(...words))['text/html']);

describe('a table', () => {
  it('shows its first rows, and how many more there are', async () => {
    const shown = await html(dataset.observations, { columns: ['indicator', 'value'], rows: 2 });
    expect(shown.match(/<tr>/g)).toHaveLength(3);
    expect(shown).toContain(
      `… and ${(dataset.observations.numRows() - 2).toLocaleString('en-GB')} more rows`,
    );
    expect(shown).toContain('<th scope="col"');
  });

  it('has symbols for figures that are not there, and says what they mean', async () => {
    const rows = table({
      area: ['A', 'B', 'C'],
      value: [1.5, null, null],
      status: ['ok', 'suppressed', 'not_available'],
    });
    const shown = await bundle(rows);
    expect(shown['text/html']).toContain('>[c]</td>');
    expect(shown['text/html']).toContain('[c] suppressed by the publisher<br>[x] not available');
    expect(shown['text/plain']).toContain('[x] not available');
  });

  it('reads nothing in labels as markup', async () => {
    const shown = await html(table({ '<b>': ['<img src=x onerror=alert(1)>'] }));
    expect(shown).not.toMatch(/<img|<b>/);
    expect(shown).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });

  it('names the columns there are, where one is asked for that is not', async () => {
    await expect(bundle(table({ a: [1] }), { columns: ['b'] })).rejects.toThrow(
      'There is no column "b"; there are a.',
    );
  });
});

it('an empty list is said to be one, whatever columns are asked for', async () => {
  expect(await html([], { columns: ['name'] })).toContain('This kind of value cannot be shown');
});

it('a name that is not there is refused', async () => {
  await expect(show(dataset.tables['cin-rates'])).rejects.toThrow('Check the name');
});

it('days are days and tiny figures are not 0', async () => {
  const shown = await html([{ day: new Date(Date.UTC(2014, 5, 30)), p: 3e-7 }]);
  expect(shown).toContain('>2014-06-30<');
  expect(shown).toContain('>3e-7<');
});

it('a chart is interactive where the front end can, a picture with its description where it cannot', async () => {
  const drawn = chart('trend', dataset, { table: 'cin-rate' });
  const shown = await bundle(drawn);
  expect(Object.keys(shown)).toEqual(['application/vnd.vegalite.v5+json', 'image/svg+xml', 'text/plain']);
  expect(shown['image/svg+xml']).toContain(`<desc id="${drawn.name}-desc">`);
  expect(shown['text/plain']).toBe(drawn.alt);
});

describe('a result', () => {
  it('is its sentence, with what speaks against it', async () => {
    const rows = compare(dataset, 'Croydon').objects();
    const row = rows.find(({ caveat }) => caveat !== '');
    const shown = await html(row!);
    expect(shown).toContain('<p>');
    expect(shown).toContain('<em>');
    expect(shown).toContain(row!.source);
  });

  it('is shown with how many more there are, and under its title', async () => {
    const shown = await bundle(compare(dataset, 'Croydon'), { title: 'For <the> paper' });
    expect(shown['text/html']).toContain('<strong>For &lt;the&gt; paper</strong>');
    expect(shown['text/html']).toContain('… and 85 more');
    expect(shown['text/plain']).toContain('… and 85 more');
  });

  it('holds no markup of its figures', async () => {
    const shown = await html({ sentence: '<b>a</b>', caveat: '<i>b</i>', source: '<u>c</u>' });
    expect(shown).not.toMatch(/<(b|i|u)>/);
    expect(await html('<b>text</b>')).not.toContain('<b>');
  });

  it('is a table, where columns are asked for', async () => {
    const shown = await html(compare(dataset, 'Croydon'), { columns: ['name', 'gap'], rows: 3 });
    expect(shown).toContain('<table>');
    expect(shown).toContain('… and 94 more rows');
  });
});
