import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSheet, type Sheet } from '../../src/ees/sheet.js';
import { projectFolder } from '../../src/project.js';

const folder = (name: string): string => join(projectFolder(), 'tests/ees', name);

/** The meta file of cases that have none of their own. */
const COMMON = 'minimal.meta.csv';

/** A case of `pass` or `fail` by its file: `<check>.csv` or `<check>-<what is wrong>.csv`. */
export interface Case {
  readonly file: string;
  readonly check: string;
  readonly data: Sheet;
  readonly meta: Sheet;
}

const metaOf = (path: string): string => path.replace(/\.csv$/, '.meta.csv');

/** The files of a folder of cases; those without a meta file share one. */
export function casesIn(name: 'pass' | 'fail'): Case[] {
  return readdirSync(folder(name))
    .filter((file) => file.endsWith('.csv') && !file.endsWith('.meta.csv'))
    .map((file) => {
      const own = join(folder(name), metaOf(file));
      const meta = existsSync(own) ? own : join(folder('pass'), COMMON);
      return {
        file,
        check: file.replace(/(-.*)?\.csv$/, ''),
        data: readSheet(readFileSync(join(folder(name), file)), file),
        meta: readSheet(readFileSync(meta), metaOf(file)),
      };
    });
}
