import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { readReference } from '../../etl/dfe/reference.js';
import { runDiff } from '../../src/cli/diff.js';
import { projectFolder } from '../../src/project.js';

const reference = readReference(join(projectFolder(), 'data'));
const diff = (old: string, fresh: string, format = 'table'): Promise<string> =>
  runDiff(old, fresh, { store: 'no-store', format }, reference);
const listed = async (old: string, fresh: string): Promise<Record<string, string>[]> =>
  parse(await diff(old, fresh, 'csv'), { columns: true });

const real = join(projectFolder(), '..', 'shared', 'real-data');

describe.skipIf(!existsSync(real))(
  'releases that the DfE published (skipped where ../shared/real-data is absent)',
  () => {
    const cla = 'cla_number_and_rate_per_10k_children.csv';
    const at = (...parts: string[]): string => join(real, ...parts);

    it('looked-after children of 2021: England was 80,850 and is 80,780', async () => {
      const text = await diff(at('cla_vintage_2021', cla), at('cla_vintage_2022', cla));
      expect(text).toContain('England, Children looked after, 31 March 2021: 80,850 → 80,780, −70 (−0.1%)');
      expect(text).toContain('2 areas: North Northamptonshire and West Northamptonshire');
    });

    it('children in need were not revised between 2020 and 2022; only ":" became "x"', async () => {
      const b1 = [
        at('cin_vintage_2020', 'b1_children_in_need_2013_to_2020.csv'),
        at('cin_vintage_2022', 'b1_children_in_need_2013_to_2022.csv'),
      ] as const;
      const text = await diff(...b1);
      expect(text).toContain('No figure was revised.');
      const rows = await listed(...b1);
      expect(new Set(rows.map(({ kind, part }) => `${kind} ${part}`))).toEqual(
        new Set(['symbol_changed ', 'added area', 'added period']),
      );
    });

    it('Doncaster’s 437 later plans of 2022 were withdrawn, and the totals with them', async () => {
      const rows = await listed(
        at('cin_vintage_2022', 'd3_cpps_subsequent_plan_2013_to_2022.csv'),
        at('ees_2025', 'd3_cpps_subsequent_plan_2013_to_2025.csv'),
      );
      const told = (kind: string) =>
        rows
          .filter((row) => row.kind === kind)
          .map(({ area, old_published, new_published }) => `${area} ${old_published} ${new_published}`);
      expect(told('revised')).toEqual([
        'England 14990 14550',
        'Yorkshire and The Humber 2100 1660',
        'England 23.3 22.7',
        'Yorkshire and The Humber 28 23.6',
      ]);
      expect(told('figure_to_symbol')).toContain('Doncaster 437 u');
    });

    it('two files of 20,000 rows take a couple of seconds', async () => {
      const large = at('ees_2025', 'la_care_leavers_activity.csv');
      const start = performance.now();
      await diff(large, large);
      expect(performance.now() - start).toBeLessThan(8000);
    });
  },
);
