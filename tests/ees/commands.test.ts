import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { addEesCommands } from '../../src/cli/ees.js';
import { exportEes } from '../../src/cli/export-ees.js';
import { screenFiles } from '../../src/cli/screen-files.js';
import { projectFolder } from '../../src/project.js';
import { areasOf, figure, indicators } from './small-figures.js';

const cases = join(projectFolder(), 'tests/ees');
const scratch = mkdtempSync(join(tmpdir(), 'ees-'));
let to = scratch;
beforeEach(() => {
  to = mkdtempSync(join(scratch, 'to-'));
});
afterAll(() => rmSync(scratch, { recursive: true }));

describe('screen', () => {
  const [good, bad] = [join(cases, 'pass/minimal.csv'), join(cases, 'fail/column_names_spaces.csv')];

  it('says that all is well in one line', () => {
    const { text, passed } = screenFiles([good], 'text');
    expect(passed).toBe(true);
    expect(text).toBe(`${good}\n  65 checks passed, none failed.`);
  });

  it('says what failed, and what would be right', () => {
    const { text, passed } = screenFiles([good, bad], 'text');
    expect(passed).toBe(false);
    expect(text.split('\n').slice(3)).toEqual([
      bad,
      '  fail     column_names_spaces (DfE: check_col_names_spaces)',
      '           1 heading holds a space: "cin count".',
      '           → Write cin_count.',
      '  64 checks passed, 1 failed.',
    ]);
  });

  it('lists every check and every place as CSV', () => {
    const lines = screenFiles([bad], 'csv').text.split('\n');
    expect(lines[0]).toBe('file,check,dfe_check,result,row,column,value,message,guidance');
    expect(lines.find((line) => line.includes(',fail,'))).toBe(
      `${bad},column_names_spaces,check_col_names_spaces,fail,1,cin count,cin count,"1 heading holds a space: ""cin count"".",Write cin_count.`,
    );
    expect(lines.filter((line) => line.includes(',pass,'))).toHaveLength(64);
  });

  it('a meta file that is no CSV file fails', () => {
    writeFileSync(join(to, 'need.csv'), readFileSync(good));
    writeFileSync(join(to, 'need.meta.xlsx'), 'PK');
    const { text, passed } = screenFiles([join(to, 'need.csv')], 'text');
    expect(passed).toBe(false);
    expect(text).toContain('The meta file is called need.meta.xlsx.');
  });

  it('the code of one authority with the name of another fails', () => {
    const places = new Map([['E09000099', ['Other Borough', 'London Borough of Other']]]);
    const { text, passed } = screenFiles([good], 'text', places);
    expect(passed).toBe(false);
    expect(text).toContain('"E09000099 Made-up Borough"');
    expect(text).toContain('that is the code of Other Borough.');
    expect(screenFiles([good], 'text', new Map([['E09000099', ['Made-Up Borough']]])).passed).toBe(true);
  });

  it('a code that is not in our list is advised on', () => {
    const { text, passed } = screenFiles([good], 'text', new Map([['E09000008', ['Croydon']]]));
    expect(passed).toBe(true);
    expect(text).toContain('new_la_code is "E09000099" for Made-up Borough');
  });

  it('an empty file is no table', () => {
    writeFileSync(join(to, 'empty.csv'), '');
    expect(screenFiles([join(to, 'empty.csv')], 'text')).toMatchObject({ passed: false });
  });

  it('a missing file and a meta file are misuse', () => {
    expect(() => screenFiles([join(to, 'none.csv')], 'text')).toThrow(/There is no file .*none.csv\./);
    expect(() => screenFiles([good.replace('.csv', '.meta.csv')], 'text')).toThrow(/Name the data file/);
  });
});

describe('the command line', () => {
  const called = async (...words: string[]) => {
    const said = vi.spyOn(console, 'log').mockImplementation(() => {});
    const program = new Command();
    addEesCommands(program);
    await program.parseAsync(words, { from: 'user' });
    const [status, text] = [process.exitCode ?? 0, said.mock.calls.flat().join('\n')];
    process.exitCode = 0;
    said.mockRestore();
    return { status, text };
  };

  it('screen ends with 0 or 1', async () => {
    expect((await called('screen', join(cases, 'pass/minimal.csv'))).status).toBe(0);
    expect((await called('screen', join(cases, 'fail/column_names_spaces.csv'))).status).toBe(1);
  });

  it('export writes the published figures', async () => {
    const { status, text } = await called('export', 'cin_rate', '--to', to, '--area', 'Croydon');
    expect([status, text]).toEqual([0, expect.stringMatching(/cin_rate\.csv: 3 rows/)]);
    expect((await called('export', 'inspection_grade', '--to', to)).status).toBe(1);
  });
});

describe('export', () => {
  const areas = areasOf();
  const figures = [
    figure('30', { area: 'Made-up Borough' }),
    figure('c', { area: 'Made-up Borough', breakdown: 'sex=Female' }),
    figure('27', { area: 'Made-up Borough', breakdown: 'sex=Male' }),
    figure('300'),
    figure('12', { period: '' }),
  ];

  it('writes a data file and its meta file, and tells what it left out and what can be worked out', () => {
    const { text, written } = exportEes(['cin-number'], { to }, figures, { indicators, areas });
    expect(written).toBe(true);
    expect(readdirSync(to)).toEqual(['cin_number.csv', 'cin_number.meta.csv']);
    expect(screenFiles([join(to, 'cin_number.csv')], 'text').passed).toBe(true);
    expect(text).toMatch(/cin_number\.csv: 4 rows, with cin_number\.meta\.csv/);
    expect(text).toMatch(/old_la_code is not known for Made-up Borough, and written as x/);
    expect(text).toMatch(/1 {2}No period is stated\. \(small B2\)/);
    expect(text).toMatch(/can be worked out cin_number\.csv: The hidden figure of cin_number in row 4/);
  });

  it('writes the areas asked for, under the name asked for', () => {
    exportEes(['cin_number'], { to, area: ['england'], name: 'need' }, figures, { indicators, areas });
    expect(readFileSync(join(to, 'need.csv'), 'utf8').split('\n')).toHaveLength(3);
  });

  it('old codes and regions come from our own list', () => {
    const areas = areasOf(
      'E09000099,Made-up Borough,Local authority,Made-up Region,,,399',
      'E12000099,Made-up Region,Regional,,,,M',
    );
    exportEes(['cin_number'], { to, area: ['Made-up Borough'] }, figures, { indicators, areas });
    expect(readFileSync(join(to, 'cin_number.csv'), 'utf8').split('\n')[1]).toBe(
      '2014,Reporting year,Local authority,E92000001,England,E12000099,Made-up Region,399,E09000099,Made-up Borough,Total,30',
    );
  });

  it('writes nothing where nothing fits', () => {
    const { text, written } = exportEes(['cin_number'], { to }, [figure('12', { period: '' })], {
      indicators,
      areas,
    });
    expect(written).toBe(false);
    expect(text).toMatch(/^Nothing is written\. Left out:/);
    expect(readdirSync(to)).toEqual([]);
  });

  it('names what was likely meant', () => {
    expect(() => exportEes(['cin_numbr'], { to }, figures, { indicators, areas })).toThrow(
      'did you mean cin_number?',
    );
    expect(() => exportEes(['cin_number'], { to, area: ['Englnd'] }, figures, { indicators, areas })).toThrow(
      'There is no area "Englnd"; did you mean England?',
    );
  });

  it('a folder that is a file is misuse', () => {
    writeFileSync(join(to, 'file'), 'a,b\n1,2\n');
    expect(() => exportEes(['cin_number'], { to: join(to, 'file') }, figures, { indicators, areas })).toThrow(
      /is a file/,
    );
  });
});
