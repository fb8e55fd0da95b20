import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../src/project.js';

const project = projectFolder();
const files = (folder: string): string[] =>
  readdirSync(join(project, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(project, join(entry.parentPath, entry.name)))
    .sort();

const imports = (file: string): string[] =>
  [...readFileSync(join(project, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
    ([, name]) => (name!.startsWith('.') ? normalize(join(dirname(file), name!)) : name!),
  );

/** Which rooms a room may import from; the door may use all of src. */
const ROOMS: Record<string, readonly string[]> = {
  'src/statistics': [],
  'src/tables': ['src/tables'],
  'src/observations': ['src/statistics', 'src/tables', 'src/observations'],
  'src/indicators': [
    'src/columns/kernels',
    'src/statistics',
    'src/tables',
    'src/observations',
    'src/indicators',
  ],
  'src/charts': [
    'src/statistics',
    'src/tables',
    'src/observations',
    'src/indicators',
    'src/checks/finding',
    'src/charts',
  ],
  'src/columns': ['src/statistics', 'src/tables', 'src/columns'],
  'src/danfo': [],
  'src/ees': ['src/statistics', 'src/tables', 'src/observations', 'src/ees'],
  'src/display': ['src/charts', 'src/rendering', 'src/statistics', 'src/display'],
  'src/rendering': ['src/charts', 'src/tables', 'src/project', 'src/rendering'],
  'src/checks': [
    'src/statistics',
    'src/tables',
    'src/observations',
    'src/checks',
    // Published tables are checked against DfE's figures by the search that the reconciliation makes.
    'src/indicators/national',
    'src/indicators/reproduce',
    'src/indicators/sentence',
  ],
};

/** The door, and the room that reads the shipped font and Vega's own bundle: alone in src they may know the disk. */
const DISK = /^src\/(index\.ts|project\.ts|show\.ts|rendering\/)/;
const DOOR = ['src/index.ts', 'src/project.ts', 'src/show.ts'];

describe('who may import whom', () => {
  it.each(files('src').filter((file) => !DOOR.includes(file)))('%s', (file) => {
    const room = file.split('/').slice(0, 2).join('/');
    const allowed = ROOMS[room] ?? ['src'];
    const [ours, others] = [
      imports(file).filter(
        (name) =>
          (name.includes('/') && !name.includes(':') && name.startsWith('src')) || name.startsWith('etl'),
      ),
      imports(file),
    ];
    const own = room in ROOMS ? [...allowed, room] : allowed;
    expect(ours.filter((name) => !own.some((place) => name.startsWith(place)))).toEqual([]);
    const barred = DISK.test(file)
      ? /^(etl|notebooks|outputs|tests)/
      : /^(node:|etl|notebooks|outputs|tests)/;
    expect(others.filter((name) => barred.test(name))).toEqual([]);
  });

  it('src knows no console, clock or chance', () => {
    // What is shown outside a notebook goes to the console.
    const guilty = files('src').filter(
      (file) =>
        file !== 'src/show.ts' &&
        /\bconsole\.|Date\.now|new Date\(\)|Math\.random|\bprocess\.(?!js')/.test(
          readFileSync(join(project, file), 'utf8'),
        ),
    );
    expect(guilty).toEqual([]);
  });
});

it('every check that is written is wired in', () => {
  const index = readFileSync(join(project, 'src/checks/index.ts'), 'utf8');
  const listed = /CHECKS: readonly Check\[\] = \[([^\]]*)\]/.exec(index)![1]!;
  const written = files('src/checks').flatMap((file) =>
    [...readFileSync(join(project, file), 'utf8').matchAll(/export const (\w+): Check\b/g)].map(
      ([, name]) => name!,
    ),
  );
  expect(written.filter((name) => !new RegExp(`\\b${name}\\b`).test(listed))).toEqual([]);
});

it('every link of the README leads somewhere', () => {
  const readme = readFileSync(join(project, 'README.md'), 'utf8');
  const links = [...readme.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, path]) => path!);
  expect(links.length).toBeGreaterThan(0);
  for (const link of links) expect(() => readdirSync(dirname(join(project, link)))).not.toThrow();
  const missing = links.filter((link) => {
    const path = join(project, link);
    return !readdirSync(dirname(path)).includes(path.replace(/\/$/, '').split('/').pop()!);
  });
  expect(missing).toEqual([]);
});

it('every room of src is tested', () => {
  const rooms = readdirSync(join(project, 'src'), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  const tested = readdirSync(join(project, 'tests'));
  expect(rooms.map(({ name }) => name).filter((name) => !tested.includes(name))).toEqual([]);
});
