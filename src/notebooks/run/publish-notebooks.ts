import { basename, join } from 'node:path';
import type { OutputFile } from '../../io/datapackage.js';
import { publishFolder } from '../../io/write.js';

const FOLDER = 'notebooks';

/** What a run makes, and so what a run of all notebooks takes away. */
const OURS = /^(\d\d-.*\.(ipynb|html)|index\.html)$/;

/**
 * Put executed notebooks and their pages in their place, all at once. What others have put there stays.
 *
 * @param all whether these are all notebooks, so that those of a former run go.
 * @throws UsageError if the disk refuses; nothing has changed then.
 */
export function publishNotebooks(outputs: string, files: readonly OutputFile[], all: boolean): void {
  publishFolder(
    join(outputs, FOLDER),
    files.map(({ path, content }) => ({ path: basename(path), content })),
    (path) => all && OURS.test(path),
  );
}
