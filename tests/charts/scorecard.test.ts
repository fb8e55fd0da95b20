import { describe, expect, it } from 'vitest';
import { compareRows } from '../../src/analysis/benchmark/compare.js';
import { scorecardOf } from '../../src/analysis/benchmark/scorecard.js';
import { scorecardChart } from '../../src/charts/kinds/scorecard/scorecard.js';
import { load } from '../../src/index.js';
import { InvalidInputError } from '../../src/statistics/estimate.js';

const dataset = load();
const all = scorecardChart(dataset, { area: 'Croydon' });
const cell = (panel: string, kind: string, drawing = all) =>
  drawing.rows.find((row) => row.panel === panel && row.kind === kind);

describe('a scorecard of everything that is published of an area', () => {
  it('counts in its title all indicators of which one way is good', () => {
    const rows = scorecardOf(compareRows(dataset, 'Croydon')).filter(
      ({ polarity, neighbours }) => polarity !== 'neither' && neighbours !== null,
    );
    const of = (reads: string) => rows.filter((row) => row.neighbours_reads === reads).length;
    expect(all.title).toBe(
      'Croydon compared with its statistical neighbours: better on 2 indicators, higher or lower but not tested on 14, not clearly different on 3, not compared on 2',
    );
    expect(rows).toHaveLength(21);
    expect([of('better'), of('worse'), of('higher') + of('lower')]).toEqual([2, 0, 14]);
  });

  it('draws no more rows than a page takes, and says how many are left out', () => {
    expect(all.rows.filter(({ kind }) => kind === 'value')).toHaveLength(15);
    expect(all.notes[0]).toBe(
      '15 of 51 rows are shown. Rows without a figure for neighbours or England were left out first. The title counts all rows.',
    );
  });

  it('tells each cell by a figure, a word and a sign', () => {
    expect(
      cell('Children looked after for 2.5 years who were in the same placement for 2 years', 'neighbours'),
    ).toMatchObject({
      label: '67.5%',
      reads: 'higher',
      sign: 'up',
      look: 'neutral untested',
    });
    expect(cell('Children with a child protection plan for two years or more', 'neighbours')).toMatchObject({
      reads: 'better',
      look: 'better',
    });
    expect(cell('Assessments completed within 45 working days', 'england')).toMatchObject({
      label: '82.2%',
      reads: 'lower',
      sign: 'down',
      look: 'neutral untested',
    });
    const rate = scorecardChart(dataset, { table: 'cin-rate' });
    expect(cell('Children in need', 'england', rate)).toMatchObject({
      reads: 'higher',
      look: 'neutral untested',
    });
    expect(cell('Children who ceased to be looked after and were adopted', 'change')).toMatchObject({
      label: '0.0',
      reads: 'no different',
      sign: 'same',
    });
  });

  it('calls no difference what chance could explain', () => {
    const change = cell('Children with a child protection plan for two years or more', 'change');
    expect(change).toMatchObject({ label: '−1.8', reads: 'not clear', look: 'not clear' });
  });

  it('has a dash where nothing is published', () => {
    expect(cell('Assessments completed within 45 working days', 'change')).toBeUndefined();
    expect(all.notes).toContain('–  No figure was published.');
  });
});

describe('a scorecard of one table', () => {
  it('does not compare with a figure that cannot be right, and says why', () => {
    const drawing = scorecardChart(dataset, { table: 'lac-12months' });
    const england = cell('Children looked after continuously for at least 12 months', 'england', drawing);
    expect(england).toMatchObject({ label: '472 !!', reads: 'not compared', sign: 'barred', issue: '!!' });
    expect(drawing.notes.join('\n')).toContain('472 in each of the 152 authorities');
  });

  it('tells its figures in words', () => {
    const { title, figures } = scorecardChart(dataset, { table: 'lac-12months' });
    expect(title).toBe('Croydon compared with its statistical neighbours: not compared on 1 indicator');
    expect(figures).toContain('Croydon 475 !!, Change since 31 March 2013 (not compared)');
  });

  it('says why a change is not told where the way of counting broke', () => {
    const drawing = scorecardChart(dataset, { table: 'ks4' });
    expect(drawing.title).toBe(
      'Croydon compared with the period before: higher or lower but not tested on 1 indicator, not compared on 1',
    );
    expect(drawing.notes.join('\n')).toContain('fewer qualifications');
  });

  it('explains only the signs that it uses', () => {
    const { table } = scorecardChart(dataset, { table: 'cpp-number' });
    expect(table.key!.map(({ text }) => text)).toEqual([
      'higher than this figure, or risen',
      'lower than this figure, or fallen',
      'higher or lower, not tested, or neither direction is good',
    ]);
  });

  it('says from when a change is that is longer than a year', () => {
    const { notes } = scorecardChart(dataset, { table: 'local-area-child-protection' });
    expect(notes.join('\n')).toContain('is since 31 March 2014.');
  });
});

describe('what cannot be drawn', () => {
  it('is refused with the names there are', () => {
    const refused = (options: object) => () => scorecardChart(dataset, options);
    expect(refused({ area: 'Atlantis' })).toThrow(/not about "Atlantis"/);
    expect(refused({ table: 'transitional-action-plan' })).toThrow(InvalidInputError);
    expect(refused({ table: 'gender' })).toThrow(/None of these figures can be compared/);
  });
});
