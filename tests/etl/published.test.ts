import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { build } from '../../etl/published/build.js';
import { readInput } from '../../etl/published/read.js';
import { verifyPublication } from '../../etl/published/verify.js';
import { COHORTS } from '../../src/cli/disparity.js';
import { cellName } from '../../src/model/grid.js';
import { projectFolder } from '../../src/project.js';

const project = projectFolder();
const shared = join(project, '..', 'shared');
const rows = (path: string): Record<string, string>[] => parse(readFileSync(path), { columns: true });

const { input, faults } = readInput(join(project, 'data'));
const built = build(input, faults);
const tables = built.publications.flatMap(({ tables }) => tables.map(({ table }) => table));

describe('figures a reader can look up in the documents', () => {
  const expected = rows(join(project, 'tests/etl/published/expected-figures.csv'));

  it.each(expected)('$table $cell, $indicator: $published', (figure) => {
    const there = built.figures.filter((o) => o.table === figure.table && cellName(o) === figure.cell);
    const shown = there.map((o) => ({
      table: o.table,
      cell: cellName(o),
      indicator: o.indicator,
      area: o.area_name,
      period_start: o.period_start,
      period_end: o.period_end,
      breakdown: o.breakdown,
      unit: o.unit,
      value: o.value === null ? '' : String(o.value),
      status: o.status,
      published: o.published,
    }));
    expect(shown).toContainEqual(figure);
  });

  it('every published table has one among them', () => {
    const checked = new Set(expected.map(({ table }) => table));
    expect(tables.filter((table) => !checked.has(table))).toEqual([]);
  });
});

describe('the tables as a whole', () => {
  it('use every indicator of the catalogue that no DfE file is read for, and no other', () => {
    const published = built.figures.map(({ indicator }) => indicator);
    const rules = rows(join(project, 'data/reference/dfe-measures.csv'));
    const rates = Object.values(COHORTS).map(({ rate }) => rate);
    const used = new Set([...published, ...rules.map(({ indicator }) => indicator!), ...rates]);
    expect([...built.catalogue.indicators.keys()].filter((id) => !used.has(id))).toEqual([]);
  });

  it('name as neighbours what neighbours.csv holds', () => {
    const published = built.figures
      .filter((o) => o.indicator === 'statistical_neighbour')
      .map((o) => o.published);
    expect(published.sort()).toEqual(built.catalogue.neighbours.map((n) => n.neighbour_name).sort());
  });

  it('carry a series across the documents: agency staff from 2012 to 2018', () => {
    const agency = built.figures.filter((o) => o.indicator === 'agency_rate' && o.breakdown === '');
    expect(agency.map((o) => [o.period_end, o.value])).toEqual([
      ['2013-03-31', 30],
      ['2014-03-31', 28],
      ['2017-06-30', 29.3],
      ['2018-03-31', 41],
    ]);
  });
});

describe('issues', () => {
  it.each([
    ['workforce-june-2017', 'parts-total', 'B2', 'medium'],
    ['workforce-june-2017', 'difference', 'D11', 'high'],
    ['workforce-june-2017', 'ratio', 'E14', 'high'],
    ['lac-number-rate', 'scale', 'E2', 'high'],
    ['lac-12months', 'scale', 'E2', 'high'],
    ['lac-12months', 'another-year', 'B2', 'high'],
    ['care-leavers-accommodation-ni147', 'another-year', 'B2', 'high'],
    ['care-leavers-eet-ni148', 'another-year', 'B2', 'high'],
    ['cin-cpp-2plus', 'base', 'B2', 'medium'],
    ['adoption-pct', 'base', 'B2', 'medium'],
    ['ks4', 'targets', 'E3', 'low'],
    ['ks4', 'targets', 'F3', 'low'],
    ['local-area-child-protection', 'claims', 'B1', 'medium'],
    ['service-information', 'same-figure', 'B14', 'medium'],
    ['prose-croydon-2015-annual-report', 'claims', 'mash-contacts!B4', 'low'],
    ['prose-croydon-2015-annual-report', 'change', 'H51', 'high'],
    ['prose-croydon-2015-annual-report', 'change', 'H52', 'high'],
    ['prose-croydon-2015-annual-report', 'change', 'H35', 'low'],
    ['prose-croydon-2015-annual-report', 'same-figure', 'H7', 'medium'],
    ['prose-croydon-2015-annual-report', 'parts-total', 'H3', 'medium'],
    ['ethnicity', 'shares', 'D2', 'medium'],
    ['ks2', 'whole-number', 'D3', 'medium'],
    ['ks2', 'merged-cells', 'B3', 'low'],
    ['uasc-countries', 'blank', 'B4', 'low'],
    ['transitional-action-plan', 'period', 'C15', 'medium'],
    ['transitional-action-plan', 'numbering', '', 'low'],
    ['reregistration-ni65', 'format', 'D2', 'low'],
    ['lac-number-rate', 'implied-population', 'C2', 'low'],
    ['prose-croydon-2015-annual-report', 'complement', 'H23', 'low'],
  ])('%s: %s at %s, %s', (table, check, cell, severity) => {
    const there = built.issues.filter((f) => f.table === table && f.check === check);
    expect(there.map((f) => [f.cells.split(', ')[0], f.severity])).toContainEqual([cell, severity]);
  });

  it.each([
    'gender',
    'mash-contacts',
    'assessment-timeliness',
    'lac-visits',
    'lac-monthly',
    'section-grades',
    'cpp-rate',
    'cp-visits',
  ])('%s reconciles and raises nothing', (table) =>
    expect(built.issues.filter((f) => f.table === table)).toEqual([]),
  );

  it('are sentences', () => {
    for (const { message } of built.issues) expect(message).toMatch(/^["(A-Z0-9].*[.]$/);
  });
});

const documents = join(shared, 'sources');
describe.skipIf(!existsSync(documents))(
  'against the documents (skipped where ../shared/sources is absent)',
  () => {
    it.each(input.publications.map((read) => [read.publication.id, read] as const))(
      '%s is transcribed whole',
      (_, read) => {
        expect(verifyPublication(read, documents).flatMap(({ faults }) => faults)).toEqual([]);
      },
    );

    it('every table gives as many figures as were counted in print', () => {
      const counted = rows(join(shared, 'published-tables.csv')).map(({ table, figures }) => [
        table,
        Number(figures),
      ]);
      const cells = (table: string): number => {
        const own = built.figures.filter((o) => o.table === table);
        // Six cells of the plan hold several dates or words; the count in print is one a cell.
        return table === 'transitional-action-plan' ? new Set(own.map(cellName)).size : own.length;
      };
      expect(counted.map(([table]) => [table, cells(String(table))])).toEqual(counted);
    });
  },
);
