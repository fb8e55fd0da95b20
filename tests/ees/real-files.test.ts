import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { screen } from '../../src/ees/screen.js';
import { readSheet } from '../../src/ees/sheet.js';
import { COMPULSORY_COLUMNS } from '../../src/ees/standard.js';
import { projectFolder } from '../../src/project.js';

const folder = join(projectFolder(), '..', 'shared', 'real-data');

/** What is wrong in files that the DfE published: former symbols, commas, an item with a space behind it. */
const KNOWN: Record<string, readonly string[]> = {
  'cin_vintage_2020/b1_children_in_need_2013_to_2020.csv': ['former_symbols'],
  'cin_vintage_2020/c6_children_in_need_referrals_by_month_2013_to_2020.csv': ['former_symbols'],
  'cin_vintage_2020/d1_child_protection_plans_2013_to_2020.csv': ['former_symbols'],
  'cin_vintage_2020/d3_cpps_subsequent_plan_2013_to_2020.csv': ['former_symbols'],
  'cin_vintage_2020/d6_cpps_reviewed_within_timescales_2013_to_2020.csv': ['former_symbols'],
  'cin_vintage_2022/c5_children_in_need_referrals_by_source_2014_to_2022.csv': ['former_symbols'],
  'cin_vintage_2022/headline_boxes.csv': ['indicator_number'],
  'cin_vintage_2022/headline_figures.csv': ['indicator_number'],
};

const RELEASES = ['ees_2025', 'cin_vintage_2020', 'cin_vintage_2022', 'cla_vintage_2021', 'cla_vintage_2022'];

describe.skipIf(!existsSync(folder))(
  'files that the DfE published (skipped where ../shared/real-data is absent)',
  () => {
    const files = existsSync(folder)
      ? RELEASES.flatMap((release) =>
          readdirSync(join(folder, release))
            .filter((file) => file.endsWith('.csv'))
            .map((file) => ({
              path: `${release}/${file}`,
              sheet: readSheet(readFileSync(join(folder, release, file)), file),
            })),
        )
      : [];
    const isEes = ({ sheet }: (typeof files)[number]) =>
      COMPULSORY_COLUMNS.every((column) => sheet.columns.includes(column));

    it.each(files.filter(isEes))('$path fails where it should only', ({ path, sheet }) => {
      const failed = screen(sheet).filter(({ result }) => result === 'fail');
      expect(failed.map(({ check }) => check)).toEqual(KNOWN[path] ?? []);
    });

    it.each(files.filter((file) => !isEes(file)))('$path is no file of EES', ({ sheet }) => {
      const row = screen(sheet).find(({ check }) => check === 'compulsory_columns');
      expect(row).toMatchObject({ result: 'fail' });
      expect(row?.guidance).toMatch(/no file of EES/);
    });
  },
);
