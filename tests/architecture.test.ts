import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { expect, it } from 'vitest';
import { projectFolder } from '../src/project.js';

const project = projectFolder();
const files = (folder: string): string[] =>
  readdirSync(join(project, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(project, join(entry.parentPath, entry.name)))
    .sort();
const textOf = (file: string): string => readFileSync(join(project, file), 'utf8');
const code = [...files('src'), ...files('etl')];

const importsOf = (file: string): string[] =>
  [...textOf(file).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name]) =>
    name!.startsWith('.') ? normalize(join(dirname(file), name!)) : name!,
  );

/** From the bottom up; a folder may import those below it, and those beside it on its own level. */
const LEVELS: readonly (readonly string[])[] = [
  ['src/project', 'src/statistics'],
  ['src/model'],
  ['src/text', 'src/io'],
  ['src/published'],
  ['src/analysis'],
  ['src/quality'],
  ['src/ees', 'src/store'],
  ['src/charts'],
  ['etl'],
  ['src/notebooks', 'src/site'],
  ['src/index'],
  ['src/cli'],
];
const levelOf = (path: string): number =>
  LEVELS.findIndex((level) =>
    level.some((place) => path === place || path.startsWith(`${place}/`) || path.startsWith(`${place}.`)),
  );

it('every file lies in a folder that the architecture names', () => {
  expect(code.filter((file) => levelOf(file) < 0)).toEqual([]);
});

it('imports go down', () => {
  const uphill = code.flatMap((file) =>
    importsOf(file)
      .filter((name) => /^(src|etl)\//.test(name) && levelOf(name) > levelOf(file))
      .map((name) => `${file} imports ${name}`),
  );
  expect(uphill).toEqual([]);
});

it('no file imports itself through others', () => {
  const imports = new Map(
    code.map((file) => [file, importsOf(file).map((name) => name.replace(/\.js$/, '.ts'))]),
  );
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' → '));
    if (path.includes(file) || done.has(file)) return;
    for (const next of imports.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of code) visit(file, []);
  expect(cycles).toEqual([]);
});

it('only folders that must touch the disk import Node', () => {
  const DISK =
    /^(src\/(io|store|notebooks|site|cli|charts\/(render|gallery))\/|src\/(project|index)\.|etl\/)/;
  const guilty = code.filter(
    (file) => !DISK.test(file) && importsOf(file).some((name) => name.startsWith('node:')),
  );
  expect(guilty).toEqual([]);
});

it('no clock, chance or console below the programs', () => {
  const PROGRAMS = /^(src\/(cli|notebooks|site|io)\/|etl\/)/;
  const guilty = code.filter(
    (file) => !PROGRAMS.test(file) && /\bconsole\.|Date\.now|new Date\(\)|Math\.random/.test(textOf(file)),
  );
  expect(guilty).toEqual([]);
});

it('every check that is written is run', () => {
  const listed = /CHECKS: readonly Check\[\] = \[([^\]]*)\]/.exec(textOf('src/quality/index.ts'))![1]!;
  const written = files('src/quality').flatMap((file) =>
    [...textOf(file).matchAll(/export const (\w+): Check\b/g)].map(([, name]) => name!),
  );
  expect(written.length).toBeGreaterThan(0);
  expect(written.filter((name) => !new RegExp(`\\b${name}\\b`).test(listed))).toEqual([]);
});

it('every link of every README leads somewhere', () => {
  const readmes = [
    'README.md',
    ...['data', 'etl', 'src', 'src/charts', 'src/site', 'notebooks', 'tests'].map(
      (folder) => `${folder}/README.md`,
    ),
  ];
  const links = readmes.flatMap((readme) =>
    [...textOf(readme).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path]) => ({ readme, path: path! })),
  );
  expect(links.length).toBeGreaterThan(0);
  const missing = links.filter(({ readme, path }) => {
    const at = join(project, dirname(readme), path.replace(/\/$/, ''));
    try {
      return !readdirSync(dirname(at)).includes(at.split('/').pop()!);
    } catch {
      return true;
    }
  });
  expect(missing).toEqual([]);
});

/** Names that are still exported from two files, and why; a schema and its type share one name in one file. */
const EXPORTED_TWICE: Readonly<Record<string, string>> = {
  BESIDE: 'site and charts: to be renamed',
  Drawn: 'charts: to be renamed',
  Group: 'charts: to be renamed',
  HEIGHT: 'site and charts: to be renamed',
  LIMITS: 'charts: to be renamed',
  PER: 'charts: to be renamed',
  Place: 'site and disclosure control: to be renamed',
  Reading: 'site: to be renamed',
  SCALES: 'charts: to be renamed',
  Series: 'analysis and charts: to be renamed',
  Table: 'charts and disclosure control: to be renamed',
  View: 'site and charts: to be renamed',
  WHOLE: 'store and charts: to be renamed',
  counted: 'charts: to be renamed',
  figure: 'analysis: to be renamed',
  oneIndicator: 'command line and charts: to be renamed',
  readingOf: 'analysis and site: to be renamed',
  seriesOf: 'analysis and charts: to be renamed',
  signOf: 'site and charts: to be renamed',
  standing: 'analysis and charts: to be renamed',
  titleOf: 'site and charts: to be renamed',
  told: 'site and charts: to be renamed',
};

it('one name, one meaning: no two files export the same name', () => {
  const DEFINED = /^export (?:abstract |async )*(?:const|let|function\*?|class|interface|type|enum) (\w+)/gm;
  const homes = new Map<string, Set<string>>();
  for (const file of code)
    for (const [, name] of textOf(file).matchAll(DEFINED))
      homes.set(name!, (homes.get(name!) ?? new Set()).add(file));
  const twice = [...homes].filter(([name, own]) => own.size > 1 && !Object.hasOwn(EXPORTED_TWICE, name));
  expect(twice.map(([name, own]) => `${name}: ${[...own].join(', ')}`)).toEqual([]);
});
