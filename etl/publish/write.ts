import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { OutputFile } from './datapackage.js';

const DESCRIPTOR = 'datapackage.json';

const running = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** A scratch folder beside the outputs; what a killed run left of its own is swept away first. */
export function stagingFolder(outputs: string): string {
  const [parent, prefix] = [dirname(outputs), `.${basename(outputs)}-`];
  mkdirSync(parent, { recursive: true });
  for (const name of readdirSync(parent)) {
    const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length)) : Number.NaN;
    if (Number.isInteger(pid) && !running(pid)) rmSync(join(parent, name), { recursive: true });
  }
  const staging = join(parent, `${prefix}${process.pid}`);
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(staging, { recursive: true });
  return staging;
}

/** What the last run wrote, by its own descriptor; nothing of anyone else's is ever taken away. */
function written(outputs: string): string[] {
  try {
    const { resources } = JSON.parse(readFileSync(join(outputs, DESCRIPTOR), 'utf8'));
    return (resources as { path: string }[])
      .map(({ path }) => path)
      .filter((path) => !path.split('/').includes('..'));
  } catch {
    return [];
  }
}

const same = (path: string, content: string | Uint8Array): boolean =>
  existsSync(path) && readFileSync(path).equals(Buffer.from(content));

/**
 * Put the files of a run in their place. All are written to the staging folder first and renamed one by
 * one, the descriptor last, so that a reader never sees half a file and a run that is killed before this
 * leaves the last good outputs as they were. Files that have not changed are not touched.
 */
export function publish(
  outputs: string,
  staging: string,
  files: readonly OutputFile[],
  descriptor: string,
): void {
  const all = [...files, { path: DESCRIPTOR, content: descriptor }];
  const changed = all.filter(({ path, content }) => !same(join(outputs, path), content));
  for (const { path, content } of changed) {
    mkdirSync(dirname(join(staging, path)), { recursive: true });
    writeFileSync(join(staging, path), content);
  }
  const old = written(outputs);
  for (const { path } of changed) {
    mkdirSync(dirname(join(outputs, path)), { recursive: true });
    renameSync(join(staging, path), join(outputs, path));
  }
  const kept = new Set(all.map(({ path }) => path));
  for (const path of old) if (!kept.has(path)) rmSync(join(outputs, path), { force: true });
  rmSync(staging, { recursive: true });
}
