import { describe, expect, it } from 'vitest';
import { planChart } from '../../src/charts/kinds/plan/plan.js';
import { tableSvg } from '../../src/charts/render/table-svg.js';
import { textWidth } from '../../src/charts/text-width.js';
import { load } from '../../src/index.js';

const dataset = load();
const plan = planChart(dataset, { table: 'transitional-action-plan' });
const cellsOf = (name: string) =>
  plan.table.rows
    .flatMap((row) => ('cells' in row ? [row.cells.flat()] : []))
    .find(([first]) => first!.text === name)!;
const marksOf = (name: string) => cellsOf(name)[1]!.marks!;
const action = (name: string) => plan.rows.find((row) => row.action === name)!;

describe('the actions of a plan', () => {
  it('are counted in the title, with the month by which most were due and the last end', () => {
    expect(plan.title).toBe(
      'Croydon, plan of 50 actions: 32 due by the end of September 2017, the latest on 31 March 2018',
    );
    const due = plan.rows.filter(({ date }) => date !== '' && String(date) <= '2017-09-30');
    expect(due).toHaveLength(32);
  });

  it('last from the first day of the start to the last day of the end', () => {
    expect(action('1.1')).toMatchObject({ start: '2017-07-01', date: '2017-10-31', shape: 'bar' });
    expect(action('1.2')).toMatchObject({ start: '2017-09-18', date: '2018-01-31', label: '31 Jan 18' });
  });

  it('keep every end that one cell holds', () => {
    expect(action('2.16')).toMatchObject({
      published_end: '4 Sept 17 phase 1, 30 Nov 17 phase 2',
      date: '2017-11-30',
    });
    const [, marks] = marksOf('2.16');
    expect(marks).toMatchObject({ shape: 'diamond' });
  });

  it('are marked where they end before they start, and drawn as published', () => {
    expect(action('1.14')).toMatchObject({
      start: '2017-08-01',
      date: '2017-07-31',
      shape: 'reversed',
      issue: '!',
      label: 'from Aug 17 to 31 July 17  !',
    });
    expect(plan.notes[0]).toBe('!  Action 1.14 ends (31 July 17) before it starts (Aug 17).');
  });

  it('are points where a date has no year', () => {
    expect(action('4.3')).toMatchObject({ start: '', date: '2017-09-30', shape: 'end', issue: '?' });
    expect(action('4.5')).toMatchObject({ date: '', shape: 'start', label: 'from Jul 17 to 5 Sept  ?' });
  });

  it('say which numbers of the plan are not given', () => {
    expect(plan.notes.at(-1)).toContain('2.10 and 2.11 are not published');
  });

  it('have their labels within the picture', () => {
    const { svg } = tableSvg(plan.table, 'light');
    for (const [, x, text] of svg.matchAll(
      /<text x="([\d.]+)" y="[\d.]+" font-size="14px" fill="[^"]*">([^<]*)</g,
    ))
      expect(Number(x) + textWidth(text!, 14)).toBeLessThanOrEqual(641);
  });
});

it('a table without actions is refused, with the one that has some', () => {
  expect(() => planChart(dataset, { table: 'cin-rate' })).toThrow(
    /Choose the table transitional-action-plan/,
  );
});
