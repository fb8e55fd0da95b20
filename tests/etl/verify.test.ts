import { describe, expect, it } from 'vitest';
import type { PublicationFolder } from '../../etl/published/read.js';
import { proveProse, proveTable } from '../../etl/published/verify.js';
import type { ProseFigure } from '../../src/published/prose.js';
import type { PublishedTable } from '../../src/published/publication.js';
import type { Recipe } from '../../src/published/recipe.js';
import { gridOf } from '../small.js';

const recipe = { stub: 1 } as Recipe;
const papers = (more: Partial<PublishedTable> = {}): PublishedTable => ({
  table: 't',
  section: '1',
  title: '1. Rate at 31 March 2014',
  lines: [[2, 8]],
  form: 'grid',
  not_figures: [],
  papers: [],
  recipe: { header: 0, stub: 0, rows: [], columns: [] },
  ...more,
});
const document = (...more: string[]) => [
  'before',
  '1. Rate at 31 March 2014',
  '\t2012-13',
  '\t2013-14',
  '',
  '\tCroydon',
  '\t412.2',
  '\t410.3',
  ...more,
  '18.8',
];
const grid = gridOf('t', ' | 2012-13 | 2013-14', 'Croydon | 412.2 | 410.3');
const faults = (...[g, d, p]: [typeof grid, string[], PublishedTable]) => proveTable(g, recipe, p, d).faults;

describe('figures of running text are proved', () => {
  const row = (line: number, published: string) => ({ line, published }) as ProseFigure;
  const read = (...prose: ProseFigure[]) =>
    ({ publication: { id: 'small' }, prose }) as unknown as PublicationFolder;
  const text = ['rose to 94% in December from 26% in May'];

  it('on their line and in its order', () => {
    expect(proveProse(read(row(1, '94%'), row(1, '26%')), text)).toMatchObject({ found: 2, faults: [] });
    expect(proveProse(read(row(1, '26%'), row(1, '94%')), text).faults).toHaveLength(1);
    expect(proveProse(read(row(1, '4%')), text).faults).toHaveLength(1);
  });

  it('where one published figure says two things, both of them', () => {
    expect(proveProse(read(row(1, '94%'), row(1, '94%')), text).faults).toEqual([]);
  });
});

describe('a transcription is proved', () => {
  it('when every cell stands at the cited lines', () => {
    expect(proveTable(grid, recipe, papers(), document())).toMatchObject({ cells: 5, found: 5, faults: [] });
  });

  it('and not when a cell is changed', () => {
    const changed = gridOf('t', ' | 2012-13 | 2013-14', 'Croydon | 412.3 | 410.3');
    expect(faults(changed, document(), papers())).toEqual([
      'B2: "412.3" is not published at the cited lines, or not in this order.',
      'line 7: "412.2" is not in the grid; transcribe it, or list it under not_figures with its reason.',
    ]);
  });

  it('nor when two figures are swapped', () => {
    const swapped = gridOf('t', ' | 2012-13 | 2013-14', 'Croydon | 410.3 | 412.2');
    expect(faults(swapped, document(), papers()).length).toBeGreaterThan(0);
  });

  it('nor when a figure is left over', () => {
    expect(faults(grid, document(), papers({ lines: [[2, 9]] }))).toEqual([
      'line 9: "18.8" is not in the grid; transcribe it, or list it under not_figures with its reason.',
    ]);
  });

  it('unless it is listed with its reason', () => {
    const not_figures = [{ line: 9, published: '18.8', reason: 'paragraph number' }];
    expect(faults(grid, document(), papers({ lines: [[2, 9]], not_figures }))).toEqual([]);
    expect(faults(grid, document(), papers({ not_figures }))).toEqual([
      'line 9: "18.8" is listed as no figure of the table, but is not there.',
    ]);
  });

  it('nor when a minus sign is lost, or an issue left out', () => {
    const text = ['-0.2', '57% (exceeded target)'];
    const right = gridOf('t', '-0.2', '57% (exceeded target)');
    const [sign, issue] = [gridOf('t', '0.2', '57% (exceeded target)'), gridOf('t', '-0.2', '57%')];
    const here = papers({ lines: [[1, 2]] });
    expect(faults(right, text, here)).toEqual([]);
    expect(faults(sign, text, here).length).toBeGreaterThan(0);
    expect(faults(issue, text, here)).toEqual([
      'line 2: "(exceeded target)" is not in the grid; transcribe it, or list it under not_figures with its reason.',
    ]);
  });

  it('of an extract by its cells in order, whatever other words there are', () => {
    const extract = gridOf('t', 'REF | END', '1.1 | Oct 17');
    const text = ['REF ACTION END', '1.1 Launch the council Oct 17'];
    expect(faults(extract, text, papers({ form: 'extract', lines: [[1, 2]] }))).toEqual([]);
    expect(faults(extract, text, papers({ lines: [[1, 2]] })).length).toBeGreaterThan(0);
  });

  it('with rows out of reading order, by citing the lines in the order of the grid', () => {
    const torn = ['Croydon 412.2 410.3', '2012-13', '2013-14'];
    expect(faults(grid, torn, papers({ lines: [[1, 3]] })).length).toBeGreaterThan(0);
    expect(
      faults(
        grid,
        torn,
        papers({
          lines: [
            [2, 3],
            [1, 1],
          ],
        }),
      ),
    ).toEqual([]);
  });

  it('of a list by its figures in order, its labels anywhere', () => {
    const list = gridOf('t', 'were being looked after | 760', 'lived with parents | seven');
    const text = ['760 children were being looked after. Of these', 'seven lived with parents'];
    expect(faults(list, text, papers({ form: 'list', lines: [[1, 2]] }))).toEqual([]);
    expect(
      faults(list, [...text, 'and four elsewhere'], papers({ form: 'list', lines: [[1, 3]] })),
    ).toHaveLength(1);
  });
});
