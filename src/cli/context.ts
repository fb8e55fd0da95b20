import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from '../../etl/published/build.js';
import { type Input, readInput } from '../../etl/published/read.js';
import { UsageError } from '../model/usage-error.js';
import { projectFolder } from '../project.js';
import type { Built } from '../quality/index.js';

/** Folders a command works on. */
export interface Folders {
  readonly data: string;
  readonly outputs: string;
}

export function folders(options: { data?: string; outputs?: string }): Folders {
  const project = projectFolder();
  const data = resolve(options.data ?? join(project, 'data'));
  const outputs = resolve(options.outputs ?? join(project, 'outputs'));
  const kind = (path: string) => statSync(path, { throwIfNoEntry: false });
  if (!kind(data)?.isDirectory())
    throw new UsageError(
      `${options.data} is not a folder; --data names one that holds "published" and "reference".`,
    );
  if (`${outputs}/`.startsWith(`${data}/`) || `${data}/`.startsWith(`${outputs}/`))
    throw new UsageError('The outputs must not lie in the data folder, nor the data in the outputs.');
  return { data, outputs };
}

type Read = Built & { readonly input: Input };

function readOnce(data: string): Read {
  const { input, faults } = readInput(data);
  return { ...build(input, faults), input };
}

let own: Read | undefined;

/** Read, tidy and check without writing, the project's own tables once in a process; throws RefusedInput with every fault. */
export function readAndBuild({ data }: Folders): Read {
  if (data !== join(projectFolder(), 'data')) return readOnce(data);
  own ??= readOnce(data);
  return own;
}
