import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { newNotebook } from '../../../src/cli/new-notebook.js';
import { findLab, jupyterEnvironment } from '../../../src/notebooks/run/jupyter.js';
import { linkPackage } from '../../../src/notebooks/run/link-package.js';
import { readNotebook, whole } from '../../../src/notebooks/run/notebook.js';
import { publishNotebooks } from '../../../src/notebooks/run/publish-notebooks.js';
import { projectFolder } from '../../../src/project.js';
import { notebook, write } from './made-up.js';

const project = projectFolder();
const scratch = mkdtempSync(join(tmpdir(), 'care-notebooks-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const care = (words: readonly string[], env: NodeJS.ProcessEnv = process.env) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(project, 'dist/src/cli/cli.js'), ...words],
    { encoding: 'utf8', env },
  );
  return { status, stdout, stderr };
};

describe('care-indicators notebooks', () => {
  const [folder, outputs] = [join(scratch, 'notebooks'), join(scratch, 'outputs')];
  const written = () => readdirSync(join(outputs, 'notebooks')).sort();
  const run = (...names: string[]) =>
    care(['--outputs', outputs, 'notebooks', ...names, '--notebooks', folder]);

  it('writes all of them, and nothing if one fails', () => {
    write(folder, { '00-one': notebook({ code: '1' }) });
    expect(run()).toMatchObject({ status: 0, stderr: '' });
    expect(written()).toEqual(['00-one.html', '00-one.ipynb', 'index.html']);
    const before = readFileSync(join(outputs, 'notebooks/00-one.ipynb'), 'utf8');
    write(folder, {
      '00-one': notebook({ code: '2' }),
      '01-two': notebook({ code: 'throw new Error("no")' }),
    });
    expect(run()).toEqual({
      status: 1,
      stdout: '',
      stderr: 'A notebook failed; no notebook was written.\n01-two.ipynb, code cell 1: Error: no\n',
    });
    expect(written()).toEqual(['00-one.html', '00-one.ipynb', 'index.html']);
    expect(readFileSync(join(outputs, 'notebooks/00-one.ipynb'), 'utf8')).toBe(before);
    expect(readdirSync(outputs)).toEqual(['notebooks']);
  });

  it('runs those that are asked for, by name or number', () => {
    expect(run('one').status).toBe(0);
    expect(run('twi')).toMatchObject({
      status: 2,
      stderr: 'There is no notebook "twi"; there are 00-one or 01-two.\n',
    });
    expect(care(['notebooks', '--notebooks', join(scratch, 'none')])).toMatchObject({ status: 2 });
    write(folder, { '01-other': notebook({ code: '1' }) });
    expect(run('1')).toMatchObject({
      status: 2,
      stderr: '"1" may be 01-other or 01-two: write the whole name.\n',
    });
    rmSync(join(folder, '01-other.ipynb'));
  });

  it('leaves what was made of the notebooks of another folder', () => {
    const mine = write(join(scratch, 'mine'), { '50-mine': notebook({ code: '1' }) });
    expect(care(['--outputs', outputs, 'notebooks', '--notebooks', mine]).status).toBe(0);
    expect(written()).toContain('00-one.ipynb');
    rmSync(join(outputs, 'notebooks/50-mine.ipynb'));
    rmSync(join(outputs, 'notebooks/50-mine.html'));
  });

  it('runs one that is asked for though another, which is listed, is broken', () => {
    writeFileSync(join(folder, '02-broken.ipynb'), 'no notebook');
    writeFileSync(join(outputs, 'notebooks/02-broken.html'), 'of a better day');
    expect(run('one')).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(join(outputs, 'notebooks/index.html'), 'utf8')).toContain(
      '<a href="02-broken.html">02-broken</a>',
    );
    rmSync(join(folder, '02-broken.ipynb'));
    rmSync(join(outputs, 'notebooks/02-broken.html'));
  });

  it('says why notebooks elsewhere cannot import the package, and what to do', () => {
    const elsewhere = write(join(scratch, 'elsewhere'), {
      '00-far': notebook({ code: "import * as care from 'care-indicators';" }),
    });
    const { status, stderr } = care(['--outputs', outputs, 'notebooks', '--notebooks', elsewhere]);
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /elsewhere cannot import care-indicators: it is found from folders within this project only\. Put them into one/,
    );
  });

  it('takes away what a former run made, and nothing else', () => {
    writeFileSync(join(outputs, 'notebooks/mine.txt'), 'kept');
    const file = (path: string) => ({ path: `notebooks/${path}`, name: path, title: path, content: path });
    publishNotebooks(outputs, [file('05-new.ipynb')], false);
    expect(written()).toEqual(['00-one.html', '00-one.ipynb', '05-new.ipynb', 'index.html', 'mine.txt']);
    publishNotebooks(outputs, [file('06-newer.ipynb')], true);
    expect(written()).toEqual(['06-newer.ipynb', 'mine.txt']);
  });
});

describe('care-indicators new-notebook', () => {
  mkdirSync(join(project, '.jupyter'), { recursive: true });
  const inside = mkdtempSync(join(project, '.jupyter', 'new-'));
  afterAll(() => rmSync(inside, { recursive: true }));
  const folder = write(join(inside, 'own'), { '07-there': notebook(), template: notebook() });
  const make = (name: string, title?: string) => newNotebook(name, title, { notebooks: folder });

  it('takes the next number and makes the name a question', () => {
    expect(make('who-waits-longest')).toMatch(/^Made .*08-who-waits-longest\.ipynb\.\nOpen it with/);
    const { cells } = readNotebook(readFileSync(join(folder, '08-who-waits-longest.ipynb'), 'utf8'), '');
    expect(whole(cells[0]!.source)).toMatch(/^# Who waits longest\?\n\n/);
    expect(newNotebook('told', undefined, { notebooks: folder })).toMatch(
      /npm run notebooks -- 09-told --notebooks \.jupyter\/new-\w+\/own`/,
    );
    rmSync(join(folder, '09-told.ipynb'));
    make('another', 'Costs: $& and more');
    expect(readFileSync(join(folder, '09-another.ipynb'), 'utf8')).toContain('"# Costs: $& and more\\n"');
  });

  it.each(['', 'Who', 'a b', '../x', '03-x', 'x.ipynb', '-x'])('refuses the name "%s"', (name) => {
    expect(() => make(name)).toThrow('is not a name for a notebook');
  });

  it('refuses a folder from which the package is not found', () => {
    const elsewhere = write(join(scratch, 'far'), {});
    expect(() => newNotebook('mine', undefined, { notebooks: elsewhere })).toThrow(
      'cannot import care-indicators: it is found from folders within this project only.',
    );
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  it('refuses a name that is there, and a number too many', () => {
    expect(() => make('there')).toThrow('There is a notebook 07-there.ipynb already.');
    write(folder, { '99-last': notebook() });
    expect(() => make('next')).toThrow('There is no number free after 99.');
  });
});

describe('care-indicators lab', () => {
  const bin = join(scratch, 'bin');
  const lab = join(bin, 'jupyter-lab');

  it.skipIf(existsSync(join(project, '.venv')))('says how to get JupyterLab where it is not', () => {
    const { status, stderr } = care(['lab'], { ...process.env, PATH: '' });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^JupyterLab is not installed: `.*pip install jupyterlab`.*VS Code.*\n$/);
  });

  it.skipIf(process.platform === 'win32' || existsSync(join(project, '.venv')))(
    'opens it on the notebooks, and gives its words and status on',
    () => {
      mkdirSync(bin);
      writeFileSync(lab, '#!/bin/sh\necho "$@"; echo "$JUPYTER_DATA_DIR"; exit 4\n');
      chmodSync(lab, 0o755);
      const { status, stdout } = care(['lab', '--no-browser'], {
        ...process.env,
        PATH: `${bin}:/bin:/usr/bin`,
      });
      expect(status).toBe(4);
      expect(stdout.split('\n')).toEqual([
        `--ServerApp.root_dir=${join(project, 'notebooks')} --no-browser`,
        join(project, '.jupyter/data'),
        '',
      ]);
      expect(findLab(scratch, bin)).toBe(lab);
    },
  );

  it.skipIf(process.platform === 'win32' || existsSync(join(project, '.venv')))(
    'fails as shells do where a signal ends it',
    () => {
      writeFileSync(lab, '#!/bin/sh\nkill -KILL $$\n');
      expect(care(['lab'], { ...process.env, PATH: `${bin}:/bin:/usr/bin` }).status).toBe(137);
    },
  );

  it('has Jupyter find the kernel and write in this project only', () => {
    const { JUPYTER_PATH, ...rest } = jupyterEnvironment(project, {});
    const spec = JSON.parse(readFileSync(join(JUPYTER_PATH!, 'kernels/tslab/kernel.json'), 'utf8'));
    expect(spec).toMatchObject({ language: 'typescript', display_name: 'TypeScript' });
    expect(spec.argv).toContain('{connection_file}');
    expect(Object.values(rest).every((place) => place!.startsWith(join(project, '.jupyter')))).toBe(true);
  });
});

it('links the package under its own name, once and again', () => {
  const at = join(scratch, 'project');
  const link = join(at, 'node_modules/care-indicators');
  mkdirSync(at);
  linkPackage(at);
  linkPackage(at);
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  rmSync(link);
  symlinkSync('nowhere', link);
  linkPackage(at);
  expect(readdirSync(link)).toEqual(['node_modules']);
});
