import { describe, expect, it } from 'vitest';
import { revisionSummary } from '../../src/analysis/revision-summary.js';
import { revisions } from '../../src/analysis/revisions.js';
import { figure, rate } from './released.js';

describe('the summary', () => {
  const old = [
    figure('Croydon', '400'),
    figure('Croydon', '390', { year: 2023 }),
    rate('Croydon', '9.5'),
    figure('Enfield', '12'),
    figure('Merton', ':'),
    figure('Merton', 'c', { year: 2023 }),
    figure('England', '78150'),
  ];
  const fresh = [
    figure('Croydon', '500'),
    figure('Croydon', '391', { year: 2023 }),
    rate('Croydon', '11.9'),
    figure('Enfield', '6'),
    figure('Merton', 'x'),
    figure('Merton', '40', { year: 2023 }),
    figure('England', '78150'),
    figure('England', '80000', { year: 2025 }),
  ];
  const summary = revisionSummary(revisions(old, fresh));

  it('counts by kind, indicator, period and area', () => {
    expect(summary).toMatchObject({ compared: 7, unchanged: 1 });
    expect(summary.kinds).toMatchObject({
      revised: 4,
      symbol_to_figure: 1,
      symbol_changed: 1,
      added: 1,
      gone: 0,
    });
    expect(
      summary.indicators.map(({ name, compared, revised, up, down }) => [name, compared, revised, up, down]),
    ).toEqual([
      ['cla_number', 6, 3, 2, 1],
      ['cla_rate', 1, 1, 1, 0],
    ]);
    expect(summary.periods.map(({ name, revised }) => [name, revised])).toEqual([
      ['31 March 2024', 3],
      ['31 March 2023', 1],
    ]);
    expect(summary.areas.map(({ name, revised }) => [name, revised])).toEqual([
      ['Croydon', 3],
      ['Enfield', 1],
    ]);
  });

  it('puts the largest revision of each area first, and counts of few children last', () => {
    expect(summary.largest.map(({ row, others }) => [row.area, row.new_published, others])).toEqual([
      ['Croydon', '11.9', 2],
      ['Enfield', '6', 0],
    ]);
  });

  it('tells symbols with what each meant', () => {
    expect(summary.symbols).toMatchObject([
      { from: 'c', from_status: 'suppressed', to: '', to_status: 'ok', count: 1, areas: ['Merton'] },
      { from: ':', from_status: 'not_available', to: 'x', to_status: 'not_available', count: 1 },
    ]);
  });

  it('tells what came: one period', () => {
    expect(summary.appearances).toMatchObject([
      { kind: 'added', part: 'period', figures: 1, symbols: 0, names: ['31 March 2025'] },
    ]);
  });

  it('issues a column of which most figures became another size', () => {
    const years = Array.from({ length: 24 }, (_, at) => 2001 + at);
    const found = revisions(
      years.map((year) => figure('Croydon', '0.4', { year })),
      years.map((year) => figure('Croydon', '40', { year })),
    );
    expect(revisionSummary(found).other_meaning).toMatchObject([{ name: 'cla_number', revised: 24 }]);
    expect(summary.other_meaning).toEqual([]);
  });
});
