import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import type { OutputFile } from './datapackage.js';

const DESCRIPTOR = 'datapackage.json';
const [FRESH, FORMER] = ['new', 'old'];

/** The folder of the site, of which nothing is another's. */
const SITE = 'site';

const running = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/**
 * A scratch folder beside the outputs. What a killed run left of its own is swept away first – and if it was
 * killed between taking the old outputs away and putting the new ones in their place, the old are put back.
 */
export function stagingFolder(outputs: string): string {
  const [parent, prefix] = [dirname(outputs), `.${basename(outputs)}-`];
  mkdirSync(parent, { recursive: true });
  for (const name of readdirSync(parent)) {
    const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length)) : Number.NaN;
    if (!Number.isInteger(pid) || running(pid)) continue;
    const former = join(parent, name, FORMER);
    if (!existsSync(outputs) && existsSync(former)) renameSync(former, outputs);
    rmSync(join(parent, name), { recursive: true });
  }
  const staging = join(parent, `${prefix}${process.pid}`);
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(staging);
  return staging;
}

/** What the last run wrote, by its own descriptor; a picture that is not kept has its SVG there. */
function written(outputs: string): string[] {
  try {
    const { resources } = JSON.parse(readFileSync(join(outputs, DESCRIPTOR), 'utf8'));
    return (resources as { path: string }[]).flatMap(({ path }) => [path, path.replace(/\.svg$/, '.png')]);
  } catch {
    return [];
  }
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  );

/**
 * Put the files of a run in their place: all of them are written to a new folder, what others have put into
 * the outputs is copied to it, and the folders change places. So a reader never sees the files of two runs
 * together, and a run that is killed leaves the last good outputs.
 */
export function publish(
  outputs: string,
  staging: string,
  files: readonly OutputFile[],
  descriptor: string,
): void {
  const fresh = join(staging, FRESH);
  for (const { path, content } of [...files, { path: DESCRIPTOR, content: descriptor }]) {
    mkdirSync(dirname(join(fresh, path)), { recursive: true });
    writeFileSync(join(fresh, path), content);
  }
  if (existsSync(outputs)) {
    const ours = new Set([...written(outputs), DESCRIPTOR]);
    for (const path of filesIn(outputs)) {
      const name = relative(outputs, join(outputs, path)).replaceAll('\\', '/');
      if (!ours.has(name) && !name.startsWith(`${SITE}/`) && !existsSync(join(fresh, path)))
        cpSync(join(outputs, path), join(fresh, path));
    }
    renameSync(outputs, join(staging, FORMER));
  }
  renameSync(fresh, outputs);
  rmSync(staging, { recursive: true });
}
