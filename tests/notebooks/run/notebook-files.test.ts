import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Notebook, whole } from '../../../src/notebooks/run/notebook.js';
import { notebookFiles } from '../../../src/notebooks/run/notebook-files.js';
import { projectFolder } from '../../../src/project.js';
import { notebook, write } from './made-up.js';

const scratch = mkdtempSync(join(tmpdir(), 'care-notebooks-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const notebooks = join(projectFolder(), 'notebooks');

describe('notebooks that run', () => {
  const folder = write(join(scratch, 'good'), {
    '00-first': notebook(
      { markdown: '# First\n\nWhat is *asked*.' },
      { code: 'const a: number = 40;\nconsole.log("said", a); console.error("warned")' },
      { code: '' },
      { code: 'let shared = 1;\na + 2' },
      {
        code: 'import { display, newDisplay } from "tslab";\ndisplay.html("<b>x</b>");\nconst later = newDisplay();\nlater.text("before"); later.text("after");',
      },
      { code: 'const b = await Promise.resolve({ deep: [1] });\nb' },
      { code: 'process.cwd().endsWith("good") && process.env.CARE_INDICATORS_OUTPUTS' },
    ),
    '01-second': notebook({ code: 'typeof (globalThis as any).shared' }, { code: 'const a = "its own"; a' }),
    template: notebook({ code: 'throw new Error("never run")' }),
  });
  const told: string[] = [];
  const files = notebookFiles(folder, (done, of, name) => told.push(`${done}/${of} ${name}`), {
    outputs: 'elsewhere',
  });
  const cellsOf = async (path: string) =>
    (JSON.parse(String((await files).find((file) => file.path === path)!.content)) as Notebook).cells.filter(
      ({ cell_type }) => cell_type === 'code',
    );

  it('are given executed and as pages, with an index', async () => {
    expect((await files).map(({ path }) => path)).toEqual([
      'notebooks/00-first.ipynb',
      'notebooks/00-first.html',
      'notebooks/01-second.ipynb',
      'notebooks/01-second.html',
      'notebooks/index.html',
    ]);
    expect((await files)[0]!.title).toBe('First');
    const index = String((await files).at(-1)!.content);
    expect(index).toContain('<a href="00-first.html">First</a>');
    expect(index).toContain('<p>What is asked.</p>');
    expect(told[0]).toBe('0/2 ');
    expect(told.at(-1)).toMatch(/^2\/2 0/);
  });

  it('keep what each cell gave, as the notebook format has it', async () => {
    const cells = await cellsOf('notebooks/00-first.ipynb');
    const result = (text: string[], execution_count: number) => ({
      output_type: 'execute_result',
      data: { 'text/plain': text },
      execution_count,
      metadata: {},
    });
    const shown = (data: object) => ({ output_type: 'display_data', data, metadata: {} });
    expect(cells.map(({ outputs }) => outputs)).toEqual([
      [
        { output_type: 'stream', name: 'stdout', text: ['said 40\n'] },
        { output_type: 'stream', name: 'stderr', text: ['warned\n'] },
      ],
      [],
      [result(['42'], 3)],
      [shown({ 'text/html': ['<b>x</b>'] }), shown({ 'text/plain': ['after'] })],
      [result(['{ deep: [ 1 ] }'], 5)],
      [result(['elsewhere'], 6)],
    ]);
    expect(cells.map(({ execution_count }) => execution_count)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(cells.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6].map((at) => `cell-${at}`));
  });

  it('find a world of their own', async () => {
    const said = (await cellsOf('notebooks/01-second.ipynb')).map(({ outputs }) =>
      whole((outputs![0]!.data as Record<string, unknown>)['text/plain']),
    );
    expect(said).toEqual(['undefined', 'its own']);
  });

  it('give the same bytes twice', async () => {
    expect(await notebookFiles(folder, undefined, { outputs: 'elsewhere' })).toEqual(await files);
  });
});

it('names every notebook that fails, with its cell and what went wrong', async () => {
  const folder = write(join(scratch, 'bad'), {
    '00-type': notebook({ markdown: '# T' }, { code: '1' }, { code: 'const n: number = "x";' }),
    '01-throws': notebook({ code: 'throw new RangeError("too far");' }, { code: 'never' }),
    '02-rejects': notebook({ code: 'await Promise.reject(new Error("refused"));' }),
    '03-late': notebook({ code: 'void Promise.reject(new Error("unseen"));' }),
    '04-promise': notebook({ code: 'const later = async () => 1;' }, { code: 'later()' }),
    '05-exit': notebook({ code: 'process.exit(3)' }),
    '06-endless': notebook({ code: '1' }, { code: 'for (;;) {}' }),
    '07-good': notebook({ code: '1' }),
    '08-module': notebook({ code: '/** @module shared */\nexport const a = 1;' }),
    '10-shorthand': notebook({ code: 'const table = 1;' }, { code: 'console.log({ table });' }),
    '09-place': notebook({ code: `throw new Error(${JSON.stringify(projectFolder())} + "/x");` }),
  });
  const failed = notebookFiles(folder, undefined, { seconds: 2 });
  await expect(failed).rejects.toThrow(
    [
      '10 notebooks failed; no notebook was written.',
      "00-type.ipynb, code cell 2: TypeScript: 1:7 - Type 'string' is not assignable to type 'number'.",
      '01-throws.ipynb, code cell 1: RangeError: too far',
      '02-rejects.ipynb, code cell 1: Error: refused',
      '03-late.ipynb, code cell 1: Error: unseen',
      '04-promise.ipynb, code cell 2: Error: The cell ends in a promise: write `await` before it.',
      '05-exit.ipynb, code cell 1: It ended with an error: its process ended by itself with status 3.',
      '06-endless.ipynb, code cell 2: It ran longer than 2 seconds.',
      '08-module.ipynb, code cell 1: TypeScript: 1:1 - A cell cannot be a module here. Put code that is used twice in src.',
      '09-place.ipynb, code cell 1: Error: ./x',
      '10-shorthand.ipynb, code cell 2: ReferenceError: table is not defined; write `table: table`, as tslab does not know `{ table }` from an earlier cell',
    ].join('\n'),
  );
});

it('says what to do where an expression of Arquero uses a name of another cell', async () => {
  mkdirSync(join(projectFolder(), '.jupyter'), { recursive: true });
  const inside = mkdtempSync(join(projectFolder(), '.jupyter', 'closure-'));
  const folder = write(inside, {
    '00-closure': notebook(
      { code: 'import { table } from "arquero";\nconst least = 1;' },
      { code: 'table({ a: [1] }).filter((d: { a: number }) => d.a > least).numRows()' },
    ),
  });
  const failed = notebookFiles(folder).finally(() => rmSync(inside, { recursive: true }));
  await expect(failed).rejects.toThrow(
    /code cell 2: Error: Invalid variable reference: "exports"\n.*\nIn a notebook: `import \{ escape \} from 'arquero'`/,
  );
});

it('refuses what is no notebook, by its name', async () => {
  const folder = write(join(scratch, 'python'), {
    '00-python': { ...notebook(), metadata: { kernelspec: { name: 'python3' as 'tslab' } } },
  });
  await expect(notebookFiles(folder)).rejects.toThrow(
    /^00-python\.ipynb is not a TypeScript notebook of format 4\.5: metadata\.kernelspec\.name: /,
  );
});

describe('the notebooks of this project', () => {
  it('lie in git without outputs', () => {
    const used = readdirSync(notebooks)
      .filter((name) => name.endsWith('.ipynb'))
      .filter((name) => {
        const { cells } = JSON.parse(readFileSync(join(notebooks, name), 'utf8')) as Notebook;
        return cells.some(
          ({ outputs = [], execution_count = null }) => outputs.length > 0 || execution_count !== null,
        );
      });
    expect(used).toEqual([]);
  });

  it('have a template that runs', async () => {
    const [executed] = await notebookFiles(notebooks, undefined, { names: ['template'] });
    const { cells } = JSON.parse(String(executed!.content)) as Notebook;
    const kinds = cells.flatMap(({ outputs = [] }) => outputs).map(({ output_type }) => output_type);
    expect(kinds.length).toBeGreaterThan(2);
    expect(new Set(kinds)).toEqual(new Set(['display_data']));
  });
});
