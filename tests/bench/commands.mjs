// Commands that users run, and readCsv of notebooks, each against DuckDB doing the same job on the same made-up national file:
// node tests/bench/commands.mjs [--millions 1] [--rounds 3]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';

const { values: asked } = parseArgs({
  options: { millions: { type: 'string', default: '1' }, rounds: { type: 'string', default: '3' } },
});
const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const memory = `process.on('exit', () => console.error('\\npeak ' + process.resourceUsage().maxRSS));`;
const MEASURE = `data:text/javascript,${encodeURIComponent(memory)}`;

/** Seconds, peak megabytes and output of a program of Node. */
function run(...words) {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', MEASURE, ...words], {
    cwd: folder,
    encoding: 'utf8',
  });
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`${words.join(' ')} failed: ${stderr}`);
  return { seconds, megabytes: Number(/peak (\d+)/.exec(stderr)[1]) / 1024, stdout };
}

const care = (...words) => run(at('../../dist/src/cli/cli.js'), ...words, '--store', 'store');
const duckdb = (job) => run(at('duckdb.mjs'), job);
/** Seconds without the start of the program, as it tells them itself. */
const reading = (reader) => {
  const done = run(at('read-csv.mjs'), reader, 'national.csv');
  return { ...done, ...JSON.parse(done.stdout) };
};
const sameSum = (own, peer) => {
  if (Math.abs(own.sum - peer.sum) > 0.001) throw new Error(`sums are ${own.sum} and ${peer.sum}`);
};
const AREA = 'E09000008';
const ours = [
  { name: 'import a national file', own: () => care('import', 'national.csv'), peer: () => duckdb('import') },
  {
    name: 'compare one indicator',
    own: () => care('compare', 'national__rate_per_10000', '--area', AREA, '--format', 'csv'),
    peer: () => duckdb('compare'),
    same: (own, peer) => {
      const rows = parse(own.stdout, { columns: true });
      const expected = JSON.parse(peer.stdout.trim().split('\n').at(-1));
      if (rows.length === 0 || rows.length !== expected.length) throw new Error('not the same periods');
      rows.forEach((row, index) => {
        const [value, england, rank] = expected[index].map(String);
        if (row.value !== value || row.england_value !== england || row.rank !== rank)
          throw new Error(
            `${row.period}: ${row.value}, ${row.england_value}, ${row.rank}; DuckDB has ${value}, ${england}, ${rank}`,
          );
      });
    },
  },
  {
    name: 'readCsv in a notebook',
    own: () => reading('ours'),
    peer: () => reading('duckdb'),
    same: sameSum,
  },
  {
    name: 'Arquero’s fromCSV',
    own: () => reading('arquero'),
    peer: () => reading('duckdb'),
    same: sameSum,
  },
];

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const line = (cells) =>
  `  ${cells[0].padEnd(26)}${cells
    .slice(1)
    .map((cell) => cell.padStart(14))
    .join('')}`;

try {
  run(at('national-file.mjs'), folder, String(Math.round(Number(asked.millions) * 10)));
  console.log(
    `Commands on a file of ${asked.millions} million rows; each in turn, ${asked.rounds} times, medians; equal results checked.`,
  );
  console.log(line(['', 'seconds', 'times DuckDB', 'memory MB', 'DuckDB MB']));
  for (const { name, own, peer, same } of ours) {
    const runs = Array.from({ length: Number(asked.rounds) }, () => {
      const imports = name.startsWith('import');
      if (imports) rmSync(join(folder, 'store'), { recursive: true, force: true });
      const [a, b] = [own(), peer()];
      same?.(a, b);
      return { a, b };
    });
    const of = (pick) => median(runs.map(pick));
    console.log(
      line([
        name,
        of(({ a }) => a.seconds).toFixed(2),
        of(({ a, b }) => a.seconds / b.seconds).toFixed(1),
        of(({ a }) => a.megabytes).toFixed(0),
        of(({ b }) => b.megabytes).toFixed(0),
      ]),
    );
  }
} finally {
  rmSync(folder, { recursive: true });
}
