import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SCREEN_CHECKS, screen } from '../../src/ees/screen.js';
import { readSheet, sheetOf } from '../../src/ees/sheet.js';
import { projectFolder } from '../../src/project.js';
import { casesIn } from './cases.js';

/** The checks of DfE’s screener; those of its data dictionary for the API are the only ones left out. */
const OFFICIAL = [
  'check_api_char_col_label check_api_char_col_name check_api_char_filter_items check_api_char_loc_code',
  'check_col_ind_smushed check_col_names_spaces check_col_snake_case check_col_var_characteristic',
  'check_col_var_start check_filename_spaces check_filename_special check_filenames_match check_filter_blanks',
  'check_filter_defaults check_filter_group_level check_filter_item_limit check_filter_ob_total',
  'check_filter_whitespace check_general_dupes check_general_null check_geog_country_combos',
  'check_geog_eda_combos check_geog_ignored_rows check_geog_la_col_present check_geog_la_combos',
  'check_geog_lad_combos check_geog_lep_combos check_geog_level_completed check_geog_lsip_combos',
  'check_geog_na check_geog_na_code check_geog_other_code_dupes check_geog_other_dupes',
  'check_geog_overcompleted_cols check_geog_pcon_combos check_geog_region_col_present',
  'check_geog_region_combos check_geog_region_for_la check_geog_region_for_lad check_geog_ward_combos',
  'check_harmonised_eth_char_grp check_harmonised_eth_char_vals check_harmonised_eth_vals',
  'check_harmonised_variables check_ind_invalid_entry check_meta_col_name_dupe check_meta_col_name_spaces',
  'check_meta_dupe_label check_meta_fil_grp check_meta_fil_grp_dupe check_meta_fil_grp_is_fil',
  'check_meta_fil_grp_match check_meta_fil_grp_stripped check_meta_filter_hint check_meta_geog_catch',
  'check_meta_ind_dp_set check_meta_ind_dp_values check_meta_ind_unit check_meta_ind_unit_validation',
  'check_meta_indicator_dp check_meta_indicator_grouping check_meta_label check_time_period',
  'check_time_period_six precheck_col_invalid_meta precheck_col_req_data precheck_col_req_meta',
  'precheck_col_to_rows precheck_cross_data_to_meta precheck_cross_meta_to_data',
  'precheck_filter_not_singular precheck_geog_level precheck_geog_level_present precheck_meta_col_name',
  'precheck_meta_col_type precheck_meta_ob_unit precheck_time_id_mix precheck_time_id_valid',
  'precheck_time_period_num',
].flatMap((names) => names.split(' '));

const [passing, failing] = [casesIn('pass'), casesIn('fail')];
const notPassed = ({ data, meta }: (typeof passing)[number]) =>
  screen(data, meta).filter(({ result }) => result !== 'pass');

describe('files that keep the standard', () => {
  it.each(passing)('$file', (each) => expect(notPassed(each)).toEqual([]));
});

describe('files with one fault', () => {
  /** Faults that cannot come alone: the check of the case, and what follows from it. */
  const FOLLOWS: Record<string, readonly string[]> = {
    'compulsory_columns-misspelt.csv': ['column_names_spaces', 'filter_total', 'meta_describes_all'],
    'ethnicity_groups.csv': ['characteristic_names'],
    'meta_more_rows.csv': ['meta_col_name'],
    'meta_place_columns.csv': ['column_names_style', 'place_total'],
    'place_repeats-code.csv': ['code_and_name'],
    'place_total.csv': ['code_and_name'],
    'table-empty.csv': ['meta_describes_none_missing'],
    'table-semicolons.csv': [
      'compulsory_columns',
      'column_names_style',
      'column_names_length',
      'meta_describes_all',
      'meta_describes_none_missing',
    ],
  };

  it.each(failing)('$file', (each) => {
    const found = notPassed(each);
    expect(found.map(({ check }) => check)).toContain(each.check);
    const others = found.filter(({ check }) => check !== each.check).map(({ check }) => check);
    expect(others).toEqual(FOLLOWS[each.file] ?? []);
  });

  it('are told in sentences that name what is wrong', async () => {
    const told = failing.map((each) => {
      const { result, message, guidance = '' } = notPassed(each).find(({ check }) => check === each.check)!;
      return `${each.file}\n  ${result}: ${message}\n  → ${guidance}\n`;
    });
    await expect(told.join('\n')).toMatchFileSnapshot('fail/messages.txt');
    for (const text of told) expect(text).toMatch(/: \S.*\.\n/);
  });
});

describe('the checks', () => {
  it('that are written are wired in', () => {
    const folder = join(projectFolder(), 'src/ees/checks');
    const written = readdirSync(folder).flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/: ScreenCheck = \{\s+check: '(\w+)'/g)].map(
        ([, name]) => name!,
      ),
    );
    expect([...written].sort()).toEqual(SCREEN_CHECKS.map(({ check }) => check).sort());
  });

  it('carry the name that DfE’s screener has for each of its own, and no other', () => {
    const official = SCREEN_CHECKS.flatMap((check) => check.official);
    expect([...new Set(official)].sort()).toEqual([...OFFICIAL].sort());
  });

  it('each have a file that fails', () => {
    const tested = new Set(failing.map(({ check }) => check));
    const elsewhere = ['row_limit', 'meta_file', 'symbol_era'];
    expect(SCREEN_CHECKS.map(({ check }) => check).filter((check) => !tested.has(check))).toEqual(
      elsewhere.sort(
        (a, b) =>
          SCREEN_CHECKS.findIndex((c) => c.check === a) - SCREEN_CHECKS.findIndex((c) => c.check === b),
      ),
    );
  });

  it('give one row each, whatever the file', () => {
    for (const { data, meta } of [...passing, ...failing])
      expect(screen(data, meta).map(({ check }) => check)).toEqual(SCREEN_CHECKS.map(({ check }) => check));
  });
});

describe('without a meta file', () => {
  const { data } = passing.find(({ file }) => file === 'minimal.csv')!;

  it('filters and indicators are told by their cells', () => {
    const found = screen(data).filter(({ result }) => result !== 'pass');
    expect(found.map(({ check, result, message }) => [check, result, message])).toEqual([
      [
        'meta_file',
        'advisory',
        'There is no minimal.meta.csv; by their cells there are the filter sex and the indicators cin_count and cin_percent.',
      ],
    ]);
  });

  it('faults of cells are found all the same', () => {
    const faulty = failing.find(({ file }) => file === 'indicator_number-comma.csv')!;
    expect(screen(faulty.data).find(({ check }) => check === 'indicator_number')?.places).toEqual([
      { row: 2, column: 'cin_count', value: '1,001' },
    ]);
  });

  it('durations may be right, by a unit', () => {
    const written = passing.find(({ file }) => file === 'written_numbers.csv')!;
    expect(screen(written.data).find(({ check }) => check === 'indicator_number')?.result).toBe('advisory');
  });

  it('x of former times may mean suppressed', () => {
    const rows = data.rows.map((cells, at) => [
      cells[0]!.replace('2025', '2012').replace('2024', '2011'),
      ...cells.slice(1, -1),
      at === 0 ? 'x' : cells.at(-1)!,
    ]);
    const old = screen(sheetOf('old.csv', data.columns, rows)).find(({ check }) => check === 'symbol_era');
    expect(old?.message).toBe(
      '1 cell is x and none is c, in a file of years up to 2012: until 2017 x meant suppressed, since then not available.',
    );
  });
});

it('a meta file of another name fails', () => {
  const { data, meta } = passing[0]!;
  expect(
    screen(data, { ...meta, file: 'other.meta.csv' }).find(({ check }) => check === 'meta_file'),
  ).toMatchObject({
    result: 'fail',
    message: 'The meta file is called other.meta.csv.',
  });
});

it('a worksheet holds as many rows as it holds', () => {
  const many = sheetOf(
    'many.csv',
    ['a', 'b'],
    Array.from({ length: 1_048_576 }, () => ['1', '2']),
  );
  expect(screen(many).find(({ check }) => check === 'row_limit')?.result).toBe('advisory');
});

it('a byte order mark and CRLF are taken', () => {
  const { meta } = passing.find(({ file }) => file === 'minimal.csv')!;
  const text = readFileSync(join(projectFolder(), 'tests/ees/pass/minimal.csv'), 'utf8');
  const marked = readSheet(new TextEncoder().encode(`\ufeff${text.replaceAll('\n', '\r\n')}`), 'minimal.csv');
  expect(marked.columns[0]).toBe('time_period');
  expect(screen(marked, meta).filter(({ result }) => result !== 'pass')).toEqual([]);
});
