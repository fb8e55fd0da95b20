import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { notebookFiles } from '../../../src/notebooks/run/notebook-files.js';
import { projectFolder } from '../../../src/project.js';
import { notebook, write } from './made-up.js';

// Within the project, where a notebook finds the package.
mkdirSync(join(projectFolder(), '.jupyter'), { recursive: true });
const scratch = mkdtempSync(join(projectFolder(), '.jupyter', 'late-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const IMPORT = "import * as care from 'care-indicators';";

it('what is shown and not awaited is kept, in its own cell', async () => {
  const folder = write(join(scratch, 'kept'), {
    '01-kept': notebook(
      { code: `${IMPORT}\nconst published = care.load();` },
      { code: "care.show(care.chart('trend', published, { table: 'cin-rate' }));\nconst after = 1;" },
      { code: "await care.show('next');" },
    ),
  });
  const [file] = await notebookFiles(folder);
  const { cells } = JSON.parse(String(file!.content)) as { cells: { outputs: { data: object }[] }[] };
  expect(cells.map(({ outputs }) => outputs.length)).toEqual([0, 1, 1]);
  expect(Object.keys(cells[1]!.outputs[0]!.data)).toContain('image/svg+xml');
});

it('what fails without being awaited, or after the last cell, fails the notebook', async () => {
  const folder = write(join(scratch, 'failed'), {
    '01-not-awaited': notebook({ code: `${IMPORT}\ncare.show(undefined);\nconst after = 1;` }),
    '02-afterwards': notebook({
      code: "setTimeout(() => { throw new Error('too late'); }, 20);\nconst after = 1;",
    }),
  });
  const error = await notebookFiles(folder).catch((thrown: Error) => thrown);
  expect(String(error)).toMatch(/01-not-awaited[\s\S]*Check the name[\s\S]*02-afterwards[\s\S]*too late/);
});
