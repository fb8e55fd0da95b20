/**
 * Kills each command that writes before every call that changes the disk, in turn, and looks at what lies there: at
 * once, and after the next start. Prints a table; ends with 1 where anything was lost or half new.
 *
 *   npm run check:kill [-- command ...]     KILL_POINTS=40 thins out (default: 150 of each command)
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { whileLocked } from '../../dist/etl/dfe/store-writing.js';
import { writableFolder } from '../../dist/src/io/write.js';
import { contentOf, leftIn, stateOf, storeContentOf } from './states.mjs';

const project = join(dirname(fileURLToPath(import.meta.url)), '../..');
const [cli, preload] = [join(project, 'dist/src/cli/cli.js'), join(project, 'tests/kill/preload.mjs')];
const MOST = Number(process.env.KILL_POINTS ?? 150);
const home = mkdtempSync(join(tmpdir(), 'care-kill-'));
process.on('exit', () => rmSync(home, { recursive: true, force: true }));

const AREAS = [
  'National,E92000001,England,,,,,',
  'Local authority,E92000001,England,E12000007,London,306,E09000008,Croydon',
  'Local authority,E92000001,England,E12000007,London,308,E09000010,Enfield',
  'Local authority,E92000001,England,E12000007,London,315,E09000024,Merton',
];
const HEADINGS =
  'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,category,At31_episodes_rate';

/** A made-up file of rates of children in need, as DfE's file b1 is laid out. */
function needFile(name, years, more) {
  const rows = years.flatMap((year) =>
    AREAS.map((area, at) => `${year},Reporting year,${area},Children in Need,${300 + at * 7 + more}`),
  );
  const path = join(home, 'files', name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${HEADINGS}\n${rows.join('\n')}\n`);
  return path;
}

const [older, newer, third] = [
  needFile('b1_children_in_need_2023.csv', [2022, 2023], 0.5),
  needFile('b1_children_in_need_2024.csv', [2022, 2023, 2024], 1.5),
  needFile('b1_children_in_need_2025.csv', [2023, 2024, 2025], 2.5),
];
const data = join(home, 'data');
cpSync(join(project, 'data/reference'), join(data, 'reference'), { recursive: true });
cpSync(join(project, 'tests/etl/faults/base'), data, { recursive: true });
const notebooks = join(home, 'notebooks');
mkdirSync(notebooks);
const cell = { cell_type: 'code', execution_count: null, id: 'a', metadata: {}, outputs: [], source: ['1'] };
writeFileSync(
  join(notebooks, '01-one.ipynb'),
  JSON.stringify({
    cells: [cell],
    metadata: { kernelspec: { display_name: 'TypeScript', language: 'typescript', name: 'tslab' } },
    nbformat: 4,
    nbformat_minor: 5,
  }),
);

function care(words, env = {}, node = []) {
  return spawnSync(process.execPath, [...node, cli, ...words], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
}

function insist(words) {
  const { status, stderr } = care(words);
  if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}: ${stderr}`);
}

const place = join(home, 'place');
const out = join(place, 'out');
const template = join(home, 'template');
const store = join(home, 'store');
insist(['import', older, newer, '--store', store]);

/** A command into a folder of files, and what is wrong of its old files, so that they differ from the new. */
const intoFolder = (name, words, ours) => ({
  name,
  words,
  look: () => contentOf(out),
  settle: () => writableFolder(out),
  prepare() {
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, 'notes.txt'), 'of the user');
    mkdirSync(join(out, 'empty'));
    insist(words);
    for (const path of Object.keys(contentOf(out)))
      if (ours.test(path)) writeFileSync(join(out, path), `of before: ${path}`);
  },
});

const intoStore = (name, words, first) => ({
  name,
  words,
  look: () => storeContentOf(out),
  settle: () => whileLocked(out, 'Nothing was imported', async () => {}),
  prepare: () => insist(['import', ...first, '--store', out]),
});

const sites = ['--data', data, '--outputs', out];
const all = [
  intoStore('import', ['import', newer, third, '--store', out], [older]),
  intoStore('remove', ['remove', 'b1_children_in_need-2023', '--store', out], [older, newer]),
  intoFolder('extract', ['extract', '--area', 'Croydon', '--store', store, '--to', out], /^[^d].*\.csv$/),
  intoFolder('chart', ['chart', 'cin-rate', '--format', 'svg,csv,vl.json', '--to', out], /^cin/),
  intoFolder(
    'compare --format',
    ['compare', 'cin_rate', '--area', 'Croydon', '--store', store, '--format', 'svg,csv', '--to', out],
    /cin/,
  ),
  intoFolder('export', ['export', 'cin-rate', '--to', out], /csv$/),
  intoFolder('diff --to', ['diff', older, newer, '--to', out], /^diff/),
  intoFolder('notebooks', ['notebooks', '--notebooks', notebooks, '--outputs', out], /^notebooks/),
  intoFolder('site', ['site', ...sites], /^site\//),
  intoFolder('run', ['run', ...sites], /^(?!notes|empty|datapackage)/),
];

/** At most so many of the points, spread over the kinds of calls. */
function thinned(calls) {
  const points = calls.map((call, at) => ({ call: call.split('\t')[0], at }));
  if (points.length <= MOST) return points;
  const kinds = Map.groupBy ? Map.groupBy(points, ({ call }) => call) : new Map([['all', points]]);
  const each = Math.max(4, Math.floor(MOST / kinds.size));
  return [...kinds.values()].flatMap((own) =>
    own.length <= each
      ? own
      : Array.from({ length: each }, (_, i) => own[Math.round((i * (own.length - 1)) / (each - 1))]),
  );
}

const rows = [];
for (const { name, words, look, settle, prepare } of all) {
  if (process.argv.length > 2 && !process.argv.slice(2).some((word) => name.startsWith(word))) continue;
  const reset = () => {
    rmSync(place, { recursive: true, force: true });
    cpSync(template, place, { recursive: true, verbatimSymlinks: true });
  };
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place);
  prepare();
  rmSync(template, { recursive: true, force: true });
  cpSync(place, template, { recursive: true, verbatimSymlinks: true });
  const old = look();
  const log = join(home, 'calls.txt');
  writeFileSync(log, '');
  const whole = care(words, { KILL_LOG: log }, ['--import', preload]);
  if (whole.status !== 0) throw new Error(`${name} ended with ${whole.status}: ${whole.stderr}`);
  const fresh = look();
  if (stateOf(fresh, old, {}) === 'old') throw new Error(`${name}: old and new do not differ`);
  const calls = readFileSync(log, 'utf8').trimEnd().split('\n');
  const row = {
    command: name,
    calls: calls.length,
    kills: 0,
    old: 0,
    new: 0,
    between: 0,
    'old next': 0,
    'new next': 0,
    lost: 0,
    left: 0,
  };
  const points = thinned(calls);
  for (const [nth, { at }] of points.entries()) {
    reset();
    const { signal } = care(words, { KILL_AT: String(at) }, ['--import', preload]);
    if (signal !== 'SIGKILL') continue;
    row.kills++;
    row[stateOf(look(), old, fresh)]++;
    await settle();
    const then = stateOf(look(), old, fresh);
    if (then === 'between') {
      row.lost++;
      console.error(`${name}: half new after the next start, killed before ${calls[at]}`);
    } else row[`${then} next`]++;
    const left = leftIn(place);
    if (left.length > 0) {
      row.left++;
      console.error(`${name}: ${left.join(', ')} left, killed before ${calls[at]}`);
    }
    if (nth % 10 !== 0) continue;
    const again = care(words);
    if (stateOf(look(), old, fresh) !== 'new') {
      row.lost++;
      console.error(
        `${name}: not new after the command was run again (${again.stderr}), killed before ${calls[at]}`,
      );
    }
  }
  rows.push(row);
  console.log(JSON.stringify(row));
}
console.table(rows);
if (rows.some(({ lost, left }) => lost + left > 0)) process.exitCode = 1;
