import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { projectFolder } from '../../src/project.js';
import { type Built, build } from '../build.js';
import { type Input, readInput } from '../read.js';
import { recipes } from '../recipes/index.js';

/** Folders a command works on. */
export interface Folders {
  readonly data: string;
  readonly outputs: string;
}

/** What the user asked for cannot be done as asked: exit status 2. */
export class UsageError extends Error {}

export function folders(options: { data?: string; outputs?: string }): Folders {
  const project = projectFolder();
  const data = resolve(options.data ?? join(project, 'data'));
  if (!statSync(data, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(
      `There is no folder ${options.data}; --data names one that holds "published" and "reference".`,
    );
  return { data, outputs: resolve(options.outputs ?? join(project, 'outputs')) };
}

/** Read, tidy and check without writing; throws RefusedInput with every fault. */
export function readAndBuild({ data }: Folders): Built & { readonly input: Input } {
  const { input, faults } = readInput(data);
  return { ...build(input, recipes, faults), input };
}
