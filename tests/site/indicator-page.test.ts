import { beforeAll, describe, expect, it } from 'vitest';
import { periodName } from '../../src/model/period.js';
import { built } from '../analysis/published.js';
import { builtSite, publishedRows, type SiteFiles } from './built-site.js';
import {
  grouped,
  groupOf,
  placeOf,
  placesOf,
  publishedOf,
  type Row,
  referenceRows,
  signOf,
} from './expected.js';
import { between, headOf, itemsOf, tableOf, termsOf, textOf, texts } from './reading.js';

let files: SiteFiles;
let rows: (path: string) => Row[];
/** What is published of each indicator that has a page. */
let published: [id: string, own: Row[]][];
beforeAll(async () => {
  files = await builtSite({ tables: ['cin-rate'] });
  rows = await publishedRows();
  published = grouped(rows('observations.csv'), ({ indicator }) => indicator!)
    .map((own): [string, Row[]] => [own[0]!.indicator!, own])
    .filter(([id]) => files.has(`indicators/${id}.html`));
}, 60_000);

const page = (id: string): string => files.get(`indicators/${id}.html`)!;

/** Everything under the heading of a section. */
const section = (id: string, heading: string): string => between(page(id), `>${heading}</h2>`, '</section>');

const titleOf = (id: string): string => textOf(between(page(id), '<h1>', '</h1>'));

const periodOf = ({ time_period, time_identifier }: Row): string =>
  periodName({ time_period: time_period!, time_identifier: time_identifier! });

describe('the figures of an indicator', () => {
  /** Every cell that says something, with its line and its column: `31 March 2014, all, England: 346.4`. */
  function cellsOf(id: string): string[] {
    const html = section(id, 'The figures');
    const head = headOf(html);
    const first = head[1] === 'Group' ? 2 : 1;
    return tableOf(html, '').flatMap((cells) =>
      cells
        .map((text, at) => [`${cells[0]}, ${first === 2 ? cells[1] : 'all'}, ${head[at]}`, text] as const)
        .filter(([, text], at) => at >= first && text !== '–')
        .map((parts) => parts.join(': ')),
    );
  }

  const withoutBasis = ({ breakdown }: Row): string =>
    breakdown!.replace(/(^|; )basis=average of authorities/, '');

  it('stand by period, group and area, as published, each with the sign of the gravest issue or why it is missing', () => {
    const issues = rows('issues.csv');
    const line = (o: Row): string => `${periodOf(o)}, ${groupOf(withoutBasis(o))}, ${o.area_name}`;
    for (const [id, own] of published)
      expect([id, cellsOf(id).sort()]).toEqual([
        id,
        grouped(own, (o) => `${o.period_start}|${withoutBasis(o)}|${line(o)}`)
          .map((same) => {
            const texts = same.map((o) => textOf(`${publishedOf(o)}${signOf(o, issues)}`));
            return `${line(same[0]!)}: ${[...new Set(texts)].join('; ')}`;
          })
          .sort(),
      ]);
  });

  it('are marked !! where the gravest of several issues is, and ? where a word of explanation is needed', () => {
    expect(cellsOf('budgeted_fte').join()).toContain(': 126.8 !!');
    expect(cellsOf('cla_started')).toContain('2013-14, all, England: 300 ?');
    expect(textOf(section('cla_started', 'The figures'))).toContain(
      '!! error; ! contradicted by another figure; ? needs explaining.',
    );
  });

  it('say why they are missing', () => {
    const said = textOf(section('ks2_level4', 'The figures'));
    expect(said).toContain('Cohort too small to report (too few to report)');
    expect(said).toContain('Not reported (not available)');
    expect(textOf(section('action_resources', 'The figures'))).toContain('N/A (not applicable)');
    expect(cellsOf('cla_number').join()).toContain(': left blank');
  });

  it('are each led back to the document, with area, period, group and our reading', () => {
    const titles = new Map(built.publications.map(({ id, title }) => [id, title]));
    for (const [id, own] of published) {
      const html = between(page(id), '<details class="where">', '</details>');
      expect(headOf(html)).toEqual([
        'Area',
        'Period',
        'Group',
        'As published',
        'Value',
        'Our reading',
        'Document and section',
        'Table',
        'Cell',
      ]);
      expect(tableOf(html, '')).toEqual(
        own.map((o) => {
          const [document, ...at] = o.source!.split(', ');
          return [
            o.area_name,
            periodOf(o),
            groupOf(o.breakdown!),
            o.published,
            o.value,
            [o.corrected, o.qualifier, o.note].filter((text) => text !== '').join('; '),
            `${titles.get(document!)}, ${at.join(', ')}`,
            o.table,
            placeOf(o).split('!')[1],
          ].map((text) => textOf(text!));
        }),
      );
    }
  });
});

describe('the page of an indicator', () => {
  it('sets what is published of each area side by side, with the signs of issues', () => {
    expect(tableOf(page('cin_rate'), 'Children in need, per 10,000')).toEqual([
      ['31 March 2012', '449.6', '357.1', '325.7'],
      ['31 March 2013', '412.2', '379.8', '332.2'],
      ['31 March 2014', '410.3', '394.2', '346.4'],
    ]);
    const vacant = tableOf(page('vacant_fte'), 'Vacant posts');
    expect(vacant.map((cells) => cells.at(-1))).toContain('10.6 !!');
  });

  it('leads from a headline in issue to the issues', () => {
    const html = page('vacant_fte');
    const issues = [...files.keys()].filter((path) =>
      /class="tag issue" href="#issues"/.test(files.get(path)!),
    );
    expect(issues.length).toBeGreaterThan(0);
    expect(issues).not.toContain('indicators/cin_rate.html');
    expect(html).toContain('id="issues"');
  });

  it('says how it stands and moves, with every reservation and source', () => {
    const said = (id: string): string => textOf(page(id));
    for (const { indicator, sentence, caveat } of [...rows('benchmarks.csv'), ...rows('trends.csv')]) {
      expect(said(indicator!)).toContain(sentence);
      expect(said(indicator!)).toContain(caveat);
    }
  });

  it('tells what is counted, out of what, and which way is good, as indicators.csv has it', () => {
    const GOOD: Row = {
      'high is good': 'Higher is better.',
      'low is good': 'Lower is better.',
      neither: 'Neither higher nor lower is better in itself.',
    };
    const all = new Map(referenceRows('indicators').map((row) => [row.id, row]));
    for (const [id] of published) {
      const { numerator, denominator, polarity, measured, former_ni } = all.get(id)!;
      const terms = termsOf(section(id, 'What is measured'));
      expect({ id, ...terms }).toMatchObject({
        id,
        ...(numerator === '' ? {} : { Counts: numerator }),
        ...(denominator === '' ? {} : { 'Out of': denominator }),
        ...(former_ni === '' ? {} : { 'Former national indicator': former_ni }),
        Polarity: GOOD[polarity!],
        Counted: measured === 'stock' ? 'on the last day of the period' : 'over the whole period',
        'Name in the files': id,
      });
      expect([id, 'Counts' in terms, 'Out of' in terms]).toEqual([id, numerator !== '', denominator !== '']);
    }
  });

  it('names what its rate, its share or its part is of, and the break in its series', () => {
    const all = referenceRows('indicators');
    const name = (id: string | undefined): string | undefined =>
      files.has(`indicators/${id}.html`) ? titleOf(id!) : all.find((row) => row.id === id)?.name;
    for (const { id, rate_of, share_of, part_of, series_break } of all) {
      if (!files.has(`indicators/${id}.html`)) continue;
      const terms = termsOf(section(id!, 'What is measured'));
      expect([id, terms['A rate of'], terms['A share of'], terms['A part of']]).toEqual([
        id,
        name(rate_of),
        name(share_of),
        name(part_of),
      ]);
      if (series_break !== '')
        expect([id, terms['Break in the series']]).toEqual([id, `after ${series_break!.replace(' ', ': ')}`]);
    }
  });

  it('says what the neighbours’ average rests on, and who they are', () => {
    const neighbours = referenceRows('neighbours').filter(
      ({ area_name, model_year }) => area_name === 'Croydon' && model_year === '2014',
    );
    const resting = rows('benchmarks.csv').filter(({ rests_on }) => rests_on !== '');
    for (const own of grouped(resting, ({ indicator }) => indicator!)) {
      const html = section(own[0]!.indicator!, 'How the neighbours’ average was calculated');
      expect(itemsOf(html)).toEqual(
        [...new Set(own.map(({ period, rests_on }) => `${period}: ${rests_on}.`))].map(textOf),
      );
      expect(textOf(html)).toContain(
        `The statistical neighbours of Croydon, as listed in the model of 2014: ${neighbours.map(({ neighbour_name }) => neighbour_name).join(', ')}.`,
      );
    }
    const told = published.map(([id]) => id).filter((id) => page(id).includes('average was calculated'));
    expect(told).toHaveLength(new Set(resting.map(({ indicator }) => indicator)).size);
  });

  it('holds the issues that name its cells or its areas’ headings, and says where there are none', () => {
    /** A name that is published in several ways is found once in a document, and begins the message. */
    const isNameOf = ({ check, table, message }: Row, o: Row): boolean =>
      check === 'labels' &&
      message!.startsWith(`${o.area_name} has `) &&
      rows('observations.csv')
        .find((one) => one.table === table)!
        .source!.startsWith(o.source!.split(', ')[0]!);
    const [none, some]: [string[], string[]] = [[], []];
    for (const [id, own] of published) {
      const expected = rows('issues.csv').filter((issue) =>
        own.some((o) => placesOf(issue).includes(placeOf(o)) || isNameOf(issue, o)),
      );
      const html = section(id, 'Data quality issues');
      const messages = texts(html, /<\/p>\n<p>(.*?)<\/p>/gs);
      expect([id, messages]).toEqual([id, expected.map(({ message }) => textOf(message!))]);
      (expected.length === 0 ? none : some).push(id);
      expect([id, textOf(html).includes('None found.')]).toEqual([id, expected.length === 0]);
    }
    expect([none.length > 20, some.length > 20]).toEqual([true, true]);
  });
});
