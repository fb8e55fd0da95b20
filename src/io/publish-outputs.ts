import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { datapackage, type OutputFile, type Papers } from './datapackage.js';
import { publishFolder } from './write.js';

const DESCRIPTOR = 'datapackage.json';

/** What the last run wrote, by its own descriptor; a picture that is not kept has its SVG there. */
function written(outputs: string): ReadonlySet<string> {
  try {
    const { resources } = JSON.parse(readFileSync(join(outputs, DESCRIPTOR), 'utf8'));
    const paths = (resources as { path: string }[]).map(({ path }) => path);
    return new Set([DESCRIPTOR, ...paths, ...paths.map((path) => path.replace(/\.svg$/, '.png'))]);
  } catch {
    return new Set([DESCRIPTOR]);
  }
}

/**
 * Put outputs and their descriptor in a folder, all at once. What the last run wrote goes; what others put there stays.
 *
 * @param isOurs files of ours besides, by their paths: they go as well.
 * @throws UsageError if the disk refuses; nothing has changed then.
 */
export function publishOutputs(
  folder: string,
  files: readonly OutputFile[],
  publications: readonly Papers[],
  isOurs: (path: string) => boolean = () => false,
): void {
  const former = written(folder);
  publishFolder(
    folder,
    [...files, { path: DESCRIPTOR, content: datapackage(files, publications) }],
    (path) => former.has(path) || isOurs(path),
  );
}
