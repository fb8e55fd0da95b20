import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { type Imported, type ImportOptions, importFiles } from '../../../etl/dfe/import.js';
import { readReference } from '../../../etl/dfe/reference.js';
import { csv } from '../../../src/io/write-csv.js';
import { RefusedInput } from '../../../src/model/fault.js';
import { cellName } from '../../../src/model/grid.js';
import { projectFolder } from '../../../src/project.js';
import type { Store } from '../../../src/store/store.js';

export const reference = readReference(join(projectFolder(), 'data'));
export const { catalogue } = reference;

/** An empty folder that is gone after the tests of a file. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'care-indicators-dfe-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Import as the command does, on a fixed day. */
export const importInto = (
  store: string,
  paths: readonly string[],
  more: Partial<ImportOptions> = {},
): Promise<Imported> => importFiles(paths, { store, reference, today: '2026-01-31', ...more });

/** The faults that an import is refused for. */
export async function refusalOf(importing: Promise<Imported>): Promise<string> {
  try {
    await importing;
  } catch (error) {
    if (error instanceof RefusedInput) return error.message;
    throw error;
  }
  throw new Error('the import was not refused');
}

/** Every figure of a store, in the order of its files. */
export const everyFigure = (store: Store) => store.figures({ indicators: [...store.indicators().keys()] });

const SHOWN = [
  'source',
  'cell',
  'indicator',
  'breakdown',
  'area_code',
  'area_name',
  'time_period',
  'time_identifier',
  'unit',
  'published',
  'value',
  'status',
  'numerator',
  'denominator',
  'note',
] as const;

/** Every figure of a store as CSV that a person can read. */
export async function figuresText(store: Store): Promise<string> {
  const figures = await everyFigure(store);
  return csv(
    SHOWN,
    figures.map((figure) => SHOWN.map((name) => (name === 'cell' ? cellName(figure) : figure[name]))),
  );
}

/** All issues of an import, a line each. */
export const issuesText = ({ staged, known, aside }: Imported): string =>
  [
    ...staged.flatMap(({ release, issues }) => [
      `${release.release} (${release.form}, ${release.file})`,
      ...issues.map(
        ({ severity, cells, message, count = 1 }) =>
          `  ${severity}${cells === '' ? '' : ` ${cells}`}: ${message}${count > 1 ? ` (${count} times)` : ''}`,
      ),
    ]),
    ...known.map((file) => `${file} is known`),
    ...aside.map(({ file, why }) => `${file} is left aside: ${why}`),
    '',
  ].join('\n');
