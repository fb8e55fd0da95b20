import { describe, expect, it } from 'vitest';
import { timelineChart } from '../../src/charts/kinds/timeline/timeline.js';
import { contrast, readableOn } from '../../src/charts/readable.js';
import { PALETTES, THEMES } from '../../src/charts/style.js';
import { load } from '../../src/index.js';

const dataset = load();
const everything = timelineChart(dataset, { indicator: 'inspection_grade', area: 'Croydon' });
const told = ({ rows }: typeof everything) =>
  rows.map(({ group, theme, inspection, value, reads }) =>
    [group, theme, inspection, value, reads].join(' | '),
  );

describe('judgements of all documents', () => {
  it('states what the inspections found, one after the other', () => {
    expect(everything.title).toBe(
      'Croydon: overall adequate in May 2012, inadequate in June to July 2017 (the inspection frameworks may differ)',
    );
  });

  it('draws each judgement of a whole once, in the order of time, with its number and its word', () => {
    expect(told(everything)).toEqual([
      'Fostering | Overall | January 2011 | 2 | Good',
      'Adoption | Overall | March 2012 | 2 | Good',
      'Safeguarding services | Overall effectiveness | May 2012 | 3 | Adequate',
      'Services for looked after children | Overall effectiveness | May 2012 | 3 | Adequate',
      ' | Overall | June to July 2017 | 4 | Inadequate',
      ' | 1. Children who need help and protection | June to July 2017 | 4 | Inadequate',
      ' | 2. Children looked after and achieving permanence | June to July 2017 | 4 | Inadequate',
      ' | 2.1 Adoption performance | June to July 2017 | 3 | Requires improvement',
      ' | 2.2 Experiences and progress of care leavers | June to July 2017 | 3 | Requires improvement',
      ' | 3. Leadership, management and governance | June to July 2017 | 4 | Inadequate',
      ' | The Local Safeguarding Children Board | June to July 2017 | 4 | Inadequate',
      'Calleydown unit | Overall | no date given | 2 | Good',
      "children's home | Overall | no date given | 2 | Good",
    ]);
  });

  it('says what is left out and where it stands', () => {
    expect(everything.notes[0]).toBe(
      '21 judgements on parts of a service are not shown; see the tables record-of-main-findings and section-grades.',
    );
    expect(everything.notes).toContain('Adequate and Requires improvement are two names for grade 3.');
  });

  it('needs the name of the area, since three are judged', () => {
    expect(() => timelineChart(dataset, { indicator: 'inspection_grade' })).toThrow(
      /Bromley, Croydon or Wandsworth/,
    );
  });
});

describe('judgements of one table', () => {
  it('draws all of them under the names of the services', () => {
    const record = timelineChart(dataset, { table: 'record-of-main-findings' });
    expect(record.title).toBe(
      'Croydon: overall effectiveness adequate in May 2012; of its other judgements 11 good, 9 adequate',
    );
    expect(record.rows).toHaveLength(22);
    const { columns, rows } = record.table;
    expect(columns.map(({ heading }) => heading)).toEqual(['', 'May 2012']);
    expect(rows.flatMap((row) => ('heading' in row ? [row.heading] : []))).toEqual([
      'Safeguarding services',
      'Services for looked after children',
    ]);
  });

  it('reads the word of a grade out of what is published around it', () => {
    const sections = timelineChart(dataset, { table: 'section-grades' });
    expect(sections.rows[0]).toMatchObject({ published: 'Grade 3 (Adequate)', reads: 'Adequate', value: 3 });
  });

  it('shows both where one judgement is published in two ways', () => {
    const [first] = dataset.figures.filter(({ table }) => table === 'record-of-main-findings');
    const other = { ...first!, row: 99, value: 2, published: 'Good', source: 'a-later-report, 1' };
    const twice = { ...dataset, figures: [first!, other] };
    const { rows, notes, table } = timelineChart(twice, { table: 'record-of-main-findings' });
    expect(rows.map(({ reads, issue }) => `${reads} ${issue}`)).toEqual(['Adequate !', 'Good !']);
    const [, cells] = table.rows.flatMap((row) => ('cells' in row ? row.cells : []));
    expect(cells!.map(({ text }) => text)).toEqual(['3 Adequate !', '2 Good !']);
    expect(notes[0]).toBe(
      '!  Safeguarding services: overall effectiveness, May 2012: published as Adequate in ofsted-2012-inspection and Good in a-later-report.',
    );
  });

  it('is refused where there are none, with the tables that have some', () => {
    expect(() => timelineChart(dataset, { table: 'cin-rate' })).toThrow(
      /judgements of inspections. Choose the tables record-of-main-findings, .* or the indicator inspection_grade/,
    );
  });
});

it.each(THEMES)('words on the fields of the %s theme stand out at 4.5 : 1', (theme) => {
  for (const fill of [...PALETTES[theme].categories, PALETTES[theme].band])
    expect(contrast(fill, readableOn(fill, theme))).toBeGreaterThanOrEqual(4.5);
});
