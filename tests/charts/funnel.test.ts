import { describe, expect, it } from 'vitest';
import { type Dot, dotLabels } from '../../src/charts/dot-labels.js';
import { funnelChart } from '../../src/charts/kinds/funnel/funnel.js';
import { load, type Observation } from '../../src/index.js';

const dataset = load();
const published = (indicator: string, table: string): Observation =>
  dataset.figures.find(
    (o) => o.indicator === indicator && o.table === table && o.area_name === 'Croydon' && o.value !== null,
  )!;

/** Thirty made-up authorities around a rate of 60, but for one that is far above and one far below. */
const AREAS = Array.from({ length: 30 }, (_, i) => ({
  name: i === 0 ? 'Croydon' : `Authority ${i}`,
  population: 20_000 + 2_000 * i,
  rate: i === 0 ? 110 : i === 29 ? 30 : 57 + (i % 7),
}));

const cell = (of: Observation, name: string, row: number, value: number, decimals: number): Observation => ({
  ...of,
  table: 'made-up',
  row,
  area_name: name,
  value,
  decimals,
  published: value.toFixed(decimals),
});

const rates = AREAS.flatMap(({ name, population, rate }, i) => {
  const count = Math.round((population * rate) / 10_000);
  return [
    cell(published('cla_rate', 'lac-number-rate'), name, i + 2, (count / population) * 10_000, 1),
    cell(published('cla_number', 'lac-number-rate'), name, i + 2, count, 0),
  ];
});
const shares = AREAS.map(({ name, population, rate }, i) => ({
  ...cell(published('assessments_45d', 'assessments-45d'), name, i + 2, rate === 110 ? 40 : rate, 0),
  denominator: population / 20,
}));
const input = (figures: readonly Observation[]) => ({ ...dataset, figures, issues: [] });

describe('a funnel of rates', () => {
  const drawing = funnelChart(input(rates), { indicator: 'cla_rate', area: 'Croydon' });

  it('says where the area lies', () => {
    expect(drawing.title).toBe(
      'Children looked after: Croydon is above the 99.8% limits around the average of 30 authorities',
    );
  });

  it('has a row for each authority with what is counted over and how far it lies', () => {
    expect(drawing.rows).toHaveLength(30);
    expect(drawing.rows[0]).toMatchObject({
      series: 'Croydon',
      denominator: 20_000,
      far: 'beyond the 99.8%',
      marked: 'yes',
    });
    expect(drawing.rows[29]).toMatchObject({ series: 'Authority 29', verdict: 'below the 99.8% limits' });
    expect(drawing.rows[10]).toMatchObject({ verdict: 'within the limits', far: 'within' });
  });

  it('names the area and those beyond the limits', () => {
    const names = drawing.helpers!.labels!.map(({ text }) => text);
    expect(names).toEqual(['Croydon 110.0', 'Authority 29']);
    expect(drawing.figures).toBe('Croydon above the 99.8% limits, Authority 29 below the 99.8% limits');
  });

  it('draws limits that narrow, on populations, as far as the largest area', () => {
    const upper = drawing.helpers!.limits!.filter(({ line }) => line === 'upper998');
    const values = upper.map(({ value }) => Number(value));
    expect(values).toEqual([...values].sort((a, b) => b - a));
    expect(Number(upper.at(-1)!.denominator)).toBeGreaterThan(78_000);
  });

  it('without an area says how many lie beyond the limits', () => {
    expect(funnelChart(input(rates), { indicator: 'cla_rate' }).title).toBe(
      'Children looked after: 2 of 30 authorities lie beyond the 99.8% limits',
    );
  });
});

it('a funnel of percentages has the denominators on its axis', () => {
  const drawing = funnelChart(input(shares), { table: 'made-up', area: 'Croydon' });
  expect(drawing.rows[0]).toMatchObject({ value: 40, denominator: 1000, verdict: 'below the 99.8% limits' });
  const [smallest, largest] = [1000, 3900];
  const drawn = drawing.helpers!.limits!.map(({ denominator }) => Number(denominator));
  expect(Math.min(...drawn)).toBeLessThan(smallest);
  expect(Math.max(...drawn)).toBeGreaterThan(largest);
});

describe('what cannot be drawn', () => {
  it('says what would be needed', () => {
    expect(() => funnelChart(dataset, { indicator: 'cla_rate' })).toThrow(
      /needs 10 authorities or more .* there is 1 \(Croydon, .*\)\. Add a table that publishes the count that each rate is made of\./,
    );
    expect(() => funnelChart(dataset, { indicator: 'sdq_average_score' })).toThrow(
      /a percentage or a rate per 10,000/,
    );
  });

  it('names the areas there are', () => {
    expect(() => funnelChart(input(rates), { indicator: 'cla_rate', area: 'Atlantis' })).toThrow(
      /not about "Atlantis", but about Authority 1, /,
    );
  });
});

describe('labels beside dots', () => {
  const around = { width: 300, height: 100, dots: [], lines: [] };
  const at = (x: number, y: number, text = 'Croydon'): Dot => ({ x, y, text });

  it('stand right of them, left at the edge, and elsewhere where a line would cross them', () => {
    expect(dotLabels([at(50, 50)], around)).toEqual([{ text: 'Croydon', x: 59, y: 50 }]);
    expect(dotLabels([at(290, 50)], around)[0]!.x).toBeLessThan(240);
    expect(dotLabels([at(50, 50)], { ...around, lines: [{ x: 80, y: 50 }] })[0]!.x).toBeLessThan(50);
  });

  it('are left out where there is no room', () => {
    const crowd = Array.from({ length: 40 }, (_, i) => ({
      x: (i % 10) * 14,
      y: Math.floor(i / 10) * 14 + 20,
    }));
    expect(dotLabels([at(62, 40)], { ...around, dots: crowd })).toEqual([null]);
  });
});
