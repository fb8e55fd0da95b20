import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { OutputFile } from '../../io/datapackage.js';
import { stagingFolder } from '../../io/write.js';

const FOLDER = 'notebooks';

/** What a run makes, and so what a run of all notebooks takes away. */
const OURS = /^(\d\d-.*\.(ipynb|html)|index\.html)$/;

/**
 * Put executed notebooks and their pages in their place, all at once: a new folder changes places with the old one.
 * What others have put there stays.
 *
 * @param all whether these are all notebooks, so that those of a former run go.
 */
export function publishNotebooks(outputs: string, files: readonly OutputFile[], all: boolean): void {
  const place = join(outputs, FOLDER);
  const staging = stagingFolder(place);
  const fresh = join(staging, 'new');
  mkdirSync(fresh);
  for (const { path, content } of files) writeFileSync(join(fresh, basename(path)), content);
  if (existsSync(place)) {
    for (const name of readdirSync(place))
      if (!existsSync(join(fresh, name)) && !(all && OURS.test(name)))
        cpSync(join(place, name), join(fresh, name), { recursive: true });
    renameSync(place, join(staging, 'old'));
  }
  mkdirSync(dirname(place), { recursive: true });
  renameSync(fresh, place);
  rmSync(staging, { recursive: true });
}
