import { describe, expect, it } from 'vitest';
import { svg } from '../../../src/charts/render/svg.js';
import { FONT } from '../../../src/charts/style.js';
import { HOSTILE, sampleChart } from './sample-chart.js';

const chart = sampleChart();

/** What a picture says, without its drawing. */
const words = (picture: string): string[] => [...picture.matchAll(/>([^<>\n]+)</g)].map(([, text]) => text!);

/** The tags that are open where the picture ends; throws where one closes another. */
function openTags(picture: string): string[] {
  const open: string[] = [];
  for (const [, closing, name, self] of picture.matchAll(/<(\/?)(\w+)[^>]*?(\/?)>/g)) {
    if (closing) expect(open.pop()).toBe(name);
    else if (!self) open.push(name!);
  }
  return open;
}

const ids = (text: string): string[] => [...text.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id!);

describe('svg', () => {
  it('says what the chart says, as text', async () => {
    expect(words(await svg(chart))).toEqual([
      'Croydon – more children looked after than &quot;neighbours&quot; &amp; England',
      'Line chart of 3 areas over 4 years: Croydon &amp; partners fall from 84.2 to 79.1; England rises to 51.6.',
      ...['2013–14', '2014–15', '2015–16', '2016–17'],
      ...['0', '20', '40', '60', '80'],
      ...['Croydon &amp; "partners"', 'Neighbours &lt;mean&gt;', 'England'],
      'Neighbours: the mean of 10 &lt; 11 areas, each counted once.',
      'Source: Annual report &amp; tables, London Borough of Croydon, 2017',
      'Croydon – more children looked after than "neighbours" &amp; England',
      'Children looked after per 10,000, at 31 March 2014 to 2017',
    ]);
  });

  it('is one picture with a name and a description, and nothing to be read twice', async () => {
    const picture = await svg(chart);
    const [root] = /<svg [^>]*>/.exec(picture)!;
    expect(root).toContain('role="img" aria-labelledby="looked-after-rate-title looked-after-rate-desc"');
    expect(root).toContain(`font-family="${FONT}"`);
    expect(picture.slice(root.length)).not.toMatch(/ (role|aria-[a-z]+|class)=/);
    expect(openTags(picture)).toEqual([]);
  });

  it('keeps what it draws: three lines, each within its frame, and twelve points', async () => {
    const picture = await svg(chart);
    expect(picture.match(/<g clip-path="url\(#looked-after-rate-\d\)"><path [^>]*stroke="#/g)).toHaveLength(
      3,
    );
    expect(picture.match(/<clipPath id="looked-after-rate-\d"><rect /g)).toHaveLength(3);
    expect(picture.match(/A3\.873,3\.873,0,1,1,/g)).toHaveLength(2 * 12);
  });

  it('dashes no line that has no gaps', async () => {
    expect((await svg(chart)).match(/stroke-dasharray="[^"]*"/g)).toEqual([
      'stroke-dasharray="7,4"',
      'stroke-dasharray="2,3"',
    ]);
  });

  it('places days where they belong, by time stamps too', async () => {
    const days = ['2012-03-31', '2014-03-31', '2016-03-31'];
    const ends = { domain: days.map((day) => Date.parse(day)).filter((_, at) => at !== 1) };
    const spec = {
      data: { values: days.map((day) => ({ day })) },
      mark: 'square',
      width: 100,
      encoding: { x: { field: 'day', type: 'temporal', scale: { type: 'utc', ...ends } } },
    } as const;
    const places = [...(await svg({ ...chart, spec })).matchAll(/<path transform="translate\(([\d.]+),/g)];
    expect(places.map(([, x]) => Math.round(Number(x)))).toEqual([0, 50, 100]);
  });

  it('shares a page with others', async () => {
    const page = (await svg(chart)) + (await svg(sampleChart({ name: 'placed-out-of-area' })));
    expect(ids(page)).toHaveLength(2 * 5);
    expect(new Set(ids(page)).size).toBe(ids(page).length);
    const used = [...page.matchAll(/url\(#([^)]*)\)/g)].map(([, id]) => id!);
    expect(used.filter((id) => !ids(page).includes(id))).toEqual([]);
  });

  it('gives the same bytes again, with others drawn between', async () => {
    const first = await svg(chart);
    await svg(sampleChart({ theme: 'dark' }));
    expect(await svg(chart)).toBe(first);
    expect(await Promise.all([svg(chart), svg(chart)])).toEqual([first, first]);
  });

  it('shows markup in a label as text', async () => {
    const picture = await svg(sampleChart({ england: HOSTILE, title: HOSTILE }));
    expect(picture).not.toContain('<img');
    expect(words(picture)).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });

  it('takes an issue of the compiler for an error, unless somebody listens', async () => {
    const questionable = {
      ...chart,
      spec: {
        data: { values: [] },
        mark: 'point',
        encoding: { shape: { field: 'a', type: 'quantitative' } },
      },
    } as const;
    await expect(svg(questionable)).rejects.toThrow(/^Vega rejected the specification: shape/);
    const heard: string[] = [];
    await svg(questionable, { onWarning: (message) => heard.push(message) });
    expect(heard).not.toEqual([]);
  });

  it('takes an issue while drawing for an error as well', async () => {
    const spec = {
      data: { values: [{ a: null }] },
      mark: 'point',
      encoding: { x: { field: 'a', type: 'quantitative' } },
    } as const;
    await expect(svg({ ...chart, spec })).rejects.toThrow(/Infinite extent/);
  });
});
