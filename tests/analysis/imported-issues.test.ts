import { expect, it } from 'vitest';
import { compareRows } from '../../src/analysis/benchmark/compare.js';
import { importedIssues } from '../../src/analysis/imported-issues.js';
import { catalogue } from '../small.js';
import { type FileFigure, fileFigures } from './national-figures.js';

const again = (is: string, of?: readonly [number, number], more: Partial<FileFigure> = {}): FileFigure => ({
  indicator: 'cpp_reregistration',
  area: 'Croydon',
  period: '2013-14',
  is,
  ...(of ? { of } : {}),
  ...more,
});

const messages = (...rows: FileFigure[]): string[] =>
  importedIssues(fileFigures(rows)).map(({ message }) => message);

it.each([
  ['no share of a whole', again('278'), 'Croydon: 278 % cannot be a share of a whole.'],
  [
    'not what the counts beside it give',
    again('57.8', [173, 623]),
    '57.8 % is published beside 173 of 623, which is 27.8 %.',
  ],
])('a percentage that is %s is flagged', (_what, row, message) => {
  expect(messages(row)[0]).toContain(message);
});

it('a figure that a file gives twice, and differently, is flagged in both places', () => {
  expect(messages(again('27.8'), again('12.0'))).toEqual(
    Array(2).fill('file-2014 gives Croydon twice for one period: 27.8 and 12.0.'),
  );
});

it.each([
  ['fits its counts, rounded to five as they may be', again('27.8', [175, 625])],
  [
    'may exceed the whole, as cover can',
    again('234', undefined, { indicator: 'agency_cover_rate', period: '30 September 2025' }),
  ],
  ['is revised by a later release', again('27.8', undefined, { release: 'file-2015' })],
])('no issue falls on a figure that %s', (_what, row) => {
  expect(messages(row, again('27.1', undefined, { release: 'another-2014' }))).toEqual([]);
});

it('nothing is compared with a figure that cannot be right', () => {
  const figures = fileFigures([again('278'), again('24.5', undefined, { area: 'England' })]);
  const [row] = compareRows({ figures, catalogue, issues: importedIssues(figures), sources: {} }, 'Croydon');
  expect(row).toMatchObject({ direction: 'not compared', gap: null });
});

it('an issue falls on the cell of its own release only', () => {
  const flagged = fileFigures([again('83', [105, 137])]);
  const figures = fileFigures([
    again('83', [83, 100], { release: 'file-2020' }),
    again('24.5', undefined, { area: 'England', release: 'file-2020' }),
  ]);
  const [row] = compareRows({ figures, catalogue, issues: importedIssues(flagged), sources: {} }, 'Croydon');
  expect(row!.caveat).not.toContain('is published beside');
});
