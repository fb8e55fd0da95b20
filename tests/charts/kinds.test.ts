import { describe, expect, it } from 'vitest';
import { chart } from '../../src/charts/index.js';
import { PALETTES } from '../../src/charts/style.js';
import { load } from '../../src/index.js';
import { madeUp, months } from './made-up.js';

const dataset = load();
const words = (value: unknown): string => JSON.stringify(value);

describe('a trend', () => {
  const rows = [
    { indicator: 'cin_rate', period: '31 March 2011', published: '300.5' },
    { indicator: 'cin_rate', period: '31 March 2012', published: 'suppressed' },
    { indicator: 'cin_rate', period: '31 March 2013', published: '310.2' },
    { indicator: 'cin_rate', period: '31 March 2016', published: '402.0' },
    { indicator: 'cin_rate', area: 'England', period: '31 March 2016', published: '350.1' },
  ] as const;
  const drawn = chart('trend', madeUp(rows), { table: 'made-up' });
  const inside = (drawn.spec as unknown as { datasets: { drawn: Record<string, unknown>[] } }).datasets.drawn;

  it('never draws a suppressed figure as a number, and names it in its place', () => {
    expect(drawn.data.rows[1]).toMatchObject({ period: '31 March 2012', value: null, status: 'suppressed' });
    expect(inside[1]).toMatchObject({ value: null, label: 'Croydon: suppressed' });
    expect(drawn.alt).toContain('suppressed (31 March 2012)');
  });

  it('breaks the line where years are missing', () => {
    const own = inside.filter(({ series }) => series === 'Croydon').map(({ value }) => value);
    expect(own).toEqual([300.5, null, 310.2, null, 402]);
    expect(drawn.data.rows.filter(({ series }) => series === 'Croydon')).toHaveLength(4);
  });

  it('leaves out a total of the nation, and says so', () => {
    const number = chart('trend', dataset, { table: 'cpp-number' });
    expect(number.data.rows.map(({ series }) => series)).not.toContain('England');
    expect(number.notes.join(' ')).toContain('England is published as a national total (42,700,');
  });

  it('joins no figures that were not counted alike', () => {
    const ks4 = chart('trend', dataset, { table: 'ks4' });
    const own = (
      ks4.spec as unknown as { datasets: { drawn: { series: string; value: number }[] } }
    ).datasets.drawn
      .filter(({ series }) => series === 'Virtual school')
      .map(({ value }) => value);
    expect(own).toEqual([14.6, 12, null, 10.6]);
  });

  it('says that its axis is cut, where it is', () => {
    const cut = 'The vertical axis does not start at 0.';
    expect(chart('trend', dataset, { table: 'cin-rate' }).notes).toContain(cut);
    expect(chart('trend', dataset, { table: 'cpp-2plus-ni64' }).notes).not.toContain(cut);
  });
});

describe('a process chart', () => {
  it('flags the months that are out of the ordinary, and says so first', () => {
    const drawn = chart(
      'process',
      madeUp(months('contacts_received', 2014, '100 140 100 140 600 140 100 140 100'.split(' '))),
      { table: 'made-up' },
    );
    expect(drawn.title).toBe('Contacts received, Croydon: unusually high in August 2014');
    expect(drawn.data.rows[4]).toMatchObject({ value: 600, verdict: 'unusually high' });
  });

  it('reads a signal by the polarity of the indicator', () => {
    const drawn = chart('process', dataset, { table: 'cp-visits', indicator: 'cpp_visited_28d' });
    expect(drawn.title).toMatch(/unusually bad in May 2014$/);
    expect(drawn.data.rows[1]).toMatchObject({ value: 70, lower: 70.8, verdict: 'unusually bad' });
  });

  it('draws no limit beyond what a share can be', () => {
    const drawn = chart('process', dataset, { table: 'lac-visits', indicator: 'cla_visited_6w' });
    expect(drawn.notes).toContain('The upper limit lies above 100% and is not drawn.');
    expect(drawn.alt).toContain('Mean 89%, Lower limit 78%.');
    expect(drawn.alt).not.toContain('Upper limit ');
  });

  it('needs six months', () => {
    expect(() =>
      chart('process', madeUp(months('contacts_received', 2014, ['1', '2', '3'])), { table: 'made-up' }),
    ).toThrow(/needs 6 months or more, not 3/);
  });
});

describe('bars', () => {
  it('are sorted, start at 0, and keep the place of what is withheld', () => {
    const drawn = chart('bars', dataset, { table: 'uasc-countries' });
    expect(drawn.data.rows.map(({ series, value }) => [series, value])).toEqual([
      ['Albania', 228],
      ['Afghanistan', 55],
      ['Eritrea', 40],
      ['Vietnam', null],
    ]);
    expect(words(drawn.spec)).toContain('"domain":[0,228]');
    expect(drawn.alt).toContain('Vietnam left blank');
  });

  it('set the area and its neighbours apart', () => {
    const drawn = chart('bars', dataset, { table: 'assessments-45d' });
    expect(drawn.title).toBe(
      'Assessments completed within 45 working days: Croydon lower than England and its statistical neighbours, 2013-14',
    );
    const { datasets } = drawn.spec as unknown as { datasets: { drawn: { role: string }[] } };
    expect(datasets.drawn.map(({ role }) => role)).toEqual(['neighbour', 'context', 'area']);
  });

  it('are of one unit, and name what is left out', () => {
    const drawn = chart('bars', dataset, { table: 'local-area-last-12-months' });
    expect(drawn.notes).toContain(
      'Also published, in another unit: Children who ceased and then returned to be looked after 5%.',
    );
  });
});

describe('disparity', () => {
  const options = { table: 'ethnicity', cohort: 'looked after (local)' };
  const index = chart('index', dataset, options);

  it('names only groups that differ by more than chance', () => {
    expect(index.title).toBe(
      'Children looked after (local), Croydon: “Black African and Black Caribbean” and “Mixed Parentage” over-represented; Asian under-represented',
    );
    expect(chart('index', dataset, { table: 'gender', cohort: 'child protection plan' }).title).toContain(
      'no group significantly over- or under-represented',
    );
  });

  it('draws the index with its limits, and none for too small a group', () => {
    expect(index.data.rows[1]).toMatchObject({
      value: 1.35,
      lower: 1.18,
      upper: 1.54,
      verdict: 'over-represented',
    });
    expect(index.data.rows.at(-1)).toMatchObject({
      series: 'Chinese and Other',
      value: null,
      verdict: 'too few to say',
    });
  });

  it('puts the share of the cohort beside that of the population', () => {
    const rows = chart('dumbbell', dataset, options).data.rows;
    expect(rows.slice(0, 2)).toEqual([
      { series: 'Asian', measure: 'General population', value: 15.3 },
      { series: 'Asian', measure: 'Children looked after (local)', value: 3.2 },
    ]);
  });
});

describe('the workforce', () => {
  it('stacks employees and agency staff of each service, beside what is budgeted', () => {
    const drawn = chart('stacked', dataset, { table: 'workforce-june-2017' });
    expect(drawn.title).toContain(
      '367.3 full-time equivalents in post in 4 services, 16.0 more than budgeted; 108.0 of them agency staff',
    );
    expect(drawn.data.rows[0]).toMatchObject({ series: 'Children In Need', part: 'Employees', value: 79 });
  });

  it('draws a rate in another unit as published, and marks it', () => {
    const drawn = chart('diverging', dataset, { table: 'workforce-june-2017' });
    const rate = (service: string) =>
      drawn.data.rows.find(({ series, measure }) => series === service && measure === 'Vacancy rate');
    expect(rate('Looked After Children and Resources, others')).toMatchObject({
      value: 0.1,
      published: '0.1',
      issue: '!!',
    });
    expect(drawn.notes.join(' ')).toContain('It would fit if 0.1 were a fraction of 1');
  });

  it('marks a rate whose posts cannot be right', () => {
    const { rows } = chart('diverging', dataset, { table: 'workforce-june-2017' }).data;
    expect(rows.find(({ published }) => published === '23.34%')).toMatchObject({ issue: '!!' });
    expect(rows.find(({ published }) => published === '48.00%')).not.toHaveProperty('issue', '!!');
  });
});

describe('a slope', () => {
  it('joins the first and the last period that all have', () => {
    const drawn = chart('slope', dataset, { table: 'cpp-rate' });
    expect(drawn.title).toBe(
      'Children subject of a child protection plan, 31 March 2012 to 31 March 2014: Croydon up from 32.3 to 41.2; Statistical neighbours down; England up',
    );
    expect(drawn.data.rows).toHaveLength(6);
  });
});

describe('the year to date', () => {
  const lastYear = months('contacts_received', 2013, ['10', '20', '30', '40']);

  it('adds up months, and sets them against the same month of the year before', () => {
    const drawn = chart(
      'year-to-date',
      madeUp([...lastYear, ...months('contacts_received', 2014, ['15', '25', '35'])]),
      { table: 'made-up' },
    );
    expect(drawn.title).toBe(
      'Contacts received, Croydon: 75 from April to June 2014, above 60 by the same month of 2013-14',
    );
    expect(drawn.notes).toContain('The year to date is added up from the published months.');
  });

  it('takes a published year to date, and the whole of the year before where its months are not published', () => {
    const drawn = chart('year-to-date', dataset, {
      table: 'assessment-timeliness',
      indicator: 'assessments_45d',
    });
    expect(drawn.title).toMatch(/68% from April to December 2014, below 69\.3% in the whole of 2013-14$/);
  });

  it('adds up no shares', () => {
    const shares = madeUp(months('assessments_45d', 2014, ['50', '60', '70']));
    expect(() => chart('year-to-date', shares, { table: 'made-up' })).toThrow(/do not add up/);
  });
});

describe('multiples', () => {
  it('have a panel for each indicator, and count what stands better and worse', () => {
    const drawn = chart('multiples', dataset, { table: 'adoption-children' });
    expect(drawn.title).toBe(
      'Croydon compared with its statistical neighbours: higher on 2 and lower on 1 of 3 figures',
    );
    expect(new Set(drawn.data.rows.map(({ panel }) => panel)).size).toBe(3);
  });

  it('go by time, whatever the order of the published columns', () => {
    const drawn = chart('multiples', dataset, { table: 'local-area-child-protection' });
    expect(drawn.title).toBe('Croydon, 2016 to 2017: up on 2 and down on 1 of 3 series');
  });

  it('call nothing better that rests on a handful of children', () => {
    const drawn = chart('multiples', dataset, { table: 'ks2', indicator: 'ks2_level4' });
    expect(drawn.title).toMatch(/not clearly changed on 3 of 3 series$/);
    expect(drawn.notes.join(' ')).toContain('Based on 7, 14 and 19');
  });
});

describe('what a reader sees', () => {
  const spec = (kind: Parameters<typeof chart>[0], options: object): string =>
    JSON.stringify(chart(kind, dataset, options).spec);

  it('rings a questionable point in the colour of issue', () => {
    const drawn = spec('trend', { table: 'lac-number-rate', indicator: 'cla_number' });
    expect(drawn).toContain(`"size":330,"stroke":"${PALETTES.light.issue}"`);
  });

  it('has the values of the marked line beside its points', () => {
    const { datasets } = JSON.parse(spec('trend', { table: 'cin-rate' }));
    expect(datasets.values.map(({ text }: { text: string }) => text)).toEqual(['449.6', '412.2']);
  });

  it('lets vacancies grow to the left and agency shares to the right', () => {
    const drawn = JSON.parse(spec('diverging', { table: 'workforce-june-2017' }));
    const reversed = drawn.vconcat[0].hconcat.map((view: { layer: object[] }) =>
      JSON.stringify(view.layer).includes('"reverse":true'),
    );
    expect(reversed).toEqual([true, false]);
  });

  it('names both ends of a dumbbell by their own share', () => {
    const { datasets } = JSON.parse(spec('dumbbell', { table: 'ethnicity', cohort: 'looked after (local)' }));
    expect(datasets.pairs[0]).toMatchObject({ leftText: '3.2%', rightText: '15.3%' });
  });

  it('calls what chance could explain no difference', () => {
    expect(chart('trend', dataset, { table: 'placement-stability-ni62' }).title).toContain(
      'not clearly different from England, no different from its statistical neighbours',
    );
  });
});
